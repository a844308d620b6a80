"""`hook status --json`: every hook with its paths as text."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from craftnudge.presentation.documents.hook import hook_document
from craftnudge.services.results.hooks import HookModes, HooksState, HookState

HOOK = HookState("commit-msg", "ours", True, False, None, "folder", Path("/r/commit-msg"), Path("/r/old"), True)
MODES = HookModes("quick", gate=True, nudge=False, minimum=6.5, idle_gate=False, block=True)
STATE = HooksState(Path("/r"), None, (HOOK,), (), disabled=False, modes=MODES, switched_off=False, folder_exists=True)


def test_paths_and_options_are_plain_values() -> None:
    """As JSON has them; without an installed hook there are no options."""
    document = hook_document(STATE)
    assert json.loads(json.dumps(document)) == document
    (hook,) = document["hooks"]
    assert (hook["event"], hook["runs"], hook["chained"], hook["renamed"]) == ("commit-msg", True, False, True)
    assert (hook["path"], hook["earlier"]) == ("/r/commit-msg", "/r/old")
    assert document["options"] == {"look": "quick", "gate": True, "nudge": False, "block_danger": True}
    bare = hook_document(replace(STATE, modes=None, hooks=(replace(HOOK, path=None),), core_hooks_path="x"))
    assert (bare["options"], bare["hooks"][0]["path"], bare["core_hooks_path"]) == (None, None, "x")
