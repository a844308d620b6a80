"""`where --json`: places on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# 1  2026-11: first release.
SCHEMA = "craftnudge.where/1"


def where_document(places: Iterable[tuple[str, str, str, int | None]]) -> dict[str, Any]:
    """Each place: its name, path, what it holds, and its size in bytes, null if it does not exist yet."""
    return {
        "schema": SCHEMA,
        "places": [
            {"name": name, "path": path, "holds": holds, "size_bytes": size_bytes}
            for name, path, holds, size_bytes in places
        ],
    }
