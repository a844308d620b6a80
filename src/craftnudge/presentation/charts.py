"""Small drawings in text: bars, sparklines, a trend with its band. Each has an ASCII form and keeps to its columns."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from craftnudge.presentation.lines import Span, span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.progress import ChartStep
    from craftnudge.presentation.lines import Canvas, Line

_BLOCKS, _ASCII_BLOCKS = "▁▂▃▄▅▆▇█", "_.,-=+*#"


def drawn_bar(share: float, columns: int, canvas: Canvas) -> str:
    """A bar filled to a share of its columns, 0 to 1; a share above 0 fills at least one column."""
    filled = min(columns, max(round(share * columns), 1 if share > 0 else 0))
    return canvas.pick("█", "#") * filled + canvas.pick("░", ".") * (columns - filled)


def sparkline(values: Sequence[float | None], canvas: Canvas, *, low: float, high: float) -> str:
    """One sign per value between `low` and `high`; a blank for None."""
    signs = canvas.pick(_BLOCKS, _ASCII_BLOCKS)
    top = len(signs) - 1
    scale = top / (high - low) if high > low else 0.0
    return "".join(" " if value is None else signs[min(top, max(0, round((value - low) * scale)))] for value in values)


def resampled(values: Sequence[float | None], columns: int) -> list[float | None]:
    """At most that many values: neighbours share a column, with the mean of those that are not None."""
    if len(values) <= columns:
        return list(values)
    edges = [len(values) * column // columns for column in range(columns + 1)]
    parts = ([value for value in values[start:end] if value is not None] for start, end in pairwise(edges))
    return [sum(part) / len(part) if part else None for part in parts]


def first_step(stretches: Sequence[ChartStep]) -> int:
    """The index of the first step with commits, where a chart begins; 0 if no step has any."""
    return next((index for index, stretch in enumerate(stretches) if stretch.commits), 0)


def scale_of(values: Sequence[float]) -> tuple[int, int]:
    """The whole-number ends of a scale around all values, within 0 to 10: an even number of steps, at least four.

    Raises ValueError for no values.
    """
    low, high = max(0, int(min(values))), min(10, -int(-max(values) // 1))
    while high - low < 4 or (high - low) % 2:  # noqa: PLR2004 - the contract above
        if low > 0 and (high == 10 or (high - low) % 2):  # noqa: PLR2004 - the best score
            low -= 1
        else:
            high += 1
    return low, high


def trend(
    values: Sequence[float | None],
    bands: Sequence[tuple[float, float] | None],
    canvas: Canvas,
    *,
    labels: tuple[str, str],
    columns: int,
) -> list[Line]:
    """A line through the values over the band around them, with a scale of scores at the left and labels below.

    A value is drawn over the whole width of its step; the line has a gap where a step has none. Without any value, one
    line says so.
    """
    scores = [value for value in values if value is not None]
    if not scores:
        return [(Span("No scores to draw.", "dim"),)]
    ends = [end for band in bands if band is not None for end in band]
    low, high = scale_of([*scores, *ends])
    height = high - low
    wide = max(1, (columns - 5) // max(len(values), 1))
    rows = [[" "] * (wide * len(values)) for _ in range(height + 1)]
    _draw_bands(rows, bands, wide, low, canvas)
    _draw_line(rows, values, wide, low, canvas)
    lines: list[Line] = []
    for index, row in enumerate(rows):
        mark = high - index
        shown = f"{mark:>2} " if mark % 2 == 0 else "   "
        lines.append((Span(shown + canvas.pick("┤", "|"), "dim"), *_styled("".join(row).rstrip(), canvas)))
    return [*lines, _axis(labels, wide * len(values), canvas)]


def _draw_bands(
    rows: list[list[str]], bands: Sequence[tuple[float, float] | None], wide: int, low: int, canvas: Canvas
) -> None:
    for step, band in enumerate(bands):
        if band is None:
            continue
        for level in range(round(band[0]), round(band[1]) + 1):
            row = rows[len(rows) - 1 - (level - low)]
            row[step * wide : (step + 1) * wide] = canvas.pick("░", ".") * wide


def _draw_line(rows: list[list[str]], values: Sequence[float | None], wide: int, low: int, canvas: Canvas) -> None:
    across, corner = canvas.pick("─", "-"), canvas.pick("╯╰╭╮│", "++++|")
    before: int | None = None
    for step, value in enumerate(values):
        if value is None:
            before = None
            continue
        here = len(rows) - 1 - (round(value) - low)
        start = step * wide
        rows[here][start : start + wide] = across * wide
        if before is not None and before != here:
            up = here < before
            rows[before][start] = corner[0] if up else corner[3]
            rows[here][start] = corner[2] if up else corner[1]
            for between in range(min(before, here) + 1, max(before, here)):
                rows[between][start] = corner[4]
        before = here


def _styled(row: str, canvas: Canvas) -> list[Span]:
    """The row in runs of one style: the band is dim, the line is not."""
    band = canvas.pick("░", ".")
    spans: list[Span] = []
    start = 0
    for index in range(1, len(row) + 1):
        if index == len(row) or (row[index] == band) != (row[start] == band):
            spans.append(Span(row[start:index], "dim" if row[start] == band else "plain"))
            start = index
    return spans


def _axis(labels: tuple[str, str], columns: int, canvas: Canvas) -> Line:
    first, last = labels
    line = canvas.pick("─", "-") * max(1, columns - len(first) - len(last) - 2)
    return (span(f"   {canvas.pick('└', '+')} {first} {line} {last}", "dim"),)
