"""What a rewrite of commits did."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The backup reference, and pairs of the old and the new hash of each replaced commit, oldest first."""

    backup: str
    pairs: tuple[tuple[str, str], ...]
