"""Characters that are invisible or look like others, and so keep a text from being what it looks like.

Source: the categories of the Unicode Character Database; UTS 39 for look-alikes, of which only those that keyboards and
word processors put into commit messages are here.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import EMOJI_STYLE, JOINERS
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

BYTE_ORDER_MARK = "\ufeff"
# Spaces other than the usual one, line and paragraph separators, and what is not drawn.
_BLANK_CATEGORIES = frozenset(("Zs", "Zl", "Zp"))
_UNDRAWN_CATEGORIES = frozenset(("Cf", "Cc"))
_FULLWIDTH_FIRST, _FULLWIDTH_LAST, _FULLWIDTH_OFFSET = 0xFF01, 0xFF5E, 0xFEE0
# Dashes, colons, exclamation marks; then letters of Cyrillic and of Greek.
_LOOK_ALIKES = {
    **dict.fromkeys("‐‑‒–—―−﹣", "-"),
    **dict.fromkeys("∶ː꞉︓﹕", ":"),
    **dict.fromkeys("ǃ﹗", "!"),
    **dict(zip("аеорсухіѕјԁһ", "aeopcyxisjdh", strict=True)),
    **dict(zip("οανι", "oavi", strict=True)),
}
# Unicode calls it "zero width no-break space", which only few people have heard of.
_NAMES = {BYTE_ORDER_MARK: "byte order mark"}
_NO_NAME = "unnamed character"


@dataclass(frozen=True, slots=True)
class OddCharacter:
    """One such character, its 1-based position, and what to write instead (empty: delete it)."""

    character: str
    position: int
    replacement: str

    @property
    def name(self) -> str:
        """The code point and the name: `U+00A0 (no-break space)`."""
        name = _NAMES.get(self.character) or unicodedata.name(self.character, _NO_NAME).lower()
        return f"{self.code} ({name})"

    @property
    def code(self) -> str:
        """The code point: `U+00A0`."""
        return f"U+{ord(self.character):04X}"


def odd_character(text: str, is_right: Callable[[str], bool]) -> OddCharacter | None:
    """The first odd character of a text that would be right without all of them; None where they make no difference."""
    if text.isascii() and text.isprintable():
        return None
    plain = [_plain(character) for character in text]
    if not is_right("".join(plain)):
        return None
    pairs = enumerate(zip(text, plain, strict=True), start=1)
    return next((OddCharacter(was, at, then) for at, (was, then) in pairs if was != then), None)


def has_visible_text(text: str) -> bool:
    """Whether a text has a visible character."""
    return any(
        not character.isspace() and unicodedata.category(character) not in _UNDRAWN_CATEGORIES for character in text
    )


def _plain(character: str) -> str:
    """The character that it looks like: itself, an ASCII one, a blank; empty if it is invisible."""
    if character.isascii() and character.isprintable():
        return character
    category = unicodedata.category(character)
    if category in _BLANK_CATEGORIES or character == "\t":
        return " "
    if category in _UNDRAWN_CATEGORIES or character in JOINERS + EMOJI_STYLE:
        return ""
    if _FULLWIDTH_FIRST <= ord(character) <= _FULLWIDTH_LAST:
        return chr(ord(character) - _FULLWIDTH_OFFSET)
    return _LOOK_ALIKES.get(character, character)
