"""Text that Markdown shows as it is: only what CommonMark or GitHub's form of it would read is escaped.

It may stand anywhere in a line: in a cell of a table, behind a mark of emphasis, or at the line's beginning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from re import Match

# A forge makes links of mentions, addresses and numbers of tickets, and pictures of names between colons; a backslash
# does not keep it from that. A character reference does where the source is read, not where a forge looks for them
# in the text that came of it.
_LINKED = r"(?P<linked>@(?=\w)|#(?=\w)|:(?=//)|(?<!\w):(?=[\w+-]+:)|(?<=www)\.)"
# The rest a backslash shows as it is (CommonMark 0.31, section 2.4): signs that mean something anywhere; an underscore
# at the edge of a word; the beginnings of tags and of character references; and at the beginning of a line those of
# headings, quotations, lists and rules.
_READ = r"[\\`*|~$\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|^[#>+=-]"
_NUMBERED = pattern(r"^(\d{1,9})([.)])")
_SIGNS = pattern(f"{_LINKED}|{_READ}", re.IGNORECASE)


def markdown_text(text: str) -> str:
    """The text on one line; nothing in it becomes a link, a mention, a tag, a cell, emphasis or a heading."""
    return _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(_shown, safe_text(text).strip()))


def _shown(found: Match[str]) -> str:
    if found[0] == "<":
        return "&lt;"  # no tag to a reader either that knows no backslash before it
    return f"&#{ord(found[0])};" if found["linked"] else f"\\{found[0]}"
