"""What a manager is told to call has the options that were installed, in the manager's own format."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import yaml

from craftnudge.presentation.hook_snippets import hook_snippet
from craftnudge.services.results.hooks import HookModes

MODES = HookModes(look="quick", gate=False, nudge=False, minimum=None, idle_gate=False)
EVENTS = ("commit-msg", "post-commit", "post-rewrite")


@pytest.mark.parametrize(
    ("modes", "commit_msg", "post_commit"),
    [
        (None, "commit-msg --if-found", "post-commit --quiet"),
        (MODES, "commit-msg --if-found", "post-commit --quiet"),
        (replace(MODES, look="always"), "commit-msg", "post-commit --quiet"),
        (replace(MODES, look="never", gate=True, nudge=True), "commit-msg --gate --silent", "post-commit"),
    ],
)
def test_options_are_in_every_format(modes: HookModes | None, commit_msg: str, post_commit: str) -> None:
    """A gate refuses and a line after the commit is printed through a manager, too."""
    lefthook = yaml.safe_load("\n".join(hook_snippet("lefthook", EVENTS, modes)))
    assert lefthook["commit-msg"]["commands"]["craftnudge"]["run"] == f"craftnudge hook-run {commit_msg} {{1}}"
    assert lefthook["post-commit"]["commands"]["craftnudge"]["run"] == f"craftnudge hook-run {post_commit}"
    (repository,) = yaml.safe_load("\n".join(hook_snippet("pre-commit", EVENTS, modes)))
    entries = [hook["entry"] for hook in repository["hooks"]]
    assert entries[:2] == [f"craftnudge hook-run {commit_msg}", f"craftnudge hook-run {post_commit}"]
    husky = hook_snippet("husky", EVENTS, modes)
    assert f'craftnudge hook-run {commit_msg} "$1" || [ $? -ne 1 ]' in husky
    package = json.loads("{" + "\n".join(hook_snippet("husky", EVENTS, modes, in_husky_folder=False)[1:]) + "}")
    assert package["husky"]["hooks"]["commit-msg"] == f"craftnudge hook-run {commit_msg} $HUSKY_GIT_PARAMS"
