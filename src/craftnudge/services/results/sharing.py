"""What a push came to."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PushResult:
    """What became of the commits; `refused` counts by the server's reason."""

    server: str
    sent: int
    accepted: int
    already_there: int
    refused: dict[str, int]


@dataclass(frozen=True, slots=True)
class Shared:
    """A repository that is shared, and how much of it: "scores" or "whole"."""

    name: str
    level: str
