"""`hook status --json`: the installed hooks, and whether git runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# 1  2026-11: first release.
SCHEMA = "craftnudge.hook/1"


def hook_document(
    folder: str, configured: str | None, hooks: Iterable[Mapping[str, str | bool | None]]
) -> dict[str, Any]:
    """The folder of hooks, the value of `core.hooksPath`, and each hook with its event and state."""
    return {"schema": SCHEMA, "folder": folder, "core_hooks_path": configured, "hooks": [dict(one) for one in hooks]}
