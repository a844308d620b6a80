"""`reword` at a terminal: the editor, the question, and that typed words are never lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.conversation import Conversation

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

ASKED = "Apply? [y/N/e]"


@pytest.fixture
def oops(repository: GitRepository) -> GitRepository:
    """A commit whose message nobody can fix but its author."""
    repository.commit("Begin", {"a.py": "x = 1\n"})
    repository.commit("oops", {"a.py": "x = 2\n"})
    return repository


def editor(folder: Path, script: str) -> str:
    """An editor that does this with the file "$1", and shows what it was given."""
    path = folder / "editor.sh"
    path.write_text(f'#!/bin/sh\ncat "$1"\n{script}\n')
    path.chmod(0o755)
    return str(path)


def rewritten(folder: Path, message: str = "Start at two\\n\\nThe reader counts from one.") -> str:
    """An editor whose user types this message and leaves the comments."""
    return editor(folder, f'printf "{message}\\n" >"$1.new"; grep "^#" "$1" >>"$1.new"; mv "$1.new" "$1"')


def drafts(repository: GitRepository) -> list[str]:
    """The texts that are kept."""
    return [path.read_text() for path in sorted((repository.path / ".git" / "craftnudge").glob("*"))]


def test_the_editor_opens_with_the_findings_as_comments(oops: GitRepository, program: Program, tmp_path: Path) -> None:
    """Where nothing can be fixed without the user; the new message is scored, and applied after a yes."""
    with Conversation(program.home, oops.path, "reword", columns=100, GIT_EDITOR=rewritten(tmp_path)) as talk:
        given = talk.expect(ASKED)
        talk.type("y")
        talk.expect("To undo: craftnudge undo")
    assert '# CN107  "oops" is a placeholder.' in given
    assert "#   M  a.py" in given
    assert oops.git("log", "-1", "--format=%B").strip() == "Start at two\n\nThe reader counts from one."
    assert drafts(oops) == []


def test_a_no_keeps_the_text_for_the_next_time(oops: GitRepository, program: Program, tmp_path: Path) -> None:
    """The file is named, and the next run opens it."""
    head = oops.git("rev-parse", "HEAD")
    with Conversation(program.home, oops.path, "reword", columns=100, GIT_EDITOR=rewritten(tmp_path)) as talk:
        talk.expect(ASKED)
        talk.type("")
        talk.expect("Your text is kept")
        talk.expect(".txt")
    assert drafts(oops) == ["Start at two\n\nThe reader counts from one.\n"]
    with Conversation(program.home, oops.path, "reword", columns=100, GIT_EDITOR=editor(tmp_path, ":")) as talk:
        talk.expect("your text of the last time")
        talk.expect("Start at two")
        talk.expect(ASKED)
        talk.type("what?")
        talk.expect(ASKED)
        talk.type("n")
        talk.expect("Your text is kept")
    assert oops.git("rev-parse", "HEAD") == head


def test_e_opens_the_editor_again(oops: GitRepository, program: Program, tmp_path: Path) -> None:
    """As often as the user wants."""
    with Conversation(program.home, oops.path, "reword", columns=100, GIT_EDITOR=rewritten(tmp_path)) as talk:
        talk.expect(ASKED)
        rewritten(tmp_path, "Start at three")
        talk.type("e")
        talk.expect("Start at two")
        talk.expect(ASKED)
        talk.type("y")
        talk.expect("To undo")
    assert oops.git("log", "-1", "--format=%s") == "Start at three"


@pytest.mark.parametrize("script", ["exit 3", 'echo "Start at two" >"$1"; exit 3', ': >"$1"'])
def test_an_editor_that_fails_changes_nothing(
    oops: GitRepository, program: Program, tmp_path: Path, script: str
) -> None:
    """Nor does an empty message; what was typed before the failure is kept."""
    head = oops.git("rev-parse", "HEAD")
    with Conversation(program.home, oops.path, "reword", columns=100, GIT_EDITOR=editor(tmp_path, script)) as talk:
        talk.expect("is empty" if script.startswith(":") else "ended with 3")
        assert talk.expect_any(ASKED) is None
    assert oops.git("rev-parse", "HEAD") == head
    assert drafts(oops) == (["Start at two\n"] if "echo" in script else [])


def test_a_typed_reason_is_kept_too(repository: GitRepository, program: Program) -> None:
    """With a no, at the end of the input, and if the commit cannot be changed after all."""
    repository.commit("Begin", {"a.py": "x = 1\n"})
    repository.commit("Stop tracking the old modules.", {"a.py": "x = 2\n"})
    with Conversation(program.home, repository.path, "reword", columns=100) as talk:
        talk.expect("Why was this change needed?")
        talk.type("A build at night broke the checkout.")
        talk.expect(ASKED)
        (repository.path / ".git" / "MERGE_HEAD").write_text(repository.hashes[0] + "\n")
        talk.type("y")
        talk.expect("in the middle")
    assert drafts(repository) == ["Stop tracking the old modules\n\nA build at night broke the checkout.\n"]


def test_who_cannot_change_the_commit_is_asked_nothing(oops: GitRepository, program: Program, tmp_path: Path) -> None:
    """A pushed commit: its message is shown, with the reason."""
    oops.git("init", "--quiet", "--bare", str(tmp_path / "remote"))
    oops.git("remote", "add", "origin", str(tmp_path / "remote"))
    oops.git("push", "--quiet", "origin", "HEAD:refs/heads/main")
    with Conversation(program.home, oops.path, "reword", columns=100, GIT_EDITOR=editor(tmp_path, "exit 1")) as talk:
        talk.expect("others may have it")
        assert talk.expect_any(ASKED, "failed") is None


def test_without_a_terminal_it_says_what_to_run(oops: GitRepository, program: Program, tmp_path: Path) -> None:
    """The findings, and commands; a message can come from a file."""
    shown = program("reword").stdout
    assert "CN107" in shown
    assert "craftnudge reword HEAD --edit" in shown
    refused = program("reword", "--edit")
    assert (refused.code, "--file FILE" in refused.stderr) == (2, True)
    (tmp_path / "message").write_text("Start at two\n\nThe reader counts from one. \n\n\n")
    assert program("reword", "--file", str(tmp_path / "message"), "--apply").code == 0
    assert oops.git("log", "-1", "--format=%B").strip() == "Start at two\n\nThe reader counts from one."
    assert program("reword", "--file", str(tmp_path / "none")).code == 2
    assert program("reword", "--file", "x", "--edit").code == 2
