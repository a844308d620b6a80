"""Progress, insights and the index, as a user asks for them."""

from __future__ import annotations

import shlex
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program

DAY_SECONDS = 86_400


@pytest.fixture
def months(repository: GitRepository) -> GitRepository:
    """Thirty commits of the last thirty days, every third of them Bob's."""
    now = int(time.time())
    for number in range(30):
        repository.commit(
            f"Count readers of page {number}, because editors ask for them",
            {f"page{number % 5}.py": f"READERS = {number}\n"},
            author="Bob <bob@example.org>" if number % 3 == 0 else None,
            seconds=now - (30 - number) * DAY_SECONDS,
        )
    return repository


@pytest.mark.usefixtures("months")
def test_progress_counts_the_users_own_commits(program: Program) -> None:
    """The default is git's own identity; `--user-id`, `--everyone` and `--repo` choose others."""
    program("track", "--all")
    mine = program("progress", "--json").json
    assert_valid("progress", mine)
    assert (mine["user_id"], len(mine["commits"])) == ("ann@example.org", 20)
    assert len(program("progress", "--json", "--user-id", "bob").json["commits"]) in (9, 10)
    assert len(program("progress", "--json", "--everyone", "--repo", "repo").json["commits"]) in (29, 30)
    assert "Ann Dev, repo" in program("progress").stdout


@pytest.mark.usefixtures("months")
def test_insights_keep_to_their_schema(program: Program) -> None:
    """A document with the others beside; and a screen that names days and person."""
    program("track", "--all")
    document = program("insights", "--json").json
    assert_valid("insights", document)
    assert (document["commits"], document["others_people"]) == (20, 1)
    assert program("insights").code == 0


@pytest.mark.usefixtures("months")
def test_insights_compare_only_within_repositories_of_the_person(program: Program, tmp_path: Path) -> None:
    """Authors of repositories in which the person has no commit are not compared with."""
    strangers = GitRepository(tmp_path / "strangers", tmp_path / "home")
    strangers.commit(
        "Count pages", {"count.py": "PAGES = 1\n"}, author="Zoe <zoe@example.org>", seconds=int(time.time())
    )
    program("track", "--all")
    program("track", "--all", "--repo-path", str(tmp_path / "strangers"))
    assert program("insights", "--json").json["others_people"] == 1


@pytest.mark.usefixtures("months")
def test_few_commits_name_a_whole_command_for_more(program: Program) -> None:
    """It can be pasted as it stands, and asks about the same person and more days."""
    program("track", "--all")
    shown = program("insights", "--days", "5", "--user-id", "ann@example.org").stdout
    command = shown.rpartition("  Next: ")[2]
    assert shlex.split(command) == ["craftnudge", "insights", "--author", "ann@example.org", "--days", "50"]
    assert program(*shlex.split(command)[1:]).code == 0


def test_more_days_are_named_only_where_the_journal_has_them(program: Program, repository: GitRepository) -> None:
    """Where all that is recorded was looked at, no command is named that would show the same."""
    repository.commit("Count pages, because the print shop asks", {"a.py": "1\n"}, seconds=int(time.time()) - 3_600)
    program("track", "--all")
    assert "--days" not in program("insights", "--user-id", "ann@example.org").stdout


def test_an_empty_journal_is_not_offered_an_index(program: Program) -> None:
    """The command that was just typed is not the way out that is named."""
    done = program("index", "rebuild")
    assert (done.code, "craftnudge track --all" in done.stdout, "rebuild" in done.stdout) == (0, True, False)


@pytest.mark.usefixtures("months")
def test_the_index_changes_no_answer(program: Program) -> None:
    """Made by hand, there, dropped, or left out on request: the same report."""
    program("track", "--all")
    before = program("progress", "--json").stdout
    made = program("index", "rebuild", "--json").json
    assert_valid("index", made)
    assert (made["usable"], made["commits"]) == (True, 30)
    assert program("progress", "--json").stdout == before
    assert program("progress", "--json", "--no-index").stdout == before
    assert program("index", "drop").stdout == "  Index deleted.\n"
    assert program("index", "drop").stdout == "  No index to delete.\n"
    assert program("index", "status", "--json").json["usable"] is False


