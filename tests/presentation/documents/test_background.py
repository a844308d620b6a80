"""Runs in the background as a document."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from craftnudge.presentation.documents.background import background_document
from craftnudge.services.results.background_track import BackgroundState, BackgroundTrack
from tests.support.schema import assert_valid


@pytest.mark.parametrize("state", get_args(BackgroundState))
def test_each_state_agrees_with_the_schema(state: BackgroundState) -> None:
    """The moment is RFC 3339 in UTC."""
    run = BackgroundTrack("shop", "/shop", 7, 1_800_000_000, done=1, total=2)
    document = background_document([run, replace(run, state=state, error="journal.locked")])
    assert_valid("background", document)
    assert document["runs"][1]["state"] == state
    assert document["runs"][0]["started_at"] == "2027-01-15T08:00:00Z"
