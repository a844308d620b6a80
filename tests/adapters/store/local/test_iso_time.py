"""Moments in any form of ISO 8601."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.store.local.iso_time import parse_time


@pytest.mark.parametrize(
    ("text", "seconds", "minutes"),
    [
        ("1970-01-01T00:00:00Z", 0, 0),
        ("1970-01-01T00:00:00+00:00", 0, 0),
        ("1970-01-01 00:00:00", 0, 0),
        ("1970-01-01", 0, 0),
        ("1970-01-01T01:30:00+01:30", 0, 90),
        ("1969-12-31T19:00:00-05:00", 0, -300),
        ("1970-01-01T00:00:01.999Z", 1, 0),
        ("1969-12-31T23:59:59.5Z", -1, 0),
        ("20231114T221320Z", 1_700_000_000, 0),
        ("0001-01-01T00:00:00Z", -62_135_596_800, 0),
    ],
)
def test_a_moment_is_seconds_and_an_offset(text: str, seconds: int, minutes: int) -> None:
    """Without an offset it is UTC; fractions are dropped towards the past."""
    assert parse_time(text) == (seconds, minutes)


@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01", "2026-01-01T25:00:00Z", "1700000000000", "12:00"])
def test_other_text_is_no_moment(text: str) -> None:
    """None, not an error."""
    assert parse_time(text) is None


@given(st.text(max_size=40))
def test_no_text_is_an_error(text: str) -> None:
    """Whatever a line holds: None, or seconds and minutes."""
    assert parse_time(text) is None or len(parse_time(text) or ()) == 2
