"""A workplace of a test's own: its home, its folder, an empty environment, a clock that stands still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from pathlib import Path

# 2023-11-15, the day of the commits that tests make.
NOW_SECONDS = 1_700_020_000


def workplace_in(home: Path, here: Path | None = None, **environ: str) -> Workplace:
    """The workplace of a user with this home, in this folder."""
    return Workplace(home, environ, here, now=lambda: NOW_SECONDS)
