"""Text escaped for Markdown, so that CommonMark and GitHub's form of it show it as it is.

It may stand anywhere in a line: in a cell of a table, behind a mark of emphasis, or at the line's beginning.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.presentation.safe_text import safe_text
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from re import Match

# A forge makes links of mentions, addresses and ticket numbers, and pictures of names between colons, and a backslash
# does not prevent it. A character reference does.
_LINKED = r"(?P<linked>@(?=\w)|#(?=\w)|:(?=//)|(?<!\w):(?=[\w+-]+:)|(?<=www)\.)"
# All others are escaped by a backslash (CommonMark 0.31, section 2.4): signs with a meaning anywhere in a line; an
# underscore at the edge of a word; the beginnings of tags and character references; and, at the beginning of a line,
# those of headings, quotations, lists and rules.
_READ = r"[\\`*|~$\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[a-zA-Z/!?])|&(?=#?\w+;)|^[#>+=-]"
_NUMBERED = pattern(r"^(\d{1,9})([.)])")
_SIGNS = pattern(f"{_LINKED}|{_READ}", re.IGNORECASE)


def markdown_text(text: str) -> str:
    """The text on one line; nothing in it becomes a link, a mention, a tag, a cell, emphasis or a heading."""
    return _NUMBERED.sub(r"\1\\\2", _SIGNS.sub(_escaped, safe_text(text).strip()))


def _escaped(special: Match[str]) -> str:
    if special[0] == "<":
        return "&lt;"  # also safe for readers that ignore the backslash
    return f"&#{ord(special[0])};" if special["linked"] else f"\\{special[0]}"
