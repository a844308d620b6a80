"""What a history asks of a scored commit, in some three hundred bytes: points of each check, sizes and traits.

For caches and for long histories. Evidence and words are not in it: they are computed again from the record.
"""

from __future__ import annotations

import json
from array import array
from functools import cache, lru_cache
from struct import Struct
from struct import error as struct_error
from sys import byteorder
from typing import TYPE_CHECKING, Final

from craftnudge.domain.habits.commit_traits import CommitTraits
from craftnudge.domain.rubric.registry import checks_by_category
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.check import CategoryName, Check, Result
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

# Score in tenths, points and limit of each category in hundredths, lines added and deleted, words of the message, flags
# of the traits, and the number of checks; -1 is for what is not known.
_HEAD: Final = Struct("<h8HqqIHH")
_TENTHS: Final = Struct("<h")
_CATEGORY: Final = Struct("<HH")
_UNKNOWN: Final = -1
_LINES_BELOW: Final = 2**63
_LINES_AT, _CHECKS_AT = 18, _HEAD.size
_LINES: Final = Struct("<qq")
_COUNT: Final = Struct("<H")
_FLAGS_AT, _COUNT_AT = _HEAD.size - 4, _HEAD.size - 2
_MOST_TENTHS, _MOST_HUNDREDTHS = 100, 1_000
_LONGEST_WORD: Final = 80
_FLAGS: Final = (
    *("exempt", "reason_in_ticket", "unfinished", "says_fix", "changes_code", "changes_tests"),
    *("keeps_code", "keeps_tests", "adds_tests", "adds_source"),
)
_FLAG_PLACES: Final = {name: place for place, name in enumerate(_FLAGS)}
# The result of a check is in the upper bits of its limit, which is 1,000 hundredths at most.
RESULTS: Final[tuple[Result, ...]] = ("not_applicable", "pass", "partial", "fail")
_LIMIT_BITS: Final = 12
_LIMIT_MASK: Final = (1 << _LIMIT_BITS) - 1
_CODE_OF: Final = {result: code << _LIMIT_BITS for code, result in enumerate(RESULTS)}
_RESULT_OF: Final = tuple(RESULTS[word >> _LIMIT_BITS] for word in range(len(RESULTS) << _LIMIT_BITS))


class CheckPoints(NamedTuple):
    """One check's result and points, in hundredths of a point of ten."""

    check: Check
    result: Result
    points_hundredths: int
    of_hundredths: int

    @property
    def id(self) -> str:
        """The check's id."""
        return self.check.id

    @property
    def name(self) -> str:
        """The check's name."""
        return self.check.name

    @property
    def topic(self) -> str:
        """What the check is about."""
        return self.check.topic

    @property
    def lost_hundredths(self) -> int:
        """How much of the score this check cost."""
        return self.of_hundredths - self.points_hundredths


class PackedChecks(NamedTuple):
    """The ids of checks, and for each its limit and result in one word of two bytes, then for each its points.

    The low byte comes first; the upper four bits of a word are the place of the result in `RESULTS`.
    """

    ids: tuple[str, ...]
    words: bytes


def pack_checks(checks: Sequence[CheckResult]) -> PackedChecks:
    """The results and points of the checks of a card."""
    words = array("H", [_CODE_OF[check.result] | check.of_hundredths for check in checks])
    words.extend([check.points_hundredths for check in checks])
    return PackedChecks(tuple([check.id for check in checks]), _low_byte_first(words).tobytes())


class CompactCommit:
    """A scored commit in bytes, read where it is asked."""

    __slots__ = ("packed",)

    def __init__(self, packed: bytes) -> None:
        self.packed = packed

    @property
    def score_tenths(self) -> int | None:
        """The score in tenths, None for a commit without one."""
        (tenths,) = _TENTHS.unpack_from(self.packed)
        return None if tenths == _UNKNOWN else int(tenths)

    @property
    def generated(self) -> str | None:
        """Why the commit is skipped, None for one that a person wrote."""
        return _tail(self._tail_bytes()).generated

    @property
    def lines(self) -> tuple[int, int] | None:
        """Lines added and deleted, None where they are not known."""
        added, deleted = _LINES.unpack_from(self.packed, _LINES_AT)
        return None if added == _UNKNOWN else (added, deleted)

    def category_score(self, name: CategoryName) -> float | None:
        """The category's score of ten, None where it was not scored."""
        points, of = _CATEGORY.unpack_from(self.packed, 2 + 4 * _places()[name])
        return round(10 * points / of, 2) if of else None

    @property
    def checks(self) -> tuple[CheckPoints, ...]:
        """Every check's result and points; none for a skipped commit."""
        words = self.words
        count = len(words) // 2
        if not count:
            return ()
        limits = [word & _LIMIT_MASK for word in words[:count]]
        results = map(_RESULT_OF.__getitem__, words[:count])
        return tuple(map(CheckPoints._make, zip(_checks(), results, words[count:], limits, strict=True)))

    def answer(self, topic: str) -> CheckPoints | None:
        """The first check of that topic that applies."""
        (count,) = _COUNT.unpack_from(self.packed, _COUNT_AT)
        for place, check in _about(topic) if count else ():
            (word,) = _COUNT.unpack_from(self.packed, _CHECKS_AT + 2 * place)
            if word >> _LIMIT_BITS:
                (points,) = _COUNT.unpack_from(self.packed, _CHECKS_AT + 2 * (count + place))
                return CheckPoints(check, _RESULT_OF[word], points, word & _LIMIT_MASK)
        return None

    @property
    def words(self) -> array[int]:
        """For each check its limit and result in one word, then for each its points."""
        words = array("H")
        words.frombytes(self.packed_checks.words)
        return _low_byte_first(words)

    @property
    def packed_checks(self) -> PackedChecks:
        """Every check's result and points, as they are packed; none for a skipped commit."""
        (count,) = _COUNT.unpack_from(self.packed, _COUNT_AT)
        return PackedChecks(_check_ids() if count else (), self.packed[_CHECKS_AT : _CHECKS_AT + 4 * count])

    @property
    def traits(self) -> CommitTraits:
        """What insights ask of the commit."""
        *_, words, flags, _ = _HEAD.unpack_from(self.packed)
        tail = _tail(self._tail_bytes())
        return CommitTraits(
            **{name: bool(flags >> place & 1) for place, name in enumerate(_FLAGS)},
            work=tail.work,
            words=words,
            agent=tail.agent,
            reverts=tail.reverts,
        )

    def flag(self, name: str) -> bool:
        """One of the traits that are yes or no."""
        (flags,) = _COUNT.unpack_from(self.packed, _FLAGS_AT)
        return bool(flags >> _FLAG_PLACES[name] & 1)

    def _tail_at(self) -> int:
        (count,) = _COUNT.unpack_from(self.packed, _COUNT_AT)
        return _CHECKS_AT + 4 * int(count)

    def _tail_bytes(self) -> bytes:
        return self.packed[self._tail_at() :]


