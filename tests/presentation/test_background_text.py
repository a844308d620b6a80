"""Runs in the background in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from craftnudge.presentation.background_text import background_text
from craftnudge.services.results.background_track import BackgroundTrack

NOW = datetime(2027, 1, 15, 9, 30, tzinfo=UTC)
RUN = BackgroundTrack("shop", "/my shop", 7, int(NOW.timestamp()) - 3600, done=1, total=2_000)


def test_how_far_it_is_and_how_to_stop_it() -> None:
    """The command names the folder; the time has its date if that is not today's."""
    text, hint = background_text(RUN, NOW)
    assert text == "recording shop in the background since 08:30, 1 of 2,000 commits."
    assert hint == "Stop: craftnudge track --stop --repo '/my shop'"
    yesterday = replace(RUN, started_seconds=RUN.started_seconds - 86_400, total=0)
    assert background_text(yesterday, NOW).message == "recording shop in the background since 14 Jan 08:30."


@pytest.mark.parametrize("state", ["stopped", "interrupted", "failed"])
def test_an_early_end_says_how_to_go_on(state: str) -> None:
    """Also a failure whose error is unknown here."""
    text, hint = background_text(replace(RUN, state=state, error="no.such"), NOW)  # type: ignore[arg-type]
    assert "in the background" in text
    assert hint == "Continue: craftnudge track --all --background --repo '/my shop'"


def test_a_failure_has_the_words_of_its_error() -> None:
    """And its hint."""
    failed = replace(RUN, state="failed", error="journal.disk-full", details={"path": "/j", "reason": "no space"})
    text, hint = background_text(failed, NOW)
    assert text == "recording shop in the background failed: cannot write /j: no space."
    assert hint.startswith("The disk is full.")


def test_a_time_that_no_calendar_has() -> None:
    """A file of ours may hold any number."""
    assert "an unknown time" in background_text(replace(RUN, started_seconds=10**18), NOW).message
