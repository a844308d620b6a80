"""The sentences about a hook say what it does in its mode."""

from __future__ import annotations

from dataclasses import replace

import pytest

from craftnudge.presentation.hook_text import hook_effect_text
from craftnudge.services.results.hooks import HookModes

_QUICK = HookModes(look="quick", gate=False, nudge=False, minimum=None, idle_gate=False)


@pytest.mark.parametrize(
    ("modes", "words"),
    [
        (_QUICK, "messages that look odd"),
        (replace(_QUICK, look="always"), "every message"),
        (replace(_QUICK, look="never"), "says nothing of messages before the commit (--look never), warns of dangers"),
        (replace(_QUICK, look="never", nudge=True), "says nothing of messages before the commit, warns of dangers"),
        (replace(_QUICK, block=True), "and rejects dangers (--block danger)"),
        (replace(_QUICK, gate=True), "a danger or a broken project rule"),
        (replace(_QUICK, gate=True, minimum=7.5), "below 7.5"),
        (replace(_QUICK, gate=True, idle_gate=True), "rejects dangers only"),
    ],
)
def test_the_text_fits_the_mode(modes: HookModes, words: str) -> None:
    """Only a gate is said to reject."""
    text = hook_effect_text("commit-msg", modes)
    assert words in text
    assert modes.gate == ("--gate" in text)
