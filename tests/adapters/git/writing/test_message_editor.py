"""The editor that git names, and the texts that are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.writing.message_editor import (
    delete_draft,
    draft_path,
    open_editor,
    read_draft,
    write_draft,
)
from craftnudge.errors import OutputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_the_configured_editor_is_run_as_git_runs_it(repository: GitRepository, tmp_path: Path) -> None:
    """With its options, by a shell; its failure is an error."""
    path = tmp_path / "a text"
    path.write_text("x\n")
    repository.git("config", "core.editor", "sed -i -e 's/x/a b/'")
    open_editor(repository.path, path)
    assert path.read_text() == "a b\n"
    repository.git("config", "core.editor", "no-such-editor")
    with pytest.raises(UsageError, match=r"editor\.failed"):
        open_editor(repository.path, path)


def test_a_text_is_kept_in_the_git_folder(repository: GitRepository) -> None:
    """One that a killed editor left stays beside a new one."""
    path = draft_path(repository.path, "a" * 40)
    assert read_draft(path) == ""
    write_draft(path, "one\n")
    write_draft(path, "two\n", keeps_older=True)
    write_draft(path, "three\n", keeps_older=True)
    assert sorted(found.read_text() for found in path.parent.iterdir()) == ["one\n", "three\n", "two\n"]
    write_draft(path, "four\n")
    assert read_draft(path) == "four\n"
    delete_draft(path)
    delete_draft(path)
    assert len(list(path.parent.iterdir())) == 2


def test_a_folder_in_the_way_is_an_error(tmp_path: Path) -> None:
    """Nothing is lost: the error comes before anything is asked."""
    with pytest.raises(OutputError):
        write_draft(tmp_path, "x")
    with pytest.raises(OutputError):
        read_draft(tmp_path)
