"""Why a recorded commit no longer counts."""

from __future__ import annotations

from typing import Literal

from craftnudge.runtime.fast_named_tuples import NamedTuple

# No branch, tag or worktree reaches the commit; or another recorded commit is the same change.
SupersededBy = Literal["unreachable", "copy"]


class Superseded(NamedTuple):
    """Why a recorded commit no longer counts, and the hash of the one that stands for it, if that is known."""

    reason: SupersededBy
    now: str | None = None
