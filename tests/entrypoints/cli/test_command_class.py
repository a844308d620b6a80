"""Options that every command takes, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.entrypoints.cli.app import run
from tests.entrypoints.cli.test_selection import commands

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.mark.parametrize("place", ["before", "after"])
@pytest.mark.parametrize(("options", "coloured"), [(("--no-color",), False), (("--color", "always"), True)])
def test_colour_is_chosen_before_or_after_the_command(
    program: Program, place: str, options: tuple[str, ...], coloured: bool
) -> None:
    """As git, gitlint and others take it."""
    arguments = (*options, "explain") if place == "before" else ("explain", *options)
    assert ("\x1b[" in program(*arguments, FORCE_COLOR="1", NO_COLOR="").stdout) is coloured


def test_quiet_shows_no_screen_and_still_every_error(program: Program, repository: GitRepository) -> None:
    """JSON is an answer, not a screen; the exit code stays."""
    repository.commit("wip", {"page.py": "PAGE = 1\n"})
    for options in (("-q",), ("--quiet",), ("--silent",)):
        assert program("check", "HEAD", *options).stdout == ""
    done = program("check", "HEAD", "-q", "--min-score", "9")
    assert (done.code, done.stdout) == (1, "")
    assert "below the minimum" in done.stderr
    assert program("check", "HEAD", "-q", "--json").json["schema"].startswith("craftnudge.check")
    assert program("-q", "explain").stdout == ""


def test_every_command_takes_them(capsys: pytest.CaptureFixture[str]) -> None:
    """Also the commands of a group."""
    for name in commands():
        assert run([*name.split(), "-q", "-v", "--no-color", "--color", "auto", "--nosuch"]) == 2
        assert "has no option --nosuch" in capsys.readouterr().err


def test_arguments_after_two_hyphens_are_no_options(program: Program, repository: GitRepository) -> None:
    """A file called -5 can be asked about."""
    repository.commit("Add a page", {"-5": "x\n"})
    repository.commit("Add another", {"page.py": "x\n"})
    program("track", "--all")
    listed = program("log", "--json", "--", "-5").json["commits"]
    assert [commit["commit"]["hash"] for commit in listed] == repository.hashes[:1]


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        (("help",), ("--help",)),
        (("help", "coach"), ("coach", "--help")),
        (("help", "hook", "install"), ("hook", "install", "--help")),
        (("version",), ("--version",)),
        (("-V",), ("--version",)),
        (("coach", "-h"), ("coach", "--help")),
    ],
)
def test_help_and_version_as_they_are_typed_by_habit(
    program: Program, typed: tuple[str, ...], usual: tuple[str, ...]
) -> None:
    """The same answer."""
    done = program(*typed)
    assert (done.code, done.stdout) == (0, program(*usual).stdout)


def test_a_value_that_looks_like_a_count_stays_a_value(program: Program, repository: GitRepository) -> None:
    """Only an argument that stands alone is `-n`."""
    repository.commit("Add a page")
    assert 'invalid date "-5"' in program("log", "--since", "-5").stderr
