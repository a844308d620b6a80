"""`craftnudge uninstall`: hooks out everywhere, data kept or deleted as asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.conversation import Conversation
from tests.support.repository import GitRepository
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program


def hooks_in(folder: Path) -> list[str]:
    """The names of the hooks in a folder, without git's samples."""
    return sorted(path.name for path in folder.iterdir() if path.suffix != ".sample")


def test_hooks_leave_every_place_and_data_stays(program: Program, repository: GitRepository, tmp_path: Path) -> None:
    """A repository without commits, one with a hook of its own, a shared folder whose repository is gone, and a clone
    whose hooks an earlier version installed, which kept no list.
    """
    own = repository.path / ".git" / "hooks" / "commit-msg"
    own.write_text("#!/bin/sh\nexit 0\n")
    own.chmod(0o755)
    program("hook", "install")
    unlisted = GitRepository(tmp_path / "unlisted", tmp_path / "home")
    unlisted.commit("Begin", {"a.txt": "a\n"})
    program("hook", "install", folder=unlisted.path)
    program("track", folder=unlisted.path)
    (tmp_path / "home" / "craftnudge" / "hooked-repositories.jsonl").unlink()
    program("hook", "install")
    gone = GitRepository(tmp_path / "gone", tmp_path / "home")
    shared = tmp_path / "shared hooks"
    gone.git("config", "core.hooksPath", str(shared))
    program("hook", "install", "--shared", folder=gone.path)
    gone.path.rename(tmp_path / "elsewhere")

    planned = program("uninstall", "--dry-run", "--json").json
    assert_valid("uninstall", planned)
    assert {found["place"] for found in planned["hooks"]} == {str(repository.path), str(unlisted.path), str(shared)}
    assert "pip uninstall craftnudge" in planned["program"]
    assert program("uninstall").code == 2
    assert hooks_in(shared)

    done = program("uninstall", "--yes")
    assert done.code == 0
    assert "Data kept" in done.stdout
    assert hooks_in(shared) == hooks_in(unlisted.path / ".git" / "hooks") == []
    assert own.read_text() == "#!/bin/sh\nexit 0\n"
    assert program.journal.exists()
    assert program("uninstall", "--dry-run", "--json").json["hooks"] == []


def test_data_is_deleted_on_request_and_nothing_else(program: Program, repository: GitRepository) -> None:
    """A stranger's file in the same folder stays and is named; so does the repository."""
    repository.commit("Begin", {"a.txt": "a\n"})
    program("track")
    home = program.home / "craftnudge"
    (home / "notes.txt").write_text("mine\n")
    settings = program.home / ".config" / "craftnudge" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("min-score = 5\n")
    done = program("uninstall", "--delete-data", "--yes")
    assert done.code == 0
    assert str(home / "notes.txt") in done.stdout
    assert [path.name for path in home.iterdir()] == ["notes.txt"]
    assert not settings.parent.exists()
    assert repository.git("log", "--format=%s") == "Begin"


def test_an_edited_hook_is_named_and_stays(program: Program, repository: GitRepository) -> None:
    """The others go; --force takes it too."""
    program("hook", "install")
    hook = repository.path / ".git" / "hooks" / "post-commit"
    hook.write_text(hook.read_text() + "echo mine\n")
    assert "only with --force" in program("uninstall", "--dry-run").stdout
    done = program("uninstall", "--yes")
    assert done.code == 1
    assert str(repository.path) in done.stderr
    assert program("uninstall", "--yes", "--force").code == 0
    assert hooks_in(hook.parent) == []


def test_at_a_terminal_it_shows_before_it_asks(program: Program, repository: GitRepository) -> None:
    """No answer removes nothing."""
    program("hook", "install")
    with Conversation(program.home, repository.path, "uninstall", columns=120) as terminal:
        shown = terminal.expect("Remove this?")
        assert "Hooks to remove" in shown
        terminal.type("n")
        assert terminal.end() == 130
    assert hooks_in(repository.path / ".git" / "hooks")
