"""Text of strangers made harmless for a terminal: nothing in it can move the cursor, hide or reorder what is shown."""

from __future__ import annotations

from craftnudge.runtime.lazy_regex import pattern

# C0, DEL and C1 controls; bidirectional controls (Unicode TR 36, "Trojan Source" CVE-2021-42574); zero-width and other
# invisible format characters; line and paragraph separators; tag characters; lone surrogates; and U+FFFE and
# U+FFFF, which no XML may hold.
_UNSAFE_SIGNS = (
    "\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f\ud800-\udfff"
)
_UNSAFE = pattern(f"[\x00-\x1f{_UNSAFE_SIGNS}]")
# Lines and tabs are blanks there, between the strings.
UNSAFE_IN_JSON = pattern(f"[\x00-\x08\x0b-\x1f{_UNSAFE_SIGNS}]")


def safe_text(text: str) -> str:
    r"""The text with every unsafe character as a visible escape (`\x1b`, `\u202e`); tabs and line ends too."""
    if text.isascii() and text.isprintable():
        return text  # nearly all there is
    return _UNSAFE.sub(lambda found: _escaped(ord(found[0])), text)


def _escaped(code: int) -> str:
    if code <= 0xFF:  # noqa: PLR2004 - what fits two hex digits
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - what fits four
