"""Makes a score card from facts: shares out the points of checks that don't apply, so that all add up exactly."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import compress
from operator import attrgetter, mul, sub
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import not_applicable, points_at_stake
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import checks_by_category
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED, opted_out
from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT, Category, CheckResult, ScoreCard
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.check import CategoryName, Check, Outcome, Result
    from craftnudge.domain.rubric.rubric_settings import RubricSettings

    # How many checks each aspect has, in order.
    Shape = tuple[tuple[CategoryName, int], ...]

FULL_HUNDREDTHS = 1_000

_OFF = not_applicable("switched_off")
_points_of = attrgetter("points")


def score_commit(record: CommitRecord, settings: RubricSettings = AS_RELEASED) -> ScoreCard:
    """The score card of one commit: a pure function of the record, the settings and `RUBRIC_VERSION`."""
    scored = settings.scored_part(record)
    if record.shared_score is not None:
        return ScoreCard(scored, "withheld", ())
    sign = settings.bot_sign(record.author)
    facts = Facts(scored, settings.ticket_pattern, by_bot=sign is not None)
    if settings.ignores_author(record.author):
        return ScoreCard(scored, "ignored", ())
    if facts.generated is not None and not (facts.generated == "bot" and settings.coach_bots):
        return ScoreCard(scored, facts.generated, (), bot=sign if facts.generated == "bot" else None)
    categories = _with_points(*_answers(facts, settings))
    return ScoreCard(scored, None, categories, ticket_pattern=settings.ticket_pattern)


@cache
def _released() -> tuple[tuple[Check, ...], tuple[Callable[[Facts], Outcome], ...], tuple[float, ...]]:
    """All checks in the order of aspects and ids, how each is asked, and the points of each."""
    checks = tuple(check for checks in checks_by_category().values() for check in checks)
    return checks, tuple(check.evaluate for check in checks), tuple(map(_points_of, checks))


@cache
def _shape() -> Shape:
    return tuple((name, len(checks)) for name, checks in checks_by_category().items())


def _answers(facts: Facts, settings: RubricSettings) -> tuple[Sequence[Check], list[Outcome]]:
    """The checks with the points that they have here, and the answer of each."""
    checks, asks, _ = _released()
    out = opted_out(facts.message)
    if settings is AS_RELEASED and not out:
        return checks, [ask(facts) for ask in asks]
    outcomes = [check.evaluate(facts) if settings.asks(check, out) else _OFF for check in checks]
    return [_weighed(check, settings.points_of(check)) for check in checks], outcomes


def _weighed(check: Check, points: float) -> Check:
    return check if points == check.points else replace(check, points=points)


def _with_points(checks: Sequence[Check], outcomes: Sequence[Outcome]) -> tuple[Category, ...]:
    """Gives each check its points: the weights of aspects and checks with an opinion, scaled to ten points in all."""
    results, shares, kinds, evidence = zip(*outcomes, strict=True)
    released, _, points_released = _released()
    own_points = points_released if checks is released else tuple(map(_points_of, checks))
    of: Sequence[int] = _limits(_shape(), own_points, results)
    if cap := _lowest_cap(checks, of, outcomes):
        of = _capped(of, *cap)
    ideal_points = list(map(mul, of, shares))
    tenths = int(sum(ideal_points) / 10 + 0.5)
    points = apportion(ideal_points, tenths * 10, of.__getitem__)
    check_results = tuple(map(CheckResult._make, zip(checks, results, points, of, kinds, evidence, strict=True)))
    categories = []
    at = 0
    for name, count in _shape():
        categories.append(Category(name, check_results[at : at + count]))
        at += count
    return tuple(categories)


@lru_cache(maxsize=4_096)
def _limits(shape: Shape, points: tuple[float, ...], results: tuple[Result, ...]) -> tuple[int, ...]:
    """How many hundredths each check can earn: 0 where it has no opinion.

    Kept, since the commits of a history are of a few dozen patterns.
    """
    released = _released()[0]
    stakes = [points_at_stake(check, own, result) for check, own, result in zip(released, points, results, strict=True)]
    parts: list[tuple[CategoryName, list[float]]] = []
    at = 0
    for name, count in shape:
        parts.append((name, stakes[at : at + count]))
        at += count
    judged_weight = sum([CATEGORY_WEIGHTS_PERCENT[name] for name, at_stake in parts if sum(at_stake)])
    ideal: list[float] = []
    for name, at_stake in parts:
        total = sum(at_stake)
        one_point = FULL_HUNDREDTHS * CATEGORY_WEIGHTS_PERCENT[name] / judged_weight / total if total else 0.0
        ideal += [one_point * each for each in at_stake]
    return tuple(apportion(ideal, FULL_HUNDREDTHS if judged_weight else 0, lambda _: FULL_HUNDREDTHS))


@cache
def _with_caps() -> tuple[int, ...]:
    return tuple(place for place, check in enumerate(_released()[0]) if check.caps_tenths)


def _lowest_cap(checks: Sequence[Check], of: Sequence[int], outcomes: Sequence[Outcome]) -> tuple[int, int] | None:
    """The lowest cap that a failure sets, in tenths, and the place of its check; the first of equals."""
    caps = [
        (cap, place)
        for place in _with_caps()
        if of[place] and (cap := dict(checks[place].caps_tenths).get(outcomes[place].kind)) is not None
    ]
    return min(caps, default=None)


def _capped(of: Sequence[int], cap_tenths: int, place: int) -> list[int]:
    """The limits below a cap: what lies above is at stake in one check, and the others shrink in proportion."""
    ideal = [each * cap_tenths / 100 for each in of]
    ideal[place] += FULL_HUNDREDTHS - 10 * cap_tenths
    return apportion(ideal, FULL_HUNDREDTHS, lambda _: FULL_HUNDREDTHS)


def apportion(ideal: Sequence[float], total: int, limit: Callable[[int], int]) -> list[int]:
    """Whole numbers near `ideal` that add up to `total`, each within 0 and its limit (Hamilton's largest remainder).

    Ties go to the earlier entry. Where all are at their limits the total is what the limits allow.
    """
    whole = [int(value + 1e-9) for value in ideal]
    missing = total - sum(whole)
    step = 1 if missing > 0 else -1
    if not missing:
        return whole
    # Nothing is given to a part, nor taken from it, whose ideal is 0.
    gaps = list(map(sub, whole, ideal) if missing > 0 else map(sub, ideal, whole))
    order = sorted(compress(range(len(ideal)), ideal), key=gaps.__getitem__)
    while missing:
        moved = 0
        for index in order:
            if not missing:
                break
            if 0 <= whole[index] + step <= limit(index):
                whole[index] += step
                missing -= step
                moved += 1
        if not moved:
            break
    return whole
