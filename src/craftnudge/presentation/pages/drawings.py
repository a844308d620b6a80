"""The drawings of the pages that the report does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.html import Html, element
from craftnudge.presentation.report.drawings import level_class

if TYPE_CHECKING:
    from collections.abc import Sequence

_COLUMN, _BAR, _HEIGHT, _TOP, _BOTTOM = 50, 30, 140, 18, 22
_HIGHEST_SCORE = 10.0


def week_chart(days: Sequence[tuple[str, float | None]]) -> Html:
    """A column for each day: its name and the average score of its commits, 0 to 10, or None without commits."""
    told = [f"{name} {score:.1f}" for name, score in days if score is not None]
    return element(
        "svg",
        element("title", "Average score of each day"),
        element("desc", "; ".join(told) or "No commits this week."),
        [_column(index, name, score) for index, (name, score) in enumerate(days)],
        viewBox=f"0 0 {_COLUMN * len(days)} {_HEIGHT}",
        role="img",
        class_="week-chart",
    )


def _column(index: int, name: str, score: float | None) -> Html:
    left = index * _COLUMN + (_COLUMN - _BAR) / 2
    middle = index * _COLUMN + _COLUMN / 2
    full = _HEIGHT - _TOP - _BOTTOM
    parts = [
        element("rect", class_="track", x=left, y=_TOP, width=_BAR, height=full, rx=5, fill_opacity=0.5),
        element("text", name, x=middle, y=_HEIGHT - 5, text_anchor="middle"),
    ]
    if score is not None:
        height = round(full * score / _HIGHEST_SCORE, 1)
        top = _HEIGHT - _BOTTOM - height
        parts += [
            element("rect", class_=level_class(score), x=left, y=top, width=_BAR, height=height, rx=5),
            element("text", f"{score:.1f}", x=middle, y=top - 5, text_anchor="middle", class_="value"),
        ]
    return Html("".join(parts))
