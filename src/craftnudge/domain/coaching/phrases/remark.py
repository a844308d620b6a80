"""One sentence about a commit, with the one thing to do about it."""

from __future__ import annotations

from typing import NamedTuple


class Said(NamedTuple):
    """What is said of a finding, and what to do about it."""

    text: str
    advice: str
