"""`where --json`: places on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.place_text import HOLDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.services.results.places import Place

# 1  2026-11: first release.
SCHEMA = "craftnudge.where/1"


def where_document(places: Iterable[Place]) -> dict[str, Any]:
    """Each place: its name, path, what it holds, and its size in bytes, null if it does not exist yet."""
    return {
        "schema": SCHEMA,
        "places": [
            {
                "name": place.name,
                "path": str(place.path),
                "holds": HOLDS[place.name],
                "size_bytes": place.size_bytes,
            }
            for place in places
        ],
    }
