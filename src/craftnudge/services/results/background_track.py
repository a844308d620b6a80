"""What is known of a history that is recorded in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

# A run without an end of its own was killed: `interrupted`. `stopped` is the user's wish.
BackgroundState = Literal["running", "done", "stopped", "interrupted", "failed"]


@dataclass(frozen=True, slots=True)
class BackgroundTrack:
    """One run: `done` of the `total` commits that were missing when it began are recorded.

    `started_seconds` is in seconds since 1970. `total` is 0 until the history has been walked. `error` is the code of
    the error that ended it, `details` the values of its message.
    """

    repository: str
    folder: str
    process_id: int
    started_seconds: int
    state: BackgroundState = "running"
    done: int = 0
    total: int = 0
    error: str | None = None
    details: Mapping[str, str] = field(default_factory=dict)
