"""Score cards made by hand, for what only looks at cards."""

from __future__ import annotations

from craftnudge.commits.record import CommitRecord, CommitTime, Person, Repository, Totals
from craftnudge.rubric.check import AspectName, Evidence, Result
from craftnudge.rubric.scorecard import Aspect, CheckResult, ScoreCard

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


def a_check(identity: str, points: int, of: int, *, topic: str = "", result: Result | None = None) -> CheckResult:
    """A check that earned `points` of `of` hundredths; its sentence names it."""
    return CheckResult(
        id=identity,
        name=f"check-{identity.lower()}",
        topic=topic or identity,
        result=result or ("met" if points == of else "partly" if points else "missed"),
        points_hundredths=points,
        of_hundredths=of,
        says=f"{identity} says so.",
        evidence=(Evidence("seen"),),
        advice=f"Do {identity}.",
    )


def a_card(**aspects: list[CheckResult]) -> ScoreCard:
    """A card with these checks by aspect."""
    names: tuple[AspectName, ...] = ("message", "changes", "code", "context")
    return ScoreCard("id", HASH, None, tuple(Aspect(name, tuple(aspects.get(name, ()))) for name in names))
