"""Where the days asked about are empty, the way to the last commit is named."""

from __future__ import annotations

from datetime import date

from craftnudge.render.screens.empty_days import way_to_more

TODAY = date(2026, 11, 24)


def test_the_last_commit_is_named_with_the_days_that_show_it() -> None:
    """Typed as it stands, the command shows the month that ends with that commit."""
    way = way_to_more("progress", 30, TODAY, date(2026, 4, 8))
    assert way == "The last commit is of 8 Apr: craftnudge progress --days 260"


def test_without_any_commit_more_days_are_tried() -> None:
    """And never more than there can be."""
    assert way_to_more("insights", 90, TODAY, None) == "Try more of them: craftnudge insights --days 900"
    assert way_to_more("progress", 30_000, TODAY, date(1970, 1, 1)).endswith("--days 36500")
