"""What a check is, and what it answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.domain.rubric.facts import Facts

Result = Literal["pass", "partial", "fail", "not_applicable"]
CategoryName = Literal["message", "changes", "code", "context"]


# Evidence and Outcome are named tuples, not dataclasses: dozens are made for each commit, and a frozen dataclass takes
# four times as long to make.
class Evidence(NamedTuple):
    """What shows an outcome: a quotation, a file and line, or a figure beside its limit.

    `kind` says what it is ("subject", "changed_lines", "breakpoint"); `name` is the id of a thing that the catalogue
    has a word for, such as a habit of the project. Quotations are whole; they are cut where they are shown.
    """

    kind: str
    quote: str | None = None
    path: str | None = None
    line: int | None = None
    figure: float | None = None
    limit: float | None = None
    name: str | None = None


class Outcome(NamedTuple):
    """The answer of one check to one commit: data only. The words for it are looked up by the check and `kind`.

    `share` is the part of the check's points that was earned, 0 to 1. `kind` names the situation that the check found.
    """

    result: Result
    share: float
    kind: str
    evidence: tuple[Evidence, ...] = ()


# `tuple.__new__` instead of the class: a call by names takes three times as long.
_new = tuple.__new__


def passed(kind: str, *evidence: Evidence) -> Outcome:
    """All points."""
    return _new(Outcome, ("pass", 1.0, kind, evidence))


def partial(share: float, kind: str, *evidence: Evidence) -> Outcome:
    """A share of the points, at least 0.01 and at most 0.99."""
    return _new(Outcome, ("partial", 0.01 if share < 0.01 else min(share, 0.99), kind, evidence))  # noqa: PLR2004


def failed(kind: str, *evidence: Evidence) -> Outcome:
    """No points."""
    return _new(Outcome, ("fail", 0.0, kind, evidence))


def not_applicable(kind: str, *evidence: Evidence) -> Outcome:
    """No opinion: the points are shared out among the other checks of the category. `kind` says why."""
    return _new(Outcome, ("not_applicable", 0.0, kind, evidence))


def graded(share: float, kind: str, *evidence: Evidence) -> Outcome:
    """Pass from 0.95, fail up to 0.05, partial between: for checks on a continuous scale."""
    if share >= 0.95:  # noqa: PLR2004 - the edges are this function's contract
        return _new(Outcome, ("pass", 1.0, kind, evidence))
    if share <= 0.05:  # noqa: PLR2004
        return _new(Outcome, ("fail", 0.0, kind, evidence))
    return _new(Outcome, ("partial", share, kind, evidence))


def scaled(share: float, pass_from: float, kind: str, *evidence: Evidence) -> Outcome:
    """The share itself, however near an edge: pass from `pass_from`, fail below a tenth, partial between.

    For checks that must tell two good commits apart, as size does.
    """
    result: Result = "pass" if share >= pass_from else "fail" if share < 0.1 else "partial"  # noqa: PLR2004
    return _new(Outcome, (result, 0.0 if share < 0 else min(share, 1.0), kind, evidence))


@dataclass(frozen=True, slots=True)
class Check:
    """One property of a commit that is checked, with its documentation.

    `points` are of 100 over all checks: the checks of a category add up to its weight. `pass_name` and `fail_name` are
    headings for either result. `topic` is the idea that the check is about ("why", "size"): feedback mentions it once.
    `why`, `advice`, `good` and `bad` document it; `grounds` names the evidence that it stands on, `limits` when it is
    wrong.

    A failed `urgent` check is mentioned first, whatever it cost; a failed `dangerous` one is shown apart, in red. An
    `informational` check has an opinion only where it finds something; a commit without a finding keeps the habit. A
    `highlight` is worth praise when it passes. A `quick_fix` is worth a sentence although it costs little.
    `weight_factor` multiplies the points at stake where the check fails: a subject that names nothing outweighs
    good form.
    `caps_tenths` has the kinds of failure that no other part makes up for, and the highest total score with each, in
    tenths: what lies above is at stake in this check alone, beside its points in the category.
    `former_name` and `former_id` are what the check was called before; they are still accepted wherever a check is
    named.
    """

    id: str
    name: str
    pass_name: str
    fail_name: str
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
    dangerous: bool = False
    highlight: bool = False
    weight_factor: float = 1.0
    caps_tenths: tuple[tuple[str, int], ...] = ()
    informational: bool = False
    quick_fix: bool = False
    former_name: str = ""
    former_id: str = ""

    @property
    def category(self) -> CategoryName:
        """The category, from the hundreds digit of the id."""
        return CATEGORY_OF_DIGIT[self.id[2]]

    def heading(self, result: Result) -> str:
        """The name to print over a result: the failing one unless all points were earned or none were at stake."""
        return self.fail_name if result in ("partial", "fail") else self.pass_name


CATEGORY_OF_DIGIT: dict[str, CategoryName] = {"1": "message", "2": "changes", "3": "code", "4": "context"}


def points_at_stake(check: Check, points: float, result: Result) -> float:
    """The points that count for this result of a check that is worth `points`."""
    if result == "not_applicable":
        return 0.0
    return points * check.weight_factor if result == "fail" else points
