"""Other spellings of options: former names, and those of git, gitlint, commitlint and commitizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.entrypoints.cli.app import run
from craftnudge.entrypoints.cli.options import OTHER_SPELLINGS
from tests.entrypoints.cli.test_selection import commands

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

FORMER = {
    "--repo-path": "--repo",
    "--user-id": "--author",
    "--everyone": "--all-authors",
    "--everywhere": "--all-repos",
}
VALUES = {"--repo-path": ["."], "--user-id": ["ann@example.org"]}


@pytest.mark.parametrize(("former", "option"), FORMER.items())
def test_a_former_name_is_read_by_every_command_that_has_the_option(
    capsys: pytest.CaptureFixture[str], former: str, option: str
) -> None:
    """It is taken without a word about it, and never listed in the help."""
    value = VALUES.get(former, [])
    for name, command in commands().items():
        if option in {known for param in command.params for known in param.opts}:
            assert run([*name.split(), former, *value, "--no-such-option"]) == 2
            complaint = capsys.readouterr().err
            assert "--no-such-option" in complaint
            assert former not in complaint
            assert run([*name.split(), "--help"]) == 0
            assert former not in capsys.readouterr().out


def test_the_same_answer_by_either_name(program: Program, repository: GitRepository) -> None:
    """Down to the byte, and nothing on standard error."""
    repository.commit("Add a page, because readers asked for one", {"page.py": "PAGE = 1\n"})
    program("track")
    values = {"--repo-path": [str(repository.path)], "--user-id": ["ann@example.org"]}
    for command, former_names in {
        ("coach", "--json", "--no-ai"): ["--repo-path"],
        ("log", "--json"): ["--user-id", "--everywhere"],
        ("progress", "--json", "--no-ai"): ["--user-id", "--everyone"],
        ("report", "-o", "-", "--days", "9000"): ["--user-id", "--everyone"],
        ("style", "--json"): ["--repo-path"],
    }.items():
        for former in former_names:
            value = values.get(former, [])
            old, new = program(*command, former, *value), program(*command, FORMER[former], *value)
            assert (old.code, old.stdout, old.stderr) == (0, new.stdout, "")


def test_no_spelling_means_two_options_of_a_command() -> None:
    """Also not where a command has an option of its own by that name."""
    for command in commands().values():
        names = [name for param in command.params for name in param.opts]
        read = [other for name in names for other in OTHER_SPELLINGS.get(name, ()) if other not in names]
        assert len(read) == len(set(read)), command.name
