"""What check is asked to check, in the words of git, gitlint, commitlint and commitizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.fixture
def history(repository: GitRepository) -> GitRepository:
    """Five commits and a staged change."""
    for number in range(5):
        repository.commit(f"Count readers of page {number}", {f"p{number}.py": f"N = {number}\n"})
    repository.write({"p9.py": "N = 9\n"})
    return repository


@pytest.mark.parametrize(
    ("spelled", "usual"),
    [
        (("--from", "HEAD~3", "--to", "HEAD~1"), "HEAD~3..HEAD~1"),
        (("-f", "HEAD~3", "-t", "HEAD"), "HEAD~3..HEAD"),
        (("--from", "HEAD~2"), "HEAD~2..HEAD"),
        (("--from=HEAD~2", "--to=HEAD~1"), "HEAD~2..HEAD~1"),
        (("--commits", "HEAD~2..HEAD"), "HEAD~2..HEAD"),
        (("--rev-range", "HEAD~2..HEAD"), "HEAD~2..HEAD"),
        (("--commit", "HEAD~1"), "HEAD~1"),
        (("--last",), "HEAD"),
        (("-l",), "HEAD"),
    ],
)
def test_commits_by_other_names_are_the_same_commits(
    program: Program, history: GitRepository, spelled: tuple[str, ...], usual: str
) -> None:
    """Byte for byte the same document."""
    del history
    done = program("check", "--json", *spelled)
    assert (done.code, done.stdout) == (0, program("check", "--json", usual).stdout)


@pytest.mark.parametrize(
    "option", ["--message-file", "--msg-filename", "--commit-msg-file", "-F", "--file", "--edit", "-e"]
)
def test_a_message_file_by_other_names_is_the_same_message(
    program: Program, history: GitRepository, option: str
) -> None:
    """Also a name that is a branch's, since it can only be a file here; a file that is missing is said to be."""
    (history.path / "main").write_text("Count the readers of every page\n", "utf-8")
    same = program("check", "-v", "./main").stdout
    assert program("check", "-v", option, "main").stdout == same
    missing = program("check", option, "nosuch.txt")
    assert missing.code == 2
    assert "cannot read the message in nosuch.txt" in missing.stderr
    assert program("check", "-v", option, str(history.path / "main")).stdout == same


def test_edit_without_a_file_is_the_message_that_git_edits(program: Program, history: GitRepository) -> None:
    """Also in a linked work tree, whose message lies elsewhere, and with the file behind an equals sign."""
    (history.path / ".git" / "COMMIT_EDITMSG").write_text("Say what is counted\n# a comment\n", "utf-8")
    assert "Say what is counted" in program("check", "--edit").stdout
    history.git("worktree", "add", "-q", "../linked")
    linked = history.path.parent / "linked"
    (history.path / ".git" / "worktrees" / "linked" / "COMMIT_EDITMSG").write_text("Say it in the other\n", "utf-8")
    assert "Say it in the other" in program("check", "--edit", folder=linked).stdout
    (history.path / "m.txt").write_text("Say it in a file\n", "utf-8")
    assert program("check", "--edit=m.txt").stdout == program("check", "./m.txt").stdout


def test_standard_input_is_read_on_request(program: Program, history: GitRepository) -> None:
    """By a hyphen, as an argument or as the name of the file."""
    del history
    by_argument = program("check", "-", stdin="Count the readers\n").stdout
    assert program("check", "--message-file", "-", stdin="Count the readers\n").stdout == by_argument


@pytest.mark.parametrize(
    "arguments",
    [
        ("HEAD", "--last"),
        ("--from", "HEAD~1", "--commit", "HEAD"),
        ("--message", "x", "--message-file", "x"),
        ("--edit", "--last"),
        ("--squash", "HEAD~1..HEAD", "--from", "HEAD~1"),
        ("--commits", "HEAD~1..HEAD", "--last"),
        ("--to", "HEAD"),
        ("--staged", "HEAD"),
    ],
    ids=" ".join,
)
def test_two_things_at_once_are_refused(program: Program, history: GitRepository, arguments: tuple[str, ...]) -> None:
    """None is passed over in silence."""
    del history
    done = program("check", *arguments)
    assert (done.code, done.stdout, len(done.stderr.splitlines())) == (2, "", 2)


@pytest.mark.parametrize("arguments", [("--from", ""), ("--from", "HEAD~1", "--to", ""), ("--commit", ""), ("",)])
def test_an_empty_variable_is_no_name(program: Program, history: GitRepository, arguments: tuple[str, ...]) -> None:
    """A job whose variable is unset must not check something else."""
    del history
    done = program("check", *arguments)
    assert done.code == 2
    assert "the revision is empty" in done.stderr


def test_nothing_staged_is_nothing_to_check(program: Program, repository: GitRepository) -> None:
    """It is said, and is no failure: also with a minimum score, in every format; a message can be checked alone."""
    repository.commit("Count readers", {"p.py": "N = 1\n"})
    for more in ((), ("--staged",), ("--min-score", "9")):
        done = program("check", *more)
        assert (done.code, done.stdout) == (0, "")
        assert "nothing is staged" in done.stderr
    assert program("check", "--json").json["commits"] == []
    assert program("check", "-m", "Count pages").stdout != ""
