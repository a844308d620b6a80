"""`hook status --json`: the installed hooks, and whether git runs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.services.results.hooks import HookModes, HooksState

# 1  2026-11: first release. Later in 2026-11: disabled, options (later with block_danger), path, earlier and renamed,
#    which may be absent.
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
                "path": _text(hook.path),
                "earlier": _text(hook.earlier),
                "renamed": hook.renamed,
            }
            for hook in state.hooks
        ],
        "disabled": state.disabled,
        "options": _options(state.modes),
    }


def _options(modes: HookModes | None) -> dict[str, Any] | None:
    if modes is None:
        return None
    return {"look": modes.look, "gate": modes.gate, "nudge": modes.nudge, "block_danger": modes.block}


def _text(path: Path | None) -> str | None:
    return None if path is None else str(path)
