"""The week so far."""

from __future__ import annotations

from datetime import date

from craftnudge.domain.commits.record import CommitTime
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.habits.week import week_of
from tests.support.cards import a_card, a_check, a_record

THURSDAY = date(2026, 11, 26)
THURSDAY_NOON = 1_795_694_400


def commit(days_before_thursday: int, tenths: int) -> ScoredCommit:
    """A commit of that score, at noon some days before the Thursday."""
    record = a_record(authored=CommitTime(THURSDAY_NOON - days_before_thursday * 86_400, 0))
    return ScoredCommit(record, a_card(message=[a_check("CN101", tenths * 10, 1_000)]))


def test_days_stand_in_their_places() -> None:
    """Monday comes first; a day without commits, and a day to come, has no average."""
    week = week_of([commit(3, 60), commit(0, 70), commit(0, 90)], THURSDAY)
    assert week.days == (6.0, None, None, 8.0, None, None, None)
    assert week.average is not None
    assert round(week.average, 2) == 7.33


def test_change_needs_both_weeks() -> None:
    """Without a week before there is no change; last Sunday belongs to the week before."""
    assert week_of([commit(0, 80)], THURSDAY).change is None
    assert week_of([commit(0, 80), commit(4, 70)], THURSDAY).change == 1.0
    assert week_of([commit(4, 70)], THURSDAY).change is None


def test_the_month_reaches_back_thirty_days() -> None:
    """The thirtieth day counts, the one before it does not."""
    assert week_of([commit(29, 50), commit(30, 90)], THURSDAY).month == 5.0


def test_nothing_yet() -> None:
    """Without commits nothing is averaged; a commit without a possible time is left out."""
    odd = ScoredCommit(a_record(authored=None), a_card(message=[a_check("CN101", 100, 1_000)]))
    week = week_of([odd], THURSDAY)
    assert (week.average, week.change, week.month, set(week.days)) == (None, None, None, {None})
