"""Where the user's data lies on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

PlaceName = Literal[
    "home",
    "journal",
    "sessions",
    "nudges",
    "index",
    "superseded",
    "spool",
    "replies",
    "roots",
    "whole",
    "background",
    "webhooks",
    "mirrors",
    "reports",
    "settings",
]


@dataclass(frozen=True, slots=True)
class Place:
    """A file or folder, and its size in bytes; None if it does not exist yet."""

    name: PlaceName
    path: Path
    size_bytes: int | None
