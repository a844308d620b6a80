"""Wraps the prose of a body at 72 columns, and leaves all other lines as they are.

Only prose can be wrapped without a guess. Footers, lists of labels, tables, code, logs and quotations are read by line,
by people or programs. So a paragraph is touched only if each of its lines is surely prose and one of them is too long,
and lines are joined only where the sentence runs on. Every word stays, in its order.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.line_breaks import broken
from craftnudge.domain.coaching.rewording.prose_lines import is_prose, is_running_on
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE_CHARS = 72
# git log indents by four, and a terminal has 80 columns: what is a little too long is not worth a rewrite.
WIDEST_CHARS = 80

# What opens a block of its own, and what closes it; without an end it goes on to the end of the message.
_FENCES = (("```", "```"), ("~~~", "~~~"), ("<pre", "</pre"), ("<!--", "-->"), ("{code", "{code"), ("{{{", "}}}"))
# From here on nothing is prose: a patch, the cut line of git, the text of a breaking change, which goes on to the end.
_LAST_PART = pattern(r"diff --(?:git|cc) |---$|--- \S|Index: |# -{8,} >8|BREAKING[ -]CHANGES?\b|begin \d{3} ")
_ITEM = pattern(r"(?P<lead> {0,8}(?:[-*+•]|\d{1,3}[.)]) +)(?=\S)")
_LARGEST_INDENT_OF_A_LIST = 3


def wrapped(lines: Sequence[str], limit: int | None = None) -> list[str]:
    """The lines of a body, with the prose in lines over `limit` (default: 80) wrapped at 72 columns or less."""
    widest = limit or WIDEST_CHARS
    columns = min(LINE_CHARS, widest)
    result: list[str] = []
    introduced = False
    for paragraph, is_text in _paragraphs(lines):
        if is_text and any(len(line) > widest for line in paragraph):
            result += _wrapped_paragraph(paragraph, widest, columns, introduced=introduced)
        else:
            result += paragraph
        if paragraph[-1].strip():
            # What a colon announces is quoted to the letter: an error, a command, a log.
            introduced = paragraph[-1].rstrip().endswith(":")
    return result


def filled(paragraph: tuple[str, ...], columns: int = LINE_CHARS) -> tuple[str, ...]:
    """A paragraph of prose, wrapped; its own line ends do not count."""
    if all(len(line) <= columns for line in paragraph):
        return paragraph
    return tuple(broken(" ".join(paragraph), columns))


def _paragraphs(lines: Sequence[str]) -> Iterator[tuple[list[str], bool]]:
    """Runs of lines with text and runs without, in order; and whether a run may be prose or a list at all."""
    run: list[str] = []
    closing = ""
    is_last_part = False
    for line in lines:
        begins = line.lstrip()
        opened = next((end for start, end in _FENCES if begins.startswith(start)), "") if not closing else ""
        is_last_part = is_last_part or (not closing and bool(_LAST_PART.match(line)))
        if closing or opened or is_last_part:
            if run:
                yield run, False
                run = []
            yield [line], False
            if opened and (len(begins) <= len(opened) or opened not in begins[len(opened) :]):
                closing = opened
            elif closing and closing in begins:
                closing = ""
        elif bool(line.strip()) == bool(run and run[-1].strip()) or not run:
            run.append(line)
        else:
            yield run, bool(run[0].strip())
            run = [line]
    if run:
        yield run, bool(run[0].strip())


def _wrapped_paragraph(paragraph: list[str], widest: int, columns: int, *, introduced: bool) -> list[str]:
    ending = "\r" if all(line.endswith("\r") for line in paragraph) else ""
    plain = [line.removesuffix(ending) for line in paragraph]
    first_item = next((at for at, line in enumerate(plain) if _ITEM.match(line)), None)
    if first_item is None:
        new = plain if introduced else _wrapped_prose(plain, widest, columns)
    else:
        new = plain[:first_item] + _wrapped_items(plain[first_item:], widest, columns)
    return [line + ending for line in new]


def _wrapped_prose(lines: list[str], widest: int, columns: int, lead: str = "") -> list[str]:
    """The lines of one paragraph or list item, wrapped; unchanged if one of them is no prose. `lead` is the bullet."""
    if not all(map(is_prose, lines)):
        return _with_lead(lines, lead)
    if len(lines) == 1 or all(is_running_on(line, following) for line, following in pairwise(lines)):
        new = broken(" ".join(line.rstrip(" ") for line in lines), columns - len(lead))
    elif all(line.rstrip(" ")[-1:] in tuple(".!?") for line in lines):
        # A sentence a line: the lines are not joined.
        room = widest - len(lead)
        new = [part for line in lines for part in (broken(line, columns - len(lead)) if len(line) > room else [line])]
    else:
        return _with_lead(lines, lead)
    return _with_lead(new if _is_worth_it(lines, new, columns - len(lead), widest - len(lead)) else lines, lead)


def _is_worth_it(lines: list[str], new: list[str], columns: int, widest: int) -> bool:
    """Whether the new lines fit, or at least those without an address: "See https://..." stays a line."""
    if all(len(line) <= columns for line in new):
        return True
    without = [" ".join(word for word in line.split(" ") if len(word) <= columns // 2) for line in lines]
    return max(map(len, new)) < max(map(len, lines)) and any(len(line) > widest for line in without)


def _wrapped_items(lines: list[str], widest: int, columns: int) -> list[str]:
    """A list with its long items wrapped below their text; unchanged if it has other lines than items."""
    result: list[str] = []
    items: list[tuple[str, list[str]]] = []
    for line in lines:
        matched = _ITEM.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if matched and (items or indent <= _LARGEST_INDENT_OF_A_LIST):
            items.append((matched["lead"], [line[matched.end() :]]))
        elif items and indent == len(items[-1][0]):
            items[-1][1].append(line[indent:])
        else:
            return lines
    for lead, texts in items:
        is_long = any(len(lead) + len(text) > widest for text in texts)
        result += _wrapped_prose(texts, widest, columns, lead) if is_long else _with_lead(texts, lead)
    return result


def _with_lead(lines: list[str], lead: str) -> list[str]:
    return [(" " * len(lead) if at else lead) + line for at, line in enumerate(lines)]
