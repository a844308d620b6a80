"""What insights look at: one person's commits, and those of others in the same repositories."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from craftnudge.domain.habits.scored_commit import newest_rubric, scored_under
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from craftnudge.domain.habits.goal_events import NudgeShown
    from craftnudge.domain.habits.scored_commit import ScoredCommit

Pair: TypeAlias = "tuple[ScoredCommit, ScoredCommit]"


@dataclass(frozen=True)
class History:
    """Commits of one person (`own`) and of `others` in the same repositories and days, oldest first.

    All were scored under one rubric; `other_rubric` counts those that were not and are ignored. `people` is how many
    others there are; `nudges` is what was shown to the person. With `one_person` false, `own` are all authors' commits.
    `rewriting` keeps those pairs of which the second commit changes lines that the first wrote; None where no
    repository can be read.
    """

    own: tuple[ScoredCommit, ...]
    others: tuple[ScoredCommit, ...] = ()
    people: int = 0
    other_rubric: int = 0
    nudges: tuple[NudgeShown, ...] = ()
    one_person: bool = True
    rewriting: Callable[[Sequence[Pair]], Sequence[Pair]] | None = None

    @cached_property
    def scored(self) -> tuple[ScoredCommit, ...]:
        """The person's scored commits."""
        return tuple(commit for commit in self.own if commit.scored)

    @cached_property
    def others_scored(self) -> tuple[ScoredCommit, ...]:
        """The others' scored commits."""
        return tuple(commit for commit in self.others if commit.scored)


def history_of(
    own: Iterable[ScoredCommit],
    others: Iterable[ScoredCommit] = (),
    people: int = 0,
    nudges: Iterable[NudgeShown] = (),
    *,
    one_person: bool = True,
    rewriting: Callable[[Sequence[Pair]], Sequence[Pair]] | None = None,
) -> History:
    """A history under the newest rubric among all commits, without repositories that only others have commits in."""
    own, others = tuple(own), tuple(others)
    rubric = newest_rubric([*own, *others])
    mine = scored_under(rubric, own)
    theirs = scored_under(rubric, others)
    keys = {commit.repository.key for commit in mine}
    near = tuple(commit for commit in theirs if commit.repository.key in keys)
    older = len(own) + len(others) - len(mine) - len(theirs)
    return History(mine, near, people, older, tuple(nudges), one_person, rewriting)
