"""Facts in, score card out: points not applicable are shared out, and what is left adds up exactly."""

from __future__ import annotations

from functools import cache, lru_cache, partial
from itertools import compress, repeat
from operator import attrgetter, mul, sub
from typing import TYPE_CHECKING, Any

from craftnudge.domain.rubric.check import not_applicable, points_at_stake
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import checks_by_category
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED, opted_out
from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT, Category, CheckResult, ScoreCard
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.check import CategoryName, Check, Outcome, Result, Words
    from craftnudge.domain.rubric.rubric_settings import RubricSettings

    # How many checks each aspect has, in order.
    Shape = tuple[tuple[CategoryName, int], ...]

FULL_HUNDREDTHS = 1_000

_OFF = not_applicable("Switched off, by the configuration or by a trailer of this commit.")
# One is made for each check of each commit: straight from a tuple that takes a third as long as by names.
_RESULT = partial(tuple.__new__, CheckResult)
_points_of = attrgetter("points")


def score_commit(record: CommitRecord, settings: RubricSettings = AS_RELEASED) -> ScoreCard:
    """The verdict on one commit: a pure function of the record, the settings and `RUBRIC_VERSION`."""
    facts = Facts(settings.scored_part(record))
    if settings.ignores_author(record.author):
        return ScoreCard(record.id, record.hash, "ignored", ())
    if facts.generated is not None and not (facts.generated == "bot" and settings.coach_bots):
        return ScoreCard(record.id, record.hash, facts.generated, ())
    checks, outcomes = _answers(facts, settings)
    telling = _Telling(record, settings)
    _LATEST[:] = (telling, checks, outcomes)
    return ScoreCard(record.id, record.hash, None, _with_points(checks, outcomes, telling))


# The last card's words to be, with its checks and their outcomes: who judges one commit mostly reads its words at once.
_LATEST: list[Any] = [None, (), ()]


class _Telling:
    """The words of a card, made when the first of them is read: the record is judged once more, and its words kept.

    Keeping instead what made them would keep alive whatever the checks read, some kilobytes for each commit; so that is
    done for the last commit alone.
    """

    __slots__ = ("_found", "_record", "_settings")

    def __init__(self, record: CommitRecord, settings: RubricSettings) -> None:
        self._record = record
        self._settings = settings
        self._found: dict[str, Words] | None = None

    def __call__(self) -> dict[str, Words]:
        """The words by the check's id."""
        if self._found is None:
            latest, checks, outcomes = _LATEST
            if latest is not self:
                checks, outcomes = _answers(Facts(self._settings.scored_part(self._record)), self._settings)
            self._found = {check.id: outcome.told() for check, outcome in zip(checks, outcomes, strict=True)}
        return self._found


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


def _with_points(checks: Sequence[Check], outcomes: Sequence[Outcome], told: _Telling) -> tuple[Category, ...]:
    """Gives each check its points: the weights of aspects and checks with an opinion, scaled to ten points in all."""
    results, shares, _ = zip(*outcomes, strict=True)
    released, _, points_released = _released()
    of = _limits(_shape(), points_released if checks is released else tuple(map(_points_of, checks)), results)
    ideal_points = list(map(mul, of, shares))
    tenths = int(sum(ideal_points) / 10 + 0.5)
    points = apportion(ideal_points, tenths * 10, of.__getitem__)
    found = tuple(map(_RESULT, zip(checks, results, points, of, repeat(told))))
    categories = []
    at = 0
    for name, count in _shape():
        categories.append(Category(name, found[at : at + count]))
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
