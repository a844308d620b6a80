"""`uninstall --json`: what is removed, or would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.errors.error_text import error_text

if TYPE_CHECKING:
    from craftnudge.services.results.uninstall import Uninstall

# 1  2026-12: first release.
SCHEMA = "craftnudge.uninstall/1"


def uninstall_document(result: Uninstall) -> dict[str, Any]:
    """The hooks by place, the data, what stayed and why; `done` is false for what only would be removed."""
    return {
        "schema": SCHEMA,
        "done": result.is_done,
        "hooks": [
            {"place": str(found.place), "events": list(found.events), "edited": [str(path) for path in found.edited]}
            for found in result.hooks
        ],
        "data": [{"path": str(place.path), "size_bytes": place.size_bytes} for place in result.data],
        "deletes_data": result.deletes_data,
        "left": [str(path) for path in result.left],
        "failures": [{"path": str(path), "says": error_text(error).message} for path, error in result.failures],
        "program": result.program,
    }
