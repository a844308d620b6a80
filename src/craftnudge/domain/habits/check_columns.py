"""What each check says of many commits, a column of bytes for each: ten years of a project are four million results.

A column is cut out of all packed results at once, classified by a table and counted, each in one step of the
interpreter.
"""

from __future__ import annotations

from array import array
from itertools import compress
from sys import byteorder
from typing import TYPE_CHECKING

from craftnudge.domain.habits.applicability import is_kept, takes_effort
from craftnudge.domain.habits.compact_commit import RESULTS, CheckPoints
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.rubric.check import Check

_FAILED, _KEPT = 1, 2
# In the upper byte of a word: two bits of the limit, then two for what is known of the commit, then the result.
_EXEMPT, _TICKET = 1 << 2, 1 << 3
_RESULT_BITS, _WORD_BITS = 4, 12
_COUNTED = bytes([0, 1, 1]) + bytes(253)
_ONLY_KEPT = bytes([0, 0, 1]) + bytes(253)
_ONLY_FAILED = bytes([0, 1, 0]) + bytes(253)


class CheckColumn(NamedTuple):
    """One check over a window of commits; hundredths are of a point of ten, and those of the counted commits alone.

    `classes` has a byte for each commit: 0 where the check says nothing about its author, 1 where it failed, 2 where it
    was kept.
    """

    check: Check
    classes: bytes
    points_hundredths: int
    of_hundredths: int

    @property
    def of(self) -> int:
        """How many commits count."""
        return len(self.classes) - self.classes.count(0)

    @property
    def passed(self) -> int:
        """In how many of them the habit was kept."""
        return self.classes.count(_KEPT)

    @property
    def counted(self) -> bytes:
        """A byte for each commit, 1 for those that count."""
        return self.classes.translate(_COUNTED)

    @property
    def kept(self) -> bytes:
        """A byte for each commit, 1 where the habit was kept."""
        return self.classes.translate(_ONLY_KEPT)

    @property
    def failed(self) -> bytes:
        """A byte for each commit, 1 where it was not."""
        return self.classes.translate(_ONLY_FAILED)


class _Commit(NamedTuple):
    """What `takes_effort` asks of a commit."""

    exempt: bool
    reason_in_ticket: bool


def check_columns(commits: Sequence[ScoredCommit]) -> dict[str, CheckColumn]:
    """The column of each check that counts in any of the commits, by its id."""
    columns: dict[str, CheckColumn] = {}
    for ids, places in _by_checks(commits).items():
        own = commits if len(places) == len(commits) else [commits[place] for place in places]
        for column in _columns(own, len(ids)):
            if not column.of:
                continue
            before = columns.get(column.check.id)
            columns[column.check.id] = column if own is commits else _placed(column, places, before, len(commits))
    return columns


def _by_checks(commits: Sequence[ScoredCommit]) -> dict[tuple[str, ...], list[int]]:
    """The places of the commits by the checks that they were scored by, which are mostly the same."""
    places: dict[tuple[str, ...], list[int]] = {}
    for place, commit in enumerate(commits):
        places.setdefault(commit.packed_checks.ids, []).append(place)
    return places


def _columns(commits: Sequence[ScoredCommit], count: int) -> Iterator[CheckColumn]:
    """The columns of commits that were scored by the same checks."""
    packed = b"".join([commit.packed_checks.words for commit in commits])
    words = array("H")
    words.frombytes(packed)
    if byteorder != "little":
        words.byteswap()
    known = bytes([commit.exempt * _EXEMPT | commit.reason_in_ticket * _TICKET for commit in commits])
    for number, check in enumerate([answer.check for answer in commits[0].checks]):
        upper = _either(packed[2 * number + 1 :: 4 * count], known)
        classes = upper.translate(_class_table(check))
        limits_and_results = sum(compress(words[number :: 2 * count], classes))
        results = sum(compress(upper.translate(_RESULT_TABLE), classes)) << _WORD_BITS
        points = sum(compress(words[count + number :: 2 * count], classes))
        yield CheckColumn(check, classes, points, limits_and_results - results)


def _either(one: bytes, other: bytes) -> bytes:
    """The bits of either, byte by byte."""
    both = int.from_bytes(one, "little") | int.from_bytes(other, "little")
    return both.to_bytes(len(one), "little")


def _class_table(check: Check) -> bytes:
    """The class of a commit for each upper byte of a word."""
    return bytes([_class_of(check, upper) for upper in range(256)])


def _class_of(check: Check, upper: int) -> int:
    result = upper >> _RESULT_BITS
    if result >= len(RESULTS):
        return 0
    answer = CheckPoints(check, RESULTS[result], 0, 0)
    if not takes_effort(_Commit(bool(upper & _EXEMPT), bool(upper & _TICKET)), answer):
        return 0
    return _KEPT if is_kept(answer) else _FAILED


_RESULT_TABLE = bytes([upper >> _RESULT_BITS for upper in range(256)])


def _placed(column: CheckColumn, places: Sequence[int], before: CheckColumn | None, count: int) -> CheckColumn:
    """The column of some of the commits as one of all `count`, with what `before` has of others."""
    classes = bytearray(count if before is None else before.classes)
    for place, found in zip(places, column.classes, strict=True):
        classes[place] = found
    points, of = (0, 0) if before is None else before[2:]
    return CheckColumn(column.check, bytes(classes), column.points_hundredths + points, column.of_hundredths + of)
