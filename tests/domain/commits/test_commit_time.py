"""Times as calendars have them, for any number that git may hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.commit_time import FIRST_SECOND, LAST_SECOND, local_datetime, local_day, rfc3339
from craftnudge.domain.commits.record import CommitTime


def test_known_moment() -> None:
    """The first second of 2026 in UTC."""
    assert rfc3339(1_767_225_600) == "2026-01-01T00:00:00Z"


@given(st.integers())
def test_any_number_of_seconds_is_a_moment_of_twenty_characters(seconds: int) -> None:
    """Text order is time order, which needs one width; nothing that git holds raises."""
    assert len(rfc3339(seconds)) == 20
    assert rfc3339(seconds) <= rfc3339(seconds + 1)


def test_local_time_is_the_authors_own() -> None:
    """An hour before midnight in UTC is the next day in Berlin."""
    local = local_datetime(CommitTime(1_767_225_600 - 3_600, 120))
    assert local is not None
    assert (local.day, local.hour) == (1, 1)


@given(st.integers(), st.integers())
def test_no_time_raises(seconds: int, offset: int) -> None:
    """An absurd clock or zone gives a local time or None, never an error."""
    local = local_datetime(CommitTime(seconds, offset))
    assert local is None or 1 <= local.year <= 9999


near_the_ends = st.sampled_from([FIRST_SECOND, LAST_SECOND]).flatmap(lambda end: st.integers(end - 10**5, end + 10**5))


@given(st.integers(-(10**13), 10**13) | near_the_ends, st.integers(-2_000, 2_000))
def test_the_day_is_that_of_the_local_time(seconds: int, offset: int) -> None:
    """The faster way to a day gives the same one, or None, also at the ends of the calendar."""
    local = local_datetime(CommitTime(seconds, offset))
    assert local_day(CommitTime(seconds, offset)) == (None if local is None else local.date())
