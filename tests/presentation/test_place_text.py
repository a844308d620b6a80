"""Every place on the machine has its words."""

from __future__ import annotations

from typing import get_args

from craftnudge.presentation.place_text import HOLDS
from craftnudge.services.results.places import PlaceName
from tests.support.voice import BANNED


def test_each_place_says_what_it_holds() -> None:
    """No place without words, no words without a place, and none of the banned ones."""
    assert set(HOLDS) == set(get_args(PlaceName))
    assert not [text for text in HOLDS.values() if BANNED.search(text)]
