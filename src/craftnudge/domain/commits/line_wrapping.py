"""Which lines of a body can be wrapped: prose can; links, tables, code and lists of values cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import display_width
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Code, quotations, tables, headings, rules and diagrams, and the frames of a stack trace.
_SHAPED = pattern(r" {4}|\t|[>|$#`~]|\s*at \w|[-+|=*_]{3,}")
_FENCE = pattern(r" {0,3}(?:```|~~~)")
# The mark of a footnote or an item, or one word, and a link: wrapped, they would stand on two lines.
_MARKED_LINK = pattern(
    r"\s*(?:\[[^\]\s]{1,40}\]:?|[-*+•]|\(?\d{1,3}[.):]|[*†‡]{1,3}|\w[\w-]{0,30}:?)[ \t]+[<(]?\w+://\S+"
)


def wrappable_lines(lines: Iterable[str]) -> Iterator[bool]:
    """Of each line of a body, whether it may be prose: not in a fenced block of code, and not a shape of its own."""
    fenced = False
    for line in lines:
        fence = _FENCE.match(line) is not None
        yield not (fenced or fence or _SHAPED.match(line))
        fenced ^= fence


def can_be_wrapped(line: str, columns: int) -> bool:
    """Whether the line can be wrapped so that its words keep within that many columns.

    It cannot where a single run without blanks is too wide, and the words before and behind it would fit: a link and
    its label.
    """
    words = line.split()
    if len(words) <= 1 or _MARKED_LINK.fullmatch(line):
        return False
    between = [""]
    too_wide = False
    for word in words:
        if display_width(word) > columns:
            too_wide = True
            between.append("")
        else:
            between[-1] = f"{between[-1]} {word}".lstrip()
    return not too_wide or any(display_width(text) > columns for text in between)
