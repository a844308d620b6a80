"""The command line as a whole: help, versions, mistakes."""

from __future__ import annotations

import importlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from craftnudge.entrypoints.cli.app import COMMANDS, run
from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program


def test_version(program: Program) -> None:
    """`--version` names the program and its version on one line."""
    done = program("--version")
    assert (done.code, done.stdout.split()[0], done.stderr) == (0, "craftnudge", "")


def test_mistyped_command_names_the_nearest(program: Program) -> None:
    """A mistyped command exits 2, says which one was meant, and shows no traceback."""
    done = program("explan")
    assert done.code == 2
    assert "'explain'" in done.stderr
    assert done.stdout == ""


def test_unknown_option_points_to_the_help(program: Program) -> None:
    """An unknown option exits 2 and names the command's own help."""
    done = program("explain", "--nonsense")
    assert done.code == 2
    assert "craftnudge explain --help" in done.stderr


@pytest.mark.parametrize("group", ["hook", "config", "journal", "index", "db", "cache"])
def test_a_group_alone_names_what_it_does(program: Program, group: str) -> None:
    """It exits 2 with its commands in one sentence, not with its whole help run together."""
    done = program(group)
    assert (done.code, done.stdout) == (2, "")
    told, hint = done.stderr.splitlines()
    assert told.startswith(f"craftnudge: {group} needs one of: ")
    assert "Usage" not in told
    assert hint == f"  hint: See: craftnudge {group} --help"


@pytest.mark.parametrize("arguments", [("progress", "--days"), ("progress", "--nope"), ("progress", "--days", "x")])
def test_every_wrong_option_points_to_the_help_of_its_command(program: Program, arguments: tuple[str, ...]) -> None:
    """Also an option whose value is missing."""
    run = program(*arguments)
    assert run.code == 2
    assert "See: craftnudge progress --help" in run.stderr


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_help_has_an_example(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Each command's help says what it does and ends with an example that begins with the command."""
    assert run([name, "--help"]) == 0
    assert f"Example: craftnudge {name}" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("name", ["hook", "journal", "config", "index", "db", "cache"])
def test_a_group_shows_the_summaries_of_its_commands_whole(program: Program, name: str) -> None:
    """At 80 columns and at 50 each first paragraph of a command's own help stands in the list, wrapped and not cut."""
    for columns in ("80", "50"):
        shown = program(name, "--help", COLUMNS=columns).stdout
        assert "..." not in shown.partition("Commands:")[2]
        for line in shown.partition("Commands:\n")[2].splitlines():
            word = line[2:].partition(" ")[0]
            if word and line.startswith("  ") and word != "Example:":
                whole = program(name, word, "--help", COLUMNS="200").stdout.split("\n\n")[1]
                assert " ".join(whole.split()) in " ".join(shown.split())


@pytest.mark.parametrize("name", [entry.name for entry in COMMANDS])
def test_every_command_has_its_own_module(name: str) -> None:
    """A command is a file: the module and the function bear the command's name."""
    module = importlib.import_module(f"craftnudge.entrypoints.cli.commands.{name.replace('-', '_')}")
    assert hasattr(module, name.replace("-", "_"))


def test_a_pipe_gets_no_escape_sequence(program: Program) -> None:
    """Without a terminal, nothing but text is written, also with a colourful TERM."""
    assert "\x1b" not in program("explain", TERM="xterm-256color", NO_COLOR="").stdout


def test_color_on_request(program: Program) -> None:
    """`--color always` colours a pipe as well; any other word is a usage error."""
    assert "\x1b[" in program("--color", "always", "explain").stdout
    assert program("--color", "sometimes", "explain").code == 2


def test_no_summary_is_cut(program: Program) -> None:
    """At 80 columns the list of commands shows each summary whole, on one line."""
    lines = program("--help").stdout.splitlines()
    for entry in COMMANDS:
        assert any(line.split() == [entry.name, *entry.summary.split()] for line in lines), entry.name


@pytest.mark.parametrize("command", [("hook", "status"), ("coach",), ("check",), ("team",)])
def test_every_command_names_the_folder_that_holds_no_repository(
    program: Program, tmp_path: Path, command: tuple[str, ...]
) -> None:
    """It is named whole, not as a dot, and so is the option that names another."""
    folder = tmp_path / "no repository"
    folder.mkdir()
    done = program(*command, folder=folder)
    assert done.code == 3
    assert f"no git repository in {folder} or above it" in done.stderr
    assert "--repo PATH" in done.stderr


def test_the_list_of_checks_is_in_columns(program: Program) -> None:
    """However many digits a check's points have, its name begins where those of the others do."""
    rows = [line for line in program("explain").stdout.splitlines() if line.startswith("    CN")]
    assert len(rows) > 40
    assert {row.index(row.split()[2], 11 + len(row.split()[1])) for row in rows} == {18}


LEAVING = """
import io, sys
class Leaving(io.StringIO):
    def write(self, text):
        raise SystemExit({code!r})
sys.stdout = Leaving()
from craftnudge.entrypoints.cli.app import run
sys.exit(run(["--version"]))
"""


@pytest.mark.parametrize(("code", "expected"), [(3, 3), (None, 0), ("words", 1)])
def test_a_library_that_exits_keeps_its_exit_code(program: Program, code: object, expected: int) -> None:
    """Only a broken pipe, which Typer turns into an exit, is no error."""
    done = subprocess.run(
        [sys.executable, "-c", LEAVING.format(code=code)],
        env=sealed_environment(program.home),
        capture_output=True,
        check=False,
    )
    assert done.returncode == expected
