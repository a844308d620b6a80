"""Earlier hooks are kept beside the folder of hooks and put back; none is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.hooks.earlier_hooks import (
    clear,
    earlier_folder,
    earlier_hook,
    keep,
    link_neighbours,
    put_back,
    put_back_if_free,
)
from craftnudge.errors import RepositoryRefusedError
from tests.support.hooking import script

if TYPE_CHECKING:
    from pathlib import Path


def test_a_kept_hook_is_in_both_places_until_ours_replaces_it(tmp_path: Path) -> None:
    """A run that is killed in between leaves the hook where git finds it; a second one changes nothing."""
    folder = tmp_path / "hooks"
    hook = script(folder / "commit-msg", "exit 3")
    for _ in range(2):
        assert keep(folder, "commit-msg", hook) is None
        assert hook.read_bytes() == (earlier_folder(folder) / "commit-msg").read_bytes()
    put_back_if_free(folder, "commit-msg")
    assert clear(folder) == ()
    assert [path.name for path in tmp_path.rglob("*")] == ["hooks", "commit-msg"]


def test_another_hook_that_is_kept_already_is_renamed_and_reported(tmp_path: Path) -> None:
    """Neither is lost; one with the same text is."""
    folder = tmp_path / "hooks"
    kept = earlier_folder(folder) / "commit-msg"
    for text, displaced in (("exit 1", None), ("exit 1", None), ("exit 2", kept.with_name("commit-msg.1"))):
        hook = script(folder / "commit-msg", text)
        assert keep(folder, "commit-msg", hook) == displaced
        hook.unlink()
    assert "exit 2" in kept.read_text()
    assert put_back(folder, "commit-msg", folder / "commit-msg")
    assert clear(folder) == (kept.with_name("commit-msg.1"),)
    assert "exit 1" in kept.with_name("commit-msg.1").read_text()


def test_neighbours_are_linked_but_ours_are_not(tmp_path: Path) -> None:
    """A link for each file, folder and hook of others; a link that is there already stays."""
    folder = tmp_path / "hooks"
    hook = script(folder / "commit-msg", "exit 0")
    keep(folder, "commit-msg", hook)
    hook.write_text("#!/bin/sh\n# craftnudge hook 2 commit-msg 0123456789abcdef\n")
    script(folder / "post-commit", "# craftnudge hook 2 post-commit 0123456789abcdef")
    (folder / "post-commit").write_text("#!/bin/sh\n# craftnudge hook 2 post-commit 0123456789abcdef\n")
    for name in ("pre-push", "_/husky.sh", "update.sample"):
        script(folder / name, "exit 0")
    for _ in range(2):
        link_neighbours(folder)
    assert {path.name for path in earlier_folder(folder).iterdir()} == {"commit-msg", "pre-push", "_"}
    assert (earlier_folder(folder) / "_" / "husky.sh").exists()


def test_a_relative_link_leads_to_the_same_file_wherever_it_is_put_back(tmp_path: Path) -> None:
    """Into the folder of hooks unchanged; into a folder below it with one more step up."""
    script(tmp_path / "tools" / "check", "exit 0")
    folder = tmp_path / "git" / "hooks"
    for place in (folder / "commit-msg", folder / "old-hooks" / "commit-msg"):
        place.parent.mkdir(parents=True, exist_ok=True)
        hook = folder / "commit-msg"
        hook.unlink(missing_ok=True)
        hook.symlink_to("../../tools/check")
        keep(folder, "commit-msg", hook)
        hook.unlink()
        assert put_back(folder, "commit-msg", place)
        assert place.resolve() == tmp_path / "tools" / "check"
        assert earlier_hook(folder, "commit-msg") is None


def test_a_folder_of_earlier_hooks_that_is_a_link_is_refused(tmp_path: Path) -> None:
    """Nothing is written where a link leads."""
    folder = tmp_path / "hooks"
    hook = script(folder / "commit-msg", "exit 0")
    (tmp_path / "elsewhere").mkdir()
    earlier_folder(folder).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(RepositoryRefusedError):
        keep(folder, "commit-msg", hook)
    assert clear(folder) == ()
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_folder_that_has_the_name_of_a_hook_is_kept_too(tmp_path: Path) -> None:
    """Git runs no folder, but it is somebody's."""
    folder = tmp_path / "hooks"
    script(folder / "commit-msg" / "step", "exit 0")
    keep(folder, "commit-msg", folder / "commit-msg")
    assert not (folder / "commit-msg").exists()
    put_back_if_free(folder, "commit-msg")
    assert (folder / "commit-msg" / "step").exists()
