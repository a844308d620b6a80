"""Tracking, coaching and looking at what was tracked, as a user does it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.program import Program


@pytest.fixture
def history(repository: GitRepository) -> GitRepository:
    """Three commits of Ann's and one of Bob's."""
    repository.commit("Add a greeting\n\nVisitors asked for one.\n", {"hello.py": "def hello():\n    return 'hi'\n"})
    repository.commit("wip", {"hello.py": "def hello():\n    return 'hello'\n", "notes.txt": "x\n"})
    repository.commit("Test the greeting", {"test_hello.py": "def test(): pass\n"}, author="Bob <bob@example.org>")
    repository.commit("Say good day after noon, because it was rude", {"hello.py": "def hello():\n    return 'day'\n"})
    return repository


def test_tracking_twice_is_one_line(program: Program, history: GitRepository) -> None:
    """The same history twice leaves one line a commit, and says so."""
    first = program("track", "--all", "--json").json
    second = program("track", "--all", "--json").json
    assert_valid("track", first)
    assert [first["repositories"][0][key] for key in ("asked", "written", "already_there")] == [4, 4, 0]
    assert [second["repositories"][0][key] for key in ("asked", "written", "already_there")] == [4, 0, 4]
    lines = program.journal.read_text("ascii").splitlines()
    assert [json.loads(line)["hash"] for line in lines] == history.hashes


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("track",), [3]),
        (("track", "HEAD~1", "HEAD~3"), [2, 0]),
        (("track", "HEAD~3..HEAD~1"), [1, 2]),
        (("track", "--since", "2023-11-15T01:00:00+00:00"), [2, 3]),
        (("track", "--branch", "main"), [3]),
    ],
)
def test_what_is_tracked(
    program: Program, history: GitRepository, arguments: tuple[str, ...], expected: list[int]
) -> None:
    """HEAD by default; revisions one by one, ranges and dates as many."""
    run = program(*arguments)
    assert (run.code, run.stderr) == (0, "")
    hashes = [json.loads(line)["hash"] for line in program.journal.read_text("ascii").splitlines()]
    assert hashes == [history.hashes[index] for index in expected]


def test_several_repositories_at_once(program: Program, history: GitRepository) -> None:
    """`--repo-path` may be given several times; each repository has its line."""
    run = program("track", "--repo-path", str(history.path), "--repo-path", str(history.path / ".git"))
    assert run.code == 0
    assert len(run.stdout.splitlines()) == 2


def test_the_newest_is_shown_on_request(program: Program, history: GitRepository) -> None:
    """`--show-latest` adds the heading and the categories of the newest commit."""
    run = program("track", "--all", "--show-latest")
    assert history.hashes[-1][:7] in run.stdout
    assert "message" in run.stdout


def test_coach_tracks_on_the_way(program: Program, history: GitRepository) -> None:
    """`coach` records the commit that it shows, and its document agrees with its schema."""
    run = program("coach", "--no-ai", "--json")
    assert_valid("coach", run.json)
    assert run.json["commit"]["hash"] == history.hashes[-1]
    assert run.json["user_id"] == "ann@example.org"
    assert history.hashes[-1] in program.journal.read_text("ascii")


def test_points_add_up_to_the_score(program: Program, history: GitRepository) -> None:
    """The points of all checks are exactly the score that is shown."""
    for revision in history.hashes:
        document = program("coach", "--no-ai", "--json", "--commit-id", revision).json
        points = [check["points"] for category in document["aspects"].values() for check in category["checks"]]
        assert round(sum(points), 6) == document["quality_score"]


def test_a_commit_is_named_with_or_without_the_option(program: Program, history: GitRepository) -> None:
    """A bare revision and --commit-id name the same commit; both at once are refused, with the way to say it."""
    bare = program("coach", "--no-ai", "--json", "HEAD~1").json
    assert bare == program("coach", "--no-ai", "--json", "--commit-id", "HEAD~1").json
    assert bare["commit"]["hash"] == history.hashes[2]
    both = program("coach", "HEAD~1", "--commit-id", "HEAD~1")
    assert both.code == 2
    assert "Name one of them." in both.stderr


def test_after_a_merge_the_newest_scored_commit_is_named(program: Program, history: GitRepository) -> None:
    """A merge is skipped: `coach` and the bare command name the newest scored commit with a command."""
    history.git("checkout", "-q", "-b", "side", "HEAD~1")
    history.commit("Test the greeting after noon", {"test_noon.py": "def test(): pass\n"})
    history.git("checkout", "-q", "main")
    history.git("merge", "-q", "--no-edit", "side")
    side = history.git("rev-parse", "side")[:7]
    assert f"Next: craftnudge coach {side}" in program("coach", "--no-ai").stdout
    assert f"Next: craftnudge coach {side}" in program().stdout
    assert "Test the greeting after noon" in program("coach", "--no-ai", side).stdout


@pytest.mark.usefixtures("history")
def test_coach_of_another_user(program: Program) -> None:
    """`--user-id` takes an address, or a name in any case; an unknown person is a usage error."""
    program("track", "--all")
    assert program("coach", "--no-ai", "--json", "--user-id", "bob@example.org").json["user_id"] == "bob@example.org"
    assert program("coach", "--no-ai", "--json", "--user-id", "BOB").json["user_id"] == "bob@example.org"
    unknown = program("coach", "--no-ai", "--user-id", "zoe")
    assert unknown.code == 2
    assert "Traceback" not in unknown.stderr


@pytest.mark.usefixtures("history")
def test_log_lists_the_newest_first(program: Program) -> None:
    """All tracked commits, or those of one person, one level, one span."""
    program("track", "--all")
    document = program("log", "--json").json
    assert_valid("log", document)
    assert [one["commit"]["subject"][:4] for one in document["commits"]] == ["Say ", "Test", "wip", "Add "]
    assert program("log", "--json", "--user-id", "bob").json["matching"] == 1
    assert program("log", "--json", "--limit", "2").json["matching"] == 4
    assert len(program("log", "--json", "--limit", "2").json["commits"]) == 2
    assert program("log", "--json", "--since", "2023-11-15T01:00:00+00:00").json["matching"] == 2
    levels = {one["quality_level"] for one in program("log", "--json", "--level", "needs_work").json["commits"]}
    assert levels <= {"NEEDS_WORK"}


def test_log_is_of_the_repository_one_is_in(program: Program, history: GitRepository, tmp_path: Path) -> None:
    """Inside a repository its own commits are listed, outside all, and `--everywhere` lists all anywhere."""
    other = GitRepository(tmp_path / "other", history.home)
    other.commit("Begin another project, to try a new idea", {"b.txt": "b"})
    program("track", "--all")
    program("track", folder=other.path)
    assert program("log", "--json").json["matching"] == 4
    assert program("log", "--json", folder=other.path).json["matching"] == 1
    assert program("log", "--json", "--everywhere").json["matching"] == 5
    assert program("log", "--json", folder=program.home).json["matching"] == 5
    assert program("log", "--json", "--repo", "other").json["matching"] == 1


@pytest.mark.usefixtures("history")
def test_an_unreadable_line_is_named_and_skipped(program: Program) -> None:
    """Only a line that is not JSON is skipped; standard error names its number."""
    program("track", "--all")
    with program.journal.open("a") as journal:
        journal.write("no json at all\n")
    run = program("log", "--json")
    assert (run.code, run.json["matching"], run.json["unreadable_lines"]) == (0, 4, 1)
    assert "line 5" in run.stderr


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("track", "nonsense"), 2),
        (("coach", "--commit-id", "nonsense"), 2),
        (("coach", "--commit-id", "HEAD~99"), 2),
        (("log", "--limit", "-1"), 2),
        (("log", "--level", "SUPERB"), 2),
        (("log", "--since", "the other day"), 2),
        (("log", "--user-id", "nobody"), 2),
        (("track", "--repo-path", "nowhere"), 3),
        (("score", "nowhere.jsonl"), 2),
    ],
)
@pytest.mark.usefixtures("history")
def test_wrong_input(program: Program, arguments: tuple[str, ...], code: int) -> None:
    """Wrong input gets a line and a hint on standard error, the documented code, and nothing on standard output."""
    run = program(*arguments)
    assert (run.code, run.stdout) == (code, "")
    assert run.stderr.startswith("craftnudge: ")
    assert "Traceback" not in run.stderr
    assert len(run.stderr.splitlines()) >= 2


def test_outside_a_repository(program: Program) -> None:
    """Without a repository the code is 3 and the hint says how to name one; without commits as well."""
    (program.folder / "empty").mkdir()
    run = program("coach", folder=program.folder / "empty")
    assert run.code == 3
    assert "--repo PATH" in run.stderr


def test_no_commits_yet(program: Program, repository: GitRepository) -> None:
    """A repository without commits says so."""
    assert repository.hashes == []
    run = program("coach")
    assert run.code == 3
    assert "no commits" in run.stderr.lower()


def test_an_unwritable_journal_does_not_hide_the_score(program: Program, history: GitRepository) -> None:
    """`coach` shows its screen when the journal cannot be written, and ends with exit code 6."""
    assert history.hashes
    blocked = program.home / "craftnudge" / "data"
    blocked.parent.mkdir(parents=True)
    blocked.write_text("a file where a folder should be")
    run = program("coach", "--no-ai", "--json")
    assert run.code == 6
    assert_valid("coach", run.json)


@pytest.mark.usefixtures("history")
def test_where_and_doctor(program: Program) -> None:
    """Both keep to their schemas, and the doctor finds nothing wrong in a sound place."""
    program("track", "--all")
    assert_valid("where", program("where", "--json").json)
    document = program("doctor", "--json").json
    assert_valid("doctor", document)
    assert not [finding for finding in document["findings"] if finding["condition"] == "wrong"]
    assert "4 commits" in program("doctor").stdout
    assert "commits.jsonl" in program("where").stdout


@pytest.mark.parametrize("content", ["#!/bin/sh\necho no developer tools >&2\nexit 1\n", "no program"])
def test_a_git_that_does_not_run_is_named(repository: GitRepository, program: Program, content: str) -> None:
    """A git that only prints an error, as on macOS without its tools, is a finding of `doctor`."""
    repository.commit("Add a", {"a": "x\n"})
    program("track")
    folder = repository.path.parent / "programs"
    folder.mkdir()
    (folder / "git").write_text(content)
    (folder / "git").chmod(0o755)
    document = program("doctor", "--json", PATH=str(folder)).json
    (git,) = [finding for finding in document["findings"] if finding["name"] == "git"]
    assert (git["condition"], f"{folder}/git does not run" in git["says"]) == ("wrong", True)


@pytest.mark.usefixtures("history")
def test_the_doctor_finds_what_the_validation_finds(repository: GitRepository, program: Program) -> None:
    """`doctor` and `config validate` both name a check that does not exist."""
    (repository.path / ".craftnudge.toml").write_text('[checks]\noff = ["CN999"]\n')
    document = program("doctor", "--json").json
    (settings,) = [finding for finding in document["findings"] if finding["name"] == "settings"]
    assert settings["condition"] == "wrong"
    assert settings["says"] in program("config", "validate").stdout


def _below_a_file(home: Path) -> None:
    home.parent.write_text("a file where a folder should be")


def _a_file(home: Path) -> None:
    home.parent.mkdir()
    home.write_text("a file where a folder should be")


def _a_file_within(home: Path) -> None:
    home.mkdir(parents=True)
    (home / "data").write_text("a file where a folder should be")


def _a_link_to_nowhere(home: Path) -> None:
    home.parent.mkdir()
    home.symlink_to(home.parent / "nowhere")


def _not_writable(home: Path) -> None:
    home.parent.mkdir(mode=0o500)


@pytest.mark.parametrize("make", [_below_a_file, _a_file, _a_file_within, _a_link_to_nowhere, _not_writable])
def test_the_doctor_calls_an_impossible_home_wrong(
    program: Program, tmp_path: Path, make: Callable[[Path], None]
) -> None:
    """And says what to do; nothing is recorded there before anyone finds out."""
    home = tmp_path / "above" / "kept"
    make(home)
    if make is _not_writable and os.access(home.parent, os.W_OK):
        pytest.skip("this user may write everywhere")
    run = program("doctor", "--json", CRAFTNUDGE_HOME=str(home))
    assert_valid("doctor", run.json)
    found = next(one for one in run.json["findings"] if one["name"] == "home")
    assert found["condition"] == "wrong"
    assert str(home) in found["says"]
    assert "CRAFTNUDGE_HOME" in found["hint"]


def test_the_last_commit_is_coached_without_git(repository: GitRepository, program: Program, tmp_path: Path) -> None:
    """libgit2 reads it. Whether it can still be changed, which only git can say, is left open."""
    repository.commit("Begin", {"a.py": "a = 1\n"})
    repository.commit("fix stuff", {"a.py": "a = 2\n"})
    done = program("coach", "--no-ai", PATH=str(tmp_path))
    assert done.code == 0, done.stderr
    assert "fix stuff" in done.stdout
