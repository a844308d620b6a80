"""Drawings of the pages."""

from __future__ import annotations

from craftnudge.presentation.pages.drawings import week_chart


def test_a_day_without_commits_has_a_name_and_no_score() -> None:
    """The scores stand in the drawing and in words beside it."""
    drawing = week_chart([("Mon", 8.4), ("Tue", None)])
    assert "Mon 8.4" in drawing
    assert drawing.count('class="value"') == 1
    assert ">Tue<" in drawing
    assert "No commits" in week_chart([("Mon", None)])
