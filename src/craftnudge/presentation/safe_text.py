"""Text of strangers made harmless for a terminal: it cannot move the cursor, or hide or reorder what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import EMOJI_STYLE, JOINER, JOINERS, is_emoji
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from re import Match

# C0, DEL and C1 controls; bidirectional controls (Unicode TR 36, "Trojan Source" CVE-2021-42574); zero-width and other
# invisible format characters; line and paragraph separators; tag characters; lone surrogates; and U+FFFE and
# U+FFFF, which no XML may hold.
_UNSAFE_CHARACTERS = (
    "\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff"
)
_UNSAFE = pattern(f"[\x00-\x1f{_UNSAFE_CHARACTERS}]")
# Lines and tabs are blanks in JSON, between the strings.
UNSAFE_IN_JSON = pattern(f"[\x00-\x08\x0b-\x1f{_UNSAFE_CHARACTERS}]")
# Scripts whose spelling needs the zero-width joiner and non-joiner inside words (Unicode UAX 31, section 2.3): Arabic
# (Persian, Urdu), Syriac and their neighbours, the Indic scripts, Myanmar, Khmer and Mongolian.
_JOINED_SCRIPT = pattern(
    "[\u0620-\u065f\u066e-\u06d3\u06ee-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\u1820-\u18aa\ufb50-\ufefc]"
)
# Letters of Hebrew, Arabic and the other scripts from right to left (Unicode UAX 9, classes R and AL).
_RIGHT_TO_LEFT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """A safe text between isolates where it has letters from right to left: what stands beside it keeps its order.

    The blanks around it stay outside, so that columns keep their places.
    """
    if _RIGHT_TO_LEFT.search(text) is None:
        return text
    inner = text.strip(" ")
    at = text.index(inner)
    return f"{text[:at]}{_FIRST_STRONG_ISOLATE}{inner}{_POP_ISOLATE}{text[at + len(inner) :]}"


def safe_text(text: str) -> str:
    r"""The text with every unsafe character as a visible escape (`\x1b`, `\u202e`); tabs and line ends too.

    A zero-width joiner stays where it joins two emoji, or letters of a script that is spelled with it.
    """
    if text.isascii() and text.isprintable():
        return text  # nearly all texts
    return _UNSAFE.sub(_shown, text)


def _shown(unsafe: Match[str]) -> str:
    character = unsafe[0]
    if character in JOINERS and _joins(unsafe.string, unsafe.start()):
        return character
    code = ord(character)
    if code <= 0xFF:  # noqa: PLR2004 - what fits two hex digits
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - what fits four


def _joins(text: str, at: int) -> bool:
    """Whether the joiner there has emoji, or letters that need it, on both sides."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not before or not after:
        return False
    if text[at] == JOINER and is_emoji(after) and (before == EMOJI_STYLE or is_emoji(before)):
        return True
    return bool(_JOINED_SCRIPT.match(before) and _JOINED_SCRIPT.match(after))
