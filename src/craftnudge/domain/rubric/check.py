"""What a check is, and what it answers."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Literal, NamedTuple

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.domain.rubric.facts import Facts

    # A sentence, or what makes it with all that goes with it: of ten thousand commits that are judged for a chart
    # nobody reads a word.
    Says = str | Callable[[], "Words"]

Result = Literal["pass", "partial", "fail", "not_applicable"]
CategoryName = Literal["message", "changes", "code", "context"]


# Evidence, Words and Outcome are tuples with names, not dataclasses: dozens are made for each commit, and a frozen
# dataclass takes four times as long to make.
class Evidence(NamedTuple):
    """What shows an outcome: the quoted words, the file and line, or the figure beside its limit."""

    text: str
    quote: str | None = None
    path: str | None = None
    line: int | None = None
    figure: float | None = None
    limit: float | None = None


class Words(NamedTuple):
    """What is said of an outcome.

    `says` is one plain sentence about this commit, never about commits in general; `advice` is one thing to do, where
    it can be more to the point than the check's own.
    """

    says: str
    evidence: tuple[Evidence, ...] = ()
    advice: str | None = None


class Outcome(NamedTuple):
    """The answer of one check to one commit.

    `share` is the part of the check's points that was earned, 0 to 1. `words` are there, or made when they are read.
    """

    result: Result
    share: float
    words: Words | Callable[[], Words]

    def told(self) -> Words:
        """What is said of it."""
        return self.words if isinstance(self.words, Words) else self.words()

    @property
    def says(self) -> str:
        """One plain sentence about this commit."""
        return self.told().says

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What shows it."""
        return self.told().evidence

    @property
    def advice(self) -> str | None:
        """One thing to do, more to the point than the check's own; None where there is no such, or nothing to do."""
        return None if self.result == "pass" else self.told().advice


# Straight from a tuple, which takes a third as long as by names.
_outcome = functools.partial(tuple.__new__, Outcome)


def said(says: str, *evidence: Evidence, advice: str | None = None) -> Words:
    """The words of an outcome: for a function without arguments that makes them when they are read."""
    return Words(says, evidence, advice)


def passed(says: Says, *evidence: Evidence) -> Outcome:
    """All points."""
    return _outcome(("pass", 1.0, Words(says, evidence) if isinstance(says, str) else says))


def partial(share: float, says: Says, *evidence: Evidence, advice: str | None = None) -> Outcome:
    """A share of the points, strictly between 0 and 1; values outside are moved to the nearest outcome's edge."""
    words = Words(says, evidence, advice) if isinstance(says, str) else says
    return _outcome(("partial", 0.01 if share < 0.01 else min(share, 0.99), words))  # noqa: PLR2004


def failed(says: Says, *evidence: Evidence, advice: str | None = None) -> Outcome:
    """No points."""
    return _outcome(("fail", 0.0, Words(says, evidence, advice) if isinstance(says, str) else says))


def not_applicable(reason: str) -> Outcome:
    """No opinion: the points are shared out among the other checks of the aspect. `reason` says why."""
    return _outcome(("not_applicable", 0.0, Words(reason)))


def graded(share: float, says: Says, *evidence: Evidence, advice: str | None = None) -> Outcome:
    """Met from 0.95, missed up to 0.05, partly between: for checks on a continuous scale."""
    words = Words(says, evidence, advice) if isinstance(says, str) else says
    if share >= 0.95:  # noqa: PLR2004 - the edges are this function's contract
        return _outcome(("pass", 1.0, words))
    if share <= 0.05:  # noqa: PLR2004
        return _outcome(("fail", 0.0, words))
    return _outcome(("partial", share, words))


def scaled(share: float, met_from: float, says: Says, *evidence: Evidence, advice: str | None = None) -> Outcome:
    """The share itself, however near an edge: met from `met_from`, missed below a tenth, partly between.

    For checks that must tell two good commits apart, as size does.
    """
    result: Result = "pass" if share >= met_from else "fail" if share < 0.1 else "partial"  # noqa: PLR2004
    words = Words(says, evidence, advice) if isinstance(says, str) else says
    return _outcome((result, 0.0 if share < 0 else min(share, 1.0), words))


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at in a commit. Everything that is ever said about a check stands in its own file.

    `points` are of 100 over all checks: an aspect's checks add up to its weight. `topic` is the idea that the check is
    about ("why", "size"): feedback never says two things about one topic. `grounds` is the figure and the source that
    the check stands on; `limits` says when it is wrong and how often it fires on respected histories.
    An `urgent` check that is missed is spoken of first whatever it cost: what it found harms others while it stands.
    One that `only_finds` has an opinion only where it finds something: where it finds nothing, the habit is kept.
    A `notable` one is worth a word when it is met; most are met by any small commit, and praise for that is empty.
    `gravity` is how many times its points a check puts at stake where it is missed altogether: there is no use in
    counting what else is well in a change that holds a key, or in a message that names nothing.
    """

    id: str
    name: str
    title: str
    topic: str
    points: float
    why: str
    advice: str
    good: str
    bad: str
    grounds: str
    limits: str
    evaluate: Callable[[Facts], Outcome]
    urgent: bool = False
    highlight: bool = False
    weight_factor: float = 1.0
    informational: bool = False

    @property
    def category(self) -> CategoryName:
        """The aspect, from the hundreds digit of the id."""
        return CATEGORY_OF_DIGIT[self.id[2]]


CATEGORY_OF_DIGIT: dict[str, CategoryName] = {"1": "message", "2": "changes", "3": "code", "4": "context"}


def points_at_stake(check: Check, points: float, result: Result) -> float:
    """What counts for this answer of a check that is worth so many points."""
    if result == "not_applicable":
        return 0.0
    return points * check.weight_factor if result == "fail" else points
