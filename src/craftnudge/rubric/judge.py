"""Facts in, score card out: points not applicable are shared out, and what is left adds up exactly."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from craftnudge.rubric.check import not_applicable
from craftnudge.rubric.facts import Facts
from craftnudge.rubric.registry import checks_by_aspect
from craftnudge.rubric.rubric_settings import AS_RELEASED, opted_out
from craftnudge.rubric.scorecard import ASPECT_WEIGHTS_PERCENT, Aspect, CheckResult, ScoreCard

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.commits.record import CommitRecord
    from craftnudge.rubric.check import AspectName, Check, Outcome
    from craftnudge.rubric.rubric_settings import RubricSettings

FULL_HUNDREDTHS = 1_000

# One is made for each check of each commit: straight from a tuple that takes a third as long as by names.
_RESULT = partial(tuple.__new__, CheckResult)

Judged = tuple["Check", "Outcome"]


def judge(record: CommitRecord, settings: RubricSettings = AS_RELEASED) -> ScoreCard:
    """The verdict on one commit: a pure function of the record, the settings and `RUBRIC_VERSION`."""
    facts = Facts(settings.judged_part(record))
    if settings.ignores_author(record.author):
        return ScoreCard(record.id, record.hash, "ignored", ())
    if facts.generated is not None and not (facts.generated == "bot" and settings.coach_bots):
        return ScoreCard(record.id, record.hash, facts.generated, ())
    out = opted_out(facts.message)
    answers: dict[AspectName, list[Judged]] = {}
    for name, checks in checks_by_aspect().items():
        if settings is AS_RELEASED and not out:
            answers[name] = [(check, check.judge(facts)) for check in checks]
        else:
            answers[name] = [_answer(check, facts, settings, out) for check in checks]
    return ScoreCard(record.id, record.hash, None, _with_points(answers))


def _answer(check: Check, facts: Facts, settings: RubricSettings, out: frozenset[str]) -> Judged:
    if not settings.asks(check, out):
        return check, not_applicable("Switched off, by the configuration or by a trailer of this commit.")
    points = settings.points_of(check)
    return (check if points == check.points else replace(check, points=points)), check.judge(facts)


def _with_points(answers: dict[AspectName, list[Judged]]) -> tuple[Aspect, ...]:
    """Gives each check its points: the weights of aspects and checks with an opinion, scaled to ten points in all."""
    stakes = [
        tuple([0.0 if outcome.result == "not_applicable" else check.points for check, outcome in pairs])
        for pairs in answers.values()
    ]
    of = _limits(tuple(answers), tuple(stakes))
    shares = [outcome.share for pairs in answers.values() for _, outcome in pairs]
    ideal_points = [limit * share for limit, share in zip(of, shares, strict=True)]
    tenths = int(sum(ideal_points) / 10 + 0.5)
    points = apportion(ideal_points, tenths * 10, of.__getitem__)
    return _aspects(answers, points, of)


@lru_cache(maxsize=4_096)
def _limits(names: tuple[AspectName, ...], stakes: tuple[tuple[float, ...], ...]) -> tuple[int, ...]:
    """How many hundredths each check can earn, from the points that it has at stake: 0 where it has no opinion.

    Kept, since the commits of a history are of a few dozen patterns.
    """
    at_stake = [sum(points) for points in stakes]
    judged_weight = sum([ASPECT_WEIGHTS_PERCENT[name] for name, total in zip(names, at_stake, strict=True) if total])
    ideal: list[float] = []
    for name, total, points in zip(names, at_stake, stakes, strict=True):
        one_point = FULL_HUNDREDTHS * ASPECT_WEIGHTS_PERCENT[name] / judged_weight / total if total else 0.0
        ideal += [one_point * each for each in points]
    return tuple(apportion(ideal, FULL_HUNDREDTHS if judged_weight else 0, lambda _: FULL_HUNDREDTHS))


def _aspects(answers: dict[AspectName, list[Judged]], points: Sequence[int], of: Sequence[int]) -> tuple[Aspect, ...]:
    aspects = []
    at = 0
    for name, pairs in answers.items():
        results = [
            _RESULT(
                (
                    check.id,
                    check.name,
                    check.topic,
                    result,
                    points[place],
                    of[place],
                    says,
                    evidence,
                    advice or check.advice,
                    check.urgent,
                )
            )
            for place, (check, (result, _, says, evidence, advice)) in enumerate(pairs, at)
        ]
        aspects.append(Aspect(name, tuple(results)))
        at += len(pairs)
    return tuple(aspects)


def apportion(ideal: Sequence[float], total: int, limit: Callable[[int], int]) -> list[int]:
    """Whole numbers near `ideal` that add up to `total`, each within 0 and its limit (Hamilton's largest remainder).

    Ties go to the earlier entry. Where all are at their limits the total is what the limits allow.
    """
    whole = [int(value + 1e-9) for value in ideal]
    missing = total - sum(whole)
    step = 1 if missing > 0 else -1
    if not missing:
        return whole
    nearest = [step * (count - value) for count, value in zip(whole, ideal, strict=True)]
    order = sorted(range(len(ideal)), key=nearest.__getitem__)
    while missing:
        moved = 0
        for index in order:
            if missing and ideal[index] and 0 <= whole[index] + step <= limit(index):
                whole[index] += step
                missing -= step
                moved += 1
        if not moved:
            break
    return whole
