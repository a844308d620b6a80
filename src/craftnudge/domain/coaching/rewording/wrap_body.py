"""Wraps a body at 72 columns: prose is filled; code, tables, quotations and the like stay as they are."""

from __future__ import annotations

from craftnudge.runtime.lazy_regex import pattern

LINE_CHARS = 72

_ITEM = pattern(r"^(?P<lead> {0,3}(?:[-*+•]|\d{1,3}[.)]) +)(?=\S)")
# Code, quotations, tables, diagrams, headings, and what tools print.
_SHAPED = pattern(r"^(?:[ \t]|[>|$#`~=+@]|-{3}|(?>\S+?://)\S+$)")
_INNER_GAP = pattern(r"\S {3,}\S")


def filled(paragraph: tuple[str, ...], columns: int = LINE_CHARS) -> tuple[str, ...]:
    """The paragraph with no line longer than that, or unchanged if it is not prose, fits, or cannot be wrapped."""
    if all(len(line) <= columns for line in paragraph):
        return paragraph
    items = _items(paragraph)
    if items is None:
        return paragraph
    # Imported here: a hook loads this module and fills nothing, and the import compiles patterns for 5 ms.
    import textwrap  # noqa: PLC0415

    lines: list[str] = []
    for lead, text in items:
        lines += textwrap.wrap(
            text,
            columns,
            initial_indent=lead,
            subsequent_indent=" " * len(lead),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return tuple(lines)


def _items(paragraph: tuple[str, ...]) -> list[tuple[str, str]] | None:
    """The list items of a paragraph as (lead, text), one without a lead for prose; None for what has its own shape."""
    items: list[tuple[str, str]] = []
    for line in paragraph:
        matched = _ITEM.match(line)
        if matched:
            items.append((matched["lead"], line[matched.end() :]))
        elif items and items[-1][0] and line.startswith(" " * len(items[-1][0])):
            items[-1] = (items[-1][0], f"{items[-1][1]} {line.strip()}")
        elif _SHAPED.match(line) or _INNER_GAP.search(line):
            return None
        elif items:
            items[-1] = (items[-1][0], f"{items[-1][1]} {line}")
        else:
            items.append(("", line))
    return items
