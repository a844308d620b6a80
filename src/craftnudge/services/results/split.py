"""A change in groups that are commits of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.coaching.splitting.file_groups import Group
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
