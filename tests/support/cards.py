"""Score cards made by hand, for what only looks at cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from craftnudge.domain.commits.record import CommitRecord, CommitTime, Person, Repository, Totals
from craftnudge.domain.rubric.check import CategoryName, Evidence
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.scorecard import Category, CheckResult, ScoreCard

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check, Result

HASH = "3f2a9c1" + "0" * 33


def a_record(message: str = "Add total() for reports\n", **changes: object) -> CommitRecord:
    """A commit of Ann's on main, a Tuesday afternoon in Berlin; `changes` replaces any field."""
    values: dict[str, object] = {
        "id": "id",
        "hash": HASH,
        "parents": ("1" * 40,),
        "repository": Repository("reports", "key", "/home/ann/reports", "main"),
        "author": Person("Ann Dev", "ann@example.org"),
        "committer": Person("Ann Dev", "ann@example.org"),
        "authored": CommitTime(1_795_525_500, 60),
        "committed": CommitTime(1_795_525_500, 60),
        "message": message,
        "files": (),
        "totals": Totals(3, 84, 12, 5),
        "past": None,
        "code": None,
    }
    return CommitRecord(**(values | changes))  # type: ignore[arg-type]


def a_check(
    identity: str,
    points: int,
    of: int,
    *,
    topic: str = "",
    result: Result | None = None,
    says: str = "",
    urgent: bool = False,
) -> CheckResult:
    """A check that earned `points` of `of` hundredths; `says` is its heading."""
    check = named_check(identity, f"check-{identity.lower()}", topic or identity, f"Do {identity}.", urgent=urgent)
    heading = says.removesuffix(".") or f"{identity} found something"
    check = replace(check, pass_name=heading, fail_name=heading)
    result = result or ("pass" if points == of else "partial" if points else "fail")
    return CheckResult(check, result, points, of, "seen", (Evidence("seen"),))


def named_check(identity: str, name: str, topic: str, advice: str, *, urgent: bool = False) -> Check:
    """A check that has an id, a name, a topic and advice, and is never evaluated."""
    some_check = next(iter(all_checks().values()))
    return replace(
        some_check,
        id=identity,
        name=name,
        pass_name=f"{name} passes",
        fail_name=f"{name} fails",
        topic=topic,
        advice=advice,
        urgent=urgent,
        dangerous=identity in all_checks() and all_checks()[identity].dangerous,
        highlight=False,
    )


def a_card(**categories: list[CheckResult]) -> ScoreCard:
    """A card with these checks by category."""
    names: tuple[CategoryName, ...] = ("message", "changes", "code", "context")
    return ScoreCard(a_record(), None, tuple(Category(name, tuple(categories.get(name, ()))) for name in names))
