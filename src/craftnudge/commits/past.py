"""What came before a commit: the habits of its 50 nearest human ancestors, in counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Past:
    """Figures over the nearest human ancestors; `commits` is how many there were, at most `settings.PAST_COMMITS`."""

    commits: int