class _Tail(NamedTuple):
    work: str
    generated: str | None
    agent: str | None
    reverts: tuple[str, ...]


@lru_cache(maxsize=1_024)
def _tail(text: bytes) -> _Tail:
    work, generated, agent, reverts = json.loads(text)
    return _Tail(work, generated, agent, tuple(reverts))


@cache
def _checks() -> tuple[Check, ...]:
    """All checks, in the order in which a card has them."""
    return tuple(check for checks in checks_by_category().values() for check in checks)


@cache
def _about(topic: str) -> tuple[tuple[int, Check], ...]:
    """The checks of a topic, each with its place on a card."""
    return tuple((place, check) for place, check in enumerate(_checks()) if check.topic == topic)


@cache
def _check_ids() -> tuple[str, ...]:
    return tuple([check.id for check in _checks()])


@cache
def _places() -> dict[CategoryName, int]:
    return {name: place for place, name in enumerate(checks_by_category())}


def is_sound(packed: bytes) -> bool:
    """Whether bytes of a stranger's are a scored commit of the rubric of today, with figures that can be."""
    try:
        tenths, *categories, added, deleted, _, flags, count = _HEAD.unpack_from(packed)
        words = CompactCommit(packed).words
        work, generated, agent, reverts = json.loads(packed[_CHECKS_AT + 4 * count :])
    except (ValueError, TypeError, struct_error, RecursionError):
        return False
    results = [word >> _LIMIT_BITS for word in words[:count]]
    limits = [*(word & _LIMIT_MASK for word in words[:count]), *categories[1::2]]
    points = [*words[count:], *categories[::2]]
    return (
        count in (0, len(_checks()))
        and len(words) == 2 * count
        and _UNKNOWN <= tenths <= _MOST_TENTHS
        and all(result < len(RESULTS) for result in results)
        and all(earned <= limit <= _MOST_HUNDREDTHS for earned, limit in zip(points, limits, strict=True))
        and min(added, deleted) >= _UNKNOWN
        and flags < 1 << len(_FLAGS)
        and all(_is_word(text) for text in (work, generated or "", agent or ""))
        and isinstance(reverts, list)
        and all(map(_is_word, reverts))
    )


def _is_word(text: object) -> bool:
    return isinstance(text, str) and len(text) <= _LONGEST_WORD


def compact(record: CommitRecord, card: ScoreCard, traits: CommitTraits) -> CompactCommit | None:
    """A commit scored by the rubric of today; None for figures that do not fit."""
    tenths = card.score_tenths
    points = [value for category in card.categories for value in (category.points_hundredths, category.of_hundredths)]
    totals = record.totals
    lines = (_UNKNOWN, _UNKNOWN) if totals is None else (totals.added, totals.deleted)
    if max(lines) >= _LINES_BELOW or traits.words >= 1 << 32:
        return None
    checks = card.checks
    flags = sum(getattr(traits, name) << place for place, name in enumerate(_FLAGS))
    head = _HEAD.pack(
        _UNKNOWN if tenths is None else tenths, *(points or [0] * 8), *lines, traits.words, flags, len(checks)
    )
    tail = json.dumps([traits.work, card.generated, traits.agent, traits.reverts], separators=(",", ":"))
    return CompactCommit(head + pack_checks(checks).words + tail.encode("ascii"))


def _low_byte_first(words: array[int]) -> array[int]:
    """The words with the low byte first, on any machine."""
    if byteorder != "little":
        words.byteswap()
    return words