@pytest.mark.usefixtures("months")
def test_little_data_is_said_and_not_drawn(program: Program) -> None:
    """With fewer than ten commits there is no trend."""
    program("track", "HEAD", "HEAD~1")
    document = program("progress", "--json", "--everyone").json
    assert (document["enough"], len(document["commits"])) == (False, 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ("progress", "--days", "0"),
        ("progress", "--days", "-1"),
        ("progress", "--days", "99999999999"),
        ("progress", "--user-id", "nobody"),
        ("insights", "--repo", "nowhere"),
    ],
)
def test_wrong_questions(program: Program, repository: GitRepository, arguments: tuple[str, ...]) -> None:
    """A span, a person or a repository that makes no sense is a usage error with a hint."""
    repository.commit("Count readers, because editors ask for them")
    program("track")
    run = program(*arguments)
    assert (run.code, run.stdout) == (2, "")
    assert run.stderr.startswith("craftnudge: ")
    assert len(run.stderr.splitlines()) >= 2


def test_an_identity_without_commits_sees_everyones(program: Program, months: GitRepository) -> None:
    """A user without commits sees the project's, and the screen says so."""
    months.git("config", "user.email", "new@example.org")
    months.git("config", "user.name", "New Here")
    program("track", "--all")
    run = program("progress", "--json")
    assert run.json["user_id"] is None
    assert "New Here" in run.stderr


def test_a_newcomer_sees_only_the_repository_at_hand(program: Program, months: GitRepository, tmp_path: Path) -> None:
    """A user without any commit sees those of this repository, not of others in the journal."""
    other = GitRepository(tmp_path / "other", tmp_path / "home")
    other.commit("Count pages, because the print shop asks", {"pages.py": "PAGES = 1\n"}, seconds=int(time.time()) - 60)
    program("track", "--repo-path", str(other.path), "--repo-path", str(months.path), "--all")
    months.git("config", "user.email", "new@example.org")
    months.git("config", "user.name", "New Here")
    run = program("progress", "--json", "--days", "60")
    assert len(run.json["commits"]) == 30
    assert "all authors" in run.stderr
    assert len(program("progress", "--json", "--days", "60", "--everyone", "--all-repos").json["commits"]) == 31


@pytest.mark.parametrize("command", [("progress",), ("progress", "--calendar"), ("insights",)])
@pytest.mark.parametrize("days_ago", [45, 200])
def test_in_an_old_clone_the_last_persons_commit_is_a_command_away(
    program: Program, repository: GitRepository, command: tuple[str, ...], days_ago: int
) -> None:
    """Pasted as one line, the command shows it, of the same people; a bot's newer commit is not the last one."""
    now = int(time.time())
    repository.commit(
        "Count readers, because editors ask for them",
        {"page.py": "READERS = 1\n"},
        author="Bob Roe <bob@example.org>",
        seconds=now - days_ago * DAY_SECONDS,
    )
    bot = "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>"
    repository.commit("Bump a to 2", {"a.txt": "2\n"}, author=bot, seconds=now - 10 * DAY_SECONDS)
    program("track", "--all")
    for whose in ("--author", "Bob Roe", "--repo", "repo"), ("--all-authors",):
        run = program(*command, "--days", "30", *whose)
        named, *words = shlex.split(run.stdout.rpartition("  Next:")[2])
        assert (named, *words[:-1]) == ("craftnudge", *command, *whose, "--days")
        assert "No commits in this period." in run.stdout
        assert "No commits in this period." not in program(*words).stdout


@pytest.mark.usefixtures("months")
def test_a_home_below_a_file_is_named(program: Program, tmp_path: Path) -> None:
    """Commands that read find nothing; commands that write name the file in the way."""
    (tmp_path / "file").write_text("", "utf-8")
    home = str(tmp_path / "file" / "home")
    assert program("log", CRAFTNUDGE_HOME=home).code == 0
    run = program("track", CRAFTNUDGE_HOME=home)
    assert (run.code, "Part of that path is a file." in run.stderr) == (6, True)
