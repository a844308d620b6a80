"""Where a period has no commits, the command that shows the last one is named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.empty_period import PeriodHint, all_authors_hint, last_scored_hint, nothing_to_show
from tests.support.piped import piped

TODAY = date(2026, 11, 24)


def test_the_last_commit_is_named_with_the_days_that_show_it() -> None:
    """Typed as it stands, the command shows the month that ends with that commit, of whom it was asked about."""
    way = last_scored_hint(("progress", "--user-id", "Ann Dev"), 30, TODAY, date(2026, 4, 8))
    assert way == PeriodHint("The last one was on 8 Apr.", "craftnudge progress --user-id 'Ann Dev' --days 365")


def test_no_more_days_are_asked_for_than_there_can_be() -> None:
    """A commit of the epoch is within a century, which is what `--days` takes."""
    assert last_scored_hint(("progress",), 30_000, TODAY, date(1970, 1, 1)).command.endswith("--days 36500")


@pytest.mark.parametrize(("days_ago", "days"), [(0, 30), (20, 60), (100, 180), (335, 365), (336, 730), (900, 1095)])
def test_the_period_is_a_usual_one(days_ago: int, days: int) -> None:
    """A month, a quarter, half a year, whole years: at least as long as it takes."""
    way = last_scored_hint(("progress",), 30, TODAY, TODAY - timedelta(days=days_ago))
    assert way.command == f"craftnudge progress --days {days}"


def test_where_only_others_have_commits_their_command_is_named() -> None:
    """Recording more would not help."""
    way = all_authors_hint(("insights", "--repo", "koel"), 90)
    assert way.command == "craftnudge insights --repo koel --all-authors --days 90"


def test_more_days_are_not_promised_where_none_hold_a_commit() -> None:
    """Then only tracking can help."""
    assert last_scored_hint(("insights",), 90, TODAY, None).command == "craftnudge track --all"


@pytest.mark.parametrize("columns", [20, 60, 80])
def test_a_command_is_never_broken(columns: int) -> None:
    """It stands on one line, whole, to be copied, behind or below its label; the sentence before it is wrapped."""
    way = PeriodHint("The last one was on 8 Apr.", "craftnudge insights --user-id 'Ann Dev' --days 320")
    lines = piped(nothing_to_show("No commits in this period.", way, Canvas(columns))).splitlines()
    expected = [f"  Next: {way.command}"] if columns >= 60 else ["  Next:", f"  {way.command}"]
    assert lines[-len(expected) :] == expected
