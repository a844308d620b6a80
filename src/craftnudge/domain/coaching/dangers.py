"""Dangers: secrets, conflict markers, breakpoints, files that must not be committed; and what to do about them when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.rubric_settings import opted_out
from craftnudge.domain.rubric.scorecard import CheckResult

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.domain.rubric.scorecard import ScoreCard

# Before the commit a danger is taken out of it; then the commit is changed; once pushed, others have it.
Moment = Literal["staged", "committed", "pushed"]
_MADE_BY_PEOPLE = ("merge", "revert", "fixup", "squash", "amend", "version")
# What a program commits is built, translated or imported: of dangers, only these are surely meant for nobody.
_OF_PROGRAMS = ("CN308", "CN309")


def dangers_of(card: ScoreCard) -> tuple[CheckResult, ...]:
    """The failed checks that come before everything else, the most expensive first."""
    dangerous = [check for check in card.checks if check.check.dangerous and check.result == "fail"]
    return tuple(sorted(dangerous, key=lambda check: (-check.lost_hundredths, check.id)))


def dangers_of_skipped(card: ScoreCard, settings: RubricSettings) -> tuple[CheckResult, ...]:
    """The dangers of a commit that is not scored: all in what a person made, secrets and conflict markers in the rest.

    A merge's are in what its record holds: the lines and files that no parent has, if the caller measured them.
    """
    facts, out = card.facts, opted_out(card.facts.message)
    by_person = card.generated in _MADE_BY_PEOPLE
    found = []
    for check in all_checks().values():
        if check.dangerous and settings.asks(check, out) and (by_person or check.id in _OF_PROGRAMS):
            outcome = check.evaluate(facts)
            if outcome.result == "fail":
                found.append(CheckResult(check, outcome.result, 0, 0, outcome.kind, outcome.evidence))
    return tuple(sorted(found, key=lambda result: (result.check.category != "code", result.id)))


def danger_advice(result: CheckResult, facts: Facts, moment: Moment) -> str | None:
    """What to do about a danger at that moment; None if the catalogue has nothing that fits."""
    # Imported here: most commits have no danger, and a hook's time is the user's.
    from craftnudge.domain.coaching.phrases.catalogue import DANGER_ADVICE  # noqa: PLC0415
    from craftnudge.domain.coaching.phrases.placeholders import fill  # noqa: PLC0415

    # Without an earlier commit there is nothing to restore from.
    first = moment == "staged" and not facts.record.parents
    keys = (f"{result.name}.first",) * first + (f"{result.name}.{moment}",)
    return fill([DANGER_ADVICE[key] for key in keys if key in DANGER_ADVICE], result.evidence, facts)
