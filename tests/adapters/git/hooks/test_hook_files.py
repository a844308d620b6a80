"""Ours are found wherever another program moved them, and nothing else is taken for ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.hooks.hook_files import content_of, names, our_hooks
from tests.support.hooking import script

if TYPE_CHECKING:
    from pathlib import Path

OURS = "#!/bin/sh\n# craftnudge hook 2 commit-msg 0123456789abcdef\nexit 0\n"


def test_moved_hooks_are_found_and_the_one_in_place_comes_first(tmp_path: Path) -> None:
    """Beside it and in a folder below; not two folders deep, not through a link, not by a word in the text."""
    for name in ("commit-msg", "commit-msg.legacy", "old-hooks/commit-msg", "a/b/commit-msg"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(OURS)
    (tmp_path / "link").symlink_to("commit-msg")
    script(tmp_path / "post-commit", "craftnudge hook-run post-commit")
    found = [str(hook.path.relative_to(tmp_path)) for hook in our_hooks(tmp_path)]
    assert found == ["commit-msg", "commit-msg.legacy", "old-hooks/commit-msg"]
    assert all(hook.edited for hook in our_hooks(tmp_path))
    assert our_hooks(tmp_path / "nowhere") == ()
    assert content_of(tmp_path / "link") == b""


@pytest.mark.parametrize(
    ("text", "moved", "named"),
    [
        ('"$0".old "$@"', "commit-msg.old", True),
        ("exec .git/hooks/commit-msg.old", "commit-msg.old", True),
        ("exec older-tool", "commit-msg.old", False),
        ('for step in "$0".d/*; do "$step"; done', "commit-msg.d/10-nudge", True),
        ("exec tool run commit-msg", "old-hooks/commit-msg", False),
        ("", "commit-msg.old", False),
    ],
)
def test_a_hook_names_the_one_it_calls(tmp_path: Path, text: str, moved: str, named: bool) -> None:
    """By its suffix, its name, or its folder; a longer word is another one."""
    (tmp_path / moved).parent.mkdir(exist_ok=True)
    (tmp_path / moved).write_text(OURS)
    (hook,) = our_hooks(tmp_path)
    assert names(text.encode(), hook, tmp_path) == named
