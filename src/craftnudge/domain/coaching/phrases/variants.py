"""Which of several ways of saying a thing is taken: the same commit always gets the same, its parent seldom."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.record import CommitRecord

_BITS_APART = 9


def turned(record: CommitRecord, ways: Sequence[str], offset: int = 0) -> str:
    """One of `ways`; `offset` turns a second choice for the same commit away from the first.

    The way follows from the commit's hash and its first parent's: the colour that Cole and Vishkin (1986) give to a
    chain, which no two neighbours share. Colours beyond the ways there are, a quarter of them where there are four, are
    drawn from other bits of the hash, others for each offset, so that few commits get all of their parent's sentences.
    """
    own = _number(record.hash) if record.hash.strip("0") else crc32(record.message.encode("utf-8", "replace"))
    colour = _colour(own, _number(record.parents[0]) if record.parents else 0)
    if colour < len(ways):
        return ways[(colour + offset) % len(ways)]
    return ways[(own >> _BITS_APART * (1 + offset)) % len(ways)]


def _colour(own: int, parent: int) -> int:
    """Twice the place of the lowest bit in which both hashes differ, and the commit's own bit there."""
    apart = own ^ parent
    if not apart:
        return 0
    place = (apart & -apart).bit_length() - 1
    return 2 * place + (own >> place & 1)


def _number(hexadecimal: str) -> int:
    try:
        return int(hexadecimal, 16)
    except ValueError:
        return crc32(hexadecimal.encode("utf-8", "replace"))
