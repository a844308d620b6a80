"""`hook status --json`: the installed hooks, and whether git runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from craftnudge.services.results.hooks import HooksState

# 1  2026-11: first release.
SCHEMA = "craftnudge.hook/1"


def hook_document(state: HooksState) -> dict[str, Any]:
    """The folder of hooks, the value of `core.hooksPath`, and each hook with its event and state."""
    return {
        "schema": SCHEMA,
        "folder": str(state.folder),
        "core_hooks_path": state.core_hooks_path,
        "hooks": [
            {
                "event": hook.event,
                "state": hook.state,
                "runs": hook.runs,
                "chained": hook.chained,
                "manager": hook.manager,
                "way": hook.way,
            }
            for hook in state.hooks
        ],
    }
