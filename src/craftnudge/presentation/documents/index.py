"""`index status --json`: the state of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# 1  2026-11: first release.
SCHEMA = "craftnudge.index/1"


def index_document(figures: Mapping[str, int | bool]) -> dict[str, Any]:
    """Whether it is used, and its figures: commits, lines and bytes."""
    return {"schema": SCHEMA, **figures}
