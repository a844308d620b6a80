"""A change in groups that are commits of their own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.domain.coaching.splitting.file_groups import Group
    from craftnudge.domain.commits.change import Hunk
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import ScoreCard


@dataclass(frozen=True, slots=True)
class Part:
    """A group of a change: the message that its commit gets, and the score card of that commit."""

    group: Group
    message: str
    card: ScoreCard

    @property
    def subject(self) -> str:
        """The first line of the message."""
        return self.message.partition("\n")[0]


@dataclass(frozen=True, slots=True)
class Split:
    """A change and its parts; `record` is of the commit, or of what is staged (`staged`), and `tree` its files.

    `head` is where HEAD stands, None for what is staged. `lower` are the scores of parts that are not offered, because
    on average they score lower than the whole.
    """

    record: CommitRecord
    tree: str
    head: str | None
    staged: bool
    before: ScoreCard
    parts: tuple[Part, ...]
    lower: tuple[float, ...] = ()

    @property
    def is_head(self) -> bool:
        """Whether this is the last commit: nothing was committed on top of it."""
        return self.record.hash == self.head

    @property
    def partial_paths(self) -> frozenset[str]:
        """The files of which several parts hold some lines each."""
        times = Counter(path for part in self.parts for path in part.group.paths)
        return frozenset(path for path, count in times.items() if count > 1)

    def hunks_until(self, number: int) -> Mapping[str, Sequence[Hunk]]:
        """The hunks of each file in the first `number` parts, by its path."""
        hunks: dict[str, list[Hunk]] = {}
        for part in self.parts[:number]:
            for delta in part.group.deltas:
                hunks.setdefault(delta.change.path, []).extend(delta.hunks)
        return hunks
