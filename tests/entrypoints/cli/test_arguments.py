"""The words of a command line."""

from __future__ import annotations

import pytest

from craftnudge.entrypoints.cli.arguments import as_options, first_command


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        (["log", "-n", "5"], "log"),
        (["--color", "never", "log"], "log"),
        (["-C", "coach", "log"], "log"),
        (["-q", "log"], "log"),
        (["--version"], ""),
        ([], ""),
    ],
)
def test_the_command_is_the_first_word_that_is_no_value_of_an_option(typed: list[str], command: str) -> None:
    """Else all commands would have to be loaded to run one."""
    assert first_command(typed) == command


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["help"], ["--help"]),
        (["help", "hook", "install"], ["hook", "install", "--help"]),
        (["help", "--all", "coach"], ["coach", "--help"]),
        (["version"], ["--version"]),
        (["coach", "help"], ["coach", "help"]),
        (["version", "1"], ["version", "1"]),
    ],
)
def test_words_of_habit(typed: list[str], meant: list[str]) -> None:
    """Only where nothing else can be meant: a branch may be called help."""
    assert list(as_options(typed)) == meant
