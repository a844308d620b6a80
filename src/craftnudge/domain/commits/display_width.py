"""How many columns a text takes on a screen: the one measure for scoring a subject and for drawing a table.

Source: Unicode TR 11 (wide East Asian characters take two columns), TR 51 (joined emoji are drawn as one).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

JOINER = "\u200d"
JOINERS = f"\u200c{JOINER}"  # the zero-width non-joiner and joiner
EMOJI_STYLE = "\ufe0f"  # the variation selector that asks for the coloured, two-column form of a sign
_SKIN_TONES = frozenset("\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff")
_HANGUL_VOWEL, _HANGUL_LAST = "\u1160", "\u11ff"  # conjoining vowels and finals: drawn into the syllable before them
_INVISIBLE = frozenset({"Mn", "Me", "Cf"})


def display_width(text: str) -> int:
    """The columns of a text without line ends; combining marks and format characters have no width."""
    if text.isascii():
        return len(text)
    return sum(columns for _, columns in drawn_signs(text))


def drawn_signs(text: str) -> Iterator[tuple[str, int]]:
    """The text in pieces that are drawn as one, each with its columns: a letter with its marks, a joined emoji."""
    piece, columns = "", 0
    for character in text:
        if piece and _belongs_to(character, piece):
            piece += character
            columns = 2 if character == EMOJI_STYLE and columns else columns
            continue
        if piece:
            yield piece, columns
        piece, columns = character, _columns(character)
    if piece:
        yield piece, columns


def is_emoji(character: str) -> bool:
    """Whether a sign may be part of a joined emoji: symbols, arrows and skin tones."""
    return unicodedata.category(character) == "So" or character in _SKIN_TONES or "\u2190" <= character <= "\u21ff"


def _belongs_to(character: str, piece: str) -> bool:
    """Whether a character is drawn into the piece before it."""
    if character.isascii():
        return False
    if piece[-1] == JOINER:
        return is_emoji(character) and is_emoji(piece[0])
    return _columns(character) == 0 or (character in _SKIN_TONES and is_emoji(piece[-1]))


def _columns(character: str) -> int:
    if unicodedata.category(character) in _INVISIBLE or _HANGUL_VOWEL <= character <= _HANGUL_LAST:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
