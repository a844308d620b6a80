"""Where, who, when and how many: one group of options for every command that looks back."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from typer.main import get_command

from craftnudge.entrypoints.cli.app import build, run
from craftnudge.entrypoints.cli.selection import Selection
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program

DAY_SECONDS = 86_400
WHERE, WHO, WHEN = {"--repo", "--all-repos"}, {"--author", "--all-authors"}, {"--since", "--until", "--days"}
HOW_MANY = {"-n"}
LOOK_BACK = {
    "progress": WHERE | WHO | WHEN,
    "insights": WHERE | WHO | WHEN | HOW_MANY,
    "log": WHERE | WHO | WHEN | HOW_MANY,
    "report": WHERE | WHO | WHEN,
    "session": WHERE | WHO | WHEN | HOW_MANY,
    "goal": WHERE | WHO | WHEN,
    "team": WHERE | WHEN,  # about everyone, without names
    "journal export": WHERE | WHO | WHEN,
    "journal forget": WHERE | WHO | WHEN,
}
# One commit, or the state of one repository: only where.
AT_ONE_PLACE = {
    "coach": {"--repo", "--author"},
    "check": {"--repo"},
    "reword": {"--repo"},
    "split": {"--repo"},
    "style": {"--repo"},
    "doctor": {"--repo"},
    "track": {"--repo", "--all-repos", "--since"},
    "hook install": {"--repo"},
    "hook uninstall": {"--repo"},
    "hook status": {"--repo"},
    "config show": {"--repo"},
    "config validate": {"--repo"},
    "config where": {"--repo"},
}


def commands() -> dict[str, Any]:
    """Every command by its words."""
    return _below("", get_command(build()))


def _below(words: str, command: Any) -> dict[str, Any]:
    """A command, or what a group has, at any depth."""
    if not hasattr(command, "commands"):
        return {words: command}
    parts = [_below(f"{words} {name}".strip(), part) for name, part in command.commands.items()]
    return {name: each for part in parts for name, each in part.items()}


@pytest.mark.parametrize("name", [*LOOK_BACK, *AT_ONE_PLACE])
def test_each_command_takes_the_options_of_its_groups_and_no_others(name: str) -> None:
    """The same names and the same words everywhere; only a default differs."""
    shown = {
        option: param
        for param in commands()[name].params
        for option in param.opts
        if option in WHERE | WHO | WHEN | HOW_MANY
    }
    assert set(shown) == (LOOK_BACK | AT_ONE_PLACE)[name]
    log = {option: param for param in commands()["log"].params for option in param.opts}
    for option, param in shown.items():
        assert param.metavar == log[option].metavar
        assert param.help.partition(" Default")[0].partition("; ")[0] == (
            log[option].help.partition(" Default")[0].partition("; ")[0]
        ) or name.partition(" ")[0] in (*AT_ONE_PLACE, "track", "hook", "config")


def test_no_command_has_an_option_of_another_name_for_the_same() -> None:
    """The former names are accepted, and no help lists them."""
    former = {"--repo-path", "--user-id", "--everyone", "--everywhere", "--limit"}
    for command in commands().values():
        assert not {option for param in command.params for option in param.opts} & former


@pytest.fixture
def two(repository: GitRepository, tmp_path: Path, program: Program) -> GitRepository:
    """Two tracked repositories of the last 20 days: in the first Ann and Bob take turns, in the second Ann alone."""
    other = GitRepository(tmp_path / "ledger", tmp_path / "home")
    now = int(time.time())
    for number in range(20):
        who = "Bob <bob@example.org>" if number % 2 else None
        at = now - (20 - number) * DAY_SECONDS
        repository.commit(
            f"Count readers of page {number}", {f"p{number % 3}.py": f"N = {number}\n"}, author=who, seconds=at
        )
        other.commit(f"Add entry {number} to the ledger", {"ledger.py": f"N = {number}\n"}, seconds=at)
    assert program("track", "--all", "--repo", ".", "--repo", str(other.path)).code == 0
    return other


def hashes(program: Program, *arguments: str, folder: Path | None = None) -> set[str]:
    """The commits that log lists."""
    document = program("log", "-n", "0", "--json", *arguments, folder=folder).json
    return {commit["commit"]["hash"] for commit in document["commits"]}


def test_inside_a_repository_every_command_means_that_repository(
    program: Program, repository: GitRepository, two: GitRepository, tmp_path: Path
) -> None:
    """Also in a folder below its root; outside, all. `--all-repos` and `--repo` say otherwise, by path or name."""
    below = repository.path / "below"
    below.mkdir()
    here, there = set(repository.hashes), set(two.hashes)
    for folder, arguments, expected in (
        (None, (), here),
        (below, (), here),
        (None, ("--all-repos",), here | there),
        (None, ("--repo", "ledger"), there),
        (below, ("--repo", str(two.path)), there),
        (tmp_path, (), here | there),
        (tmp_path, ("--repo", "repo"), here),
    ):
        assert hashes(program, *arguments, folder=folder) == expected
        for command in ("progress", "insights"):
            document = program(command, "--all-authors", "--json", *arguments, folder=folder).json
            commits = document["commits"]
            assert (commits if isinstance(commits, int) else len(commits)) in (len(expected), len(expected) - 1)


@pytest.mark.parametrize("command", ["progress", "insights", "report", "team", "goal"])
def test_a_repository_can_be_named_by_path_or_name(program: Program, two: GitRepository, command: str) -> None:
    """Every command answers about the one that is named."""
    form = ("--output", "-", "--format", "markdown") if command == "report" else ()
    by_path = program(command, "--repo", str(two.path), *form)
    assert by_path.code == 0
    assert program(command, "--repo", "ledger", *form).stdout == by_path.stdout


def test_who(program: Program, repository: GitRepository, two: GitRepository) -> None:
    """A name, everyone, or oneself; log lists everyone by default, the others their user."""
    del two
    bob = {commit for number, commit in enumerate(repository.hashes) if number % 2}
    assert hashes(program, "--author", "bob") == bob
    assert hashes(program, "--author", "me") == set(repository.hashes) - bob
    assert hashes(program, "--all-authors") == set(repository.hashes)
    assert program("progress", "--json").json["user_id"] == "ann@example.org"
    assert program("progress", "--author", "bob", "--json").json["user_id"] == "bob@example.org"


def test_when(program: Program, repository: GitRepository, two: GitRepository) -> None:
    """Two dates, or one, or a number of days: the same commits however they are said, by every command."""
    del two
    day = time.strftime("%Y-%m-%d", time.gmtime(time.time() - 5 * DAY_SECONDS))
    until, since = hashes(program, "--until", day), hashes(program, "--since", day)
    assert until | since == set(repository.hashes)
    assert len(until & since) == 1, "the day itself belongs to both"
    assert hashes(program, "--since", day, "--until", day) == until & since
    assert hashes(program, "--days", "6") == since
    by_date = program("progress", "--all-authors", "--since", day, "--json").json
    by_days = program("progress", "--all-authors", "--days", "6", "--json").json
    assert by_date["commits"] == by_days["commits"]
    past = program("progress", "--all-authors", "--until", day, "--days", "6", "--json").json
    assert {commit["hash"] for commit in past["commits"]} <= until


@pytest.mark.parametrize("command", sorted(set(LOOK_BACK) - {"session"}))  # which needs a terminal first
def test_every_command_refuses_the_same_combinations(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    """With the exit code of wrong usage and one sentence, before anything is read."""
    monkeypatch.chdir(tmp_path)
    for arguments in (
        ("--since", "2026-01-02", "--days", "3"),
        ("--since", "2026-01-02", "--until", "2026-01-01"),
        ("--repo", "x", "--all-repos"),
        ("--days", "0"),
        ("--days", "x"),
        ("--since", "someday"),
    ):
        assert run([*command.split(), *arguments]) == 2
        written = capsys.readouterr()
        assert (written.out, len(written.err.splitlines())) == ("", 2), arguments


def test_a_number_of_zero_means_all_and_a_negative_one_is_refused(
    program: Program, repository: GitRepository, two: GitRepository
) -> None:
    """`-5` is `-n 5`, as git writes it."""
    del two
    for spelled in (("-n", "3"), ("-3",), ("-n3",), ("--limit", "3"), ("--max-count=3",)):
        listed = program("log", "--json", *spelled).json
        assert [commit["commit"]["hash"] for commit in listed["commits"]] == repository.hashes[:-4:-1]
    assert program("log", "-n", "-1").code == 2


def test_a_selection_without_a_number_has_the_default() -> None:
    """Zero lifts it."""
    assert [Selection(number=number, default_number=20).limit for number in (None, 3, 0)] == [20, 3, None]
