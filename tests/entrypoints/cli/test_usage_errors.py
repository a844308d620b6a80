"""Wrong options and arguments: one sentence of our own, and what to type instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.entrypoints.cli.app import COMMANDS, run
from craftnudge.entrypoints.cli.option_hints import COMMAND_HINTS, OPTION_HINTS
from tests.entrypoints.cli.test_selection import commands

if TYPE_CHECKING:
    from tests.support.program import Program


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("progress", "--days", "abc"), '--days takes a whole number, not "abc".'),
        (("progress", "--days", "1.5"), '--days takes a whole number, not "1.5".'),
        (("log", "-n", "x"), '-n takes a whole number, not "x".'),
        (("check", "--min-score", "x"), '--min-score takes a number from 0 to 10, not "x".'),
        (("check", "--min-score", "11"), '--min-score takes a number from 0 to 10, not "11".'),
        (("progress", "--since"), "--since needs a value."),
        (("progress", "--all-authors=yes"), "--all-authors takes no value."),
        (("coach", "a", "b"), "unexpected argument: b."),
        (("score",), "FILE is missing."),
        (("nosuch",), 'unknown command "nosuch".'),
        (("hook", "nosuch"), 'unknown command "nosuch".'),
        (("coach", "--nosuch"), "coach has no option --nosuch."),
        (("--nosuch",), "craftnudge has no option --nosuch."),
    ],
)
def test_no_sentence_of_a_library_shows_through(program: Program, arguments: tuple[str, ...], sentence: str) -> None:
    """What was typed, what is wrong with it, and where to look."""
    done = program(*arguments)
    assert (done.code, done.stdout) == (2, "")
    first, hint = done.stderr.splitlines()
    assert first == f"craftnudge: {sentence}"
    assert hint.startswith("  hint: ")


def test_what_users_of_other_tools_type_is_led_to_the_right_thing(capsys: pytest.CaptureFixture[str]) -> None:
    """The hint stands in the answer; an option that is understood needs none."""
    for (command, option), hint in OPTION_HINTS.items():
        assert run([*command.split(), option]) == 2
        assert f"hint: {hint}" in capsys.readouterr().err, (command, option)


def test_every_hint_names_commands_and_options_that_exist() -> None:
    """So that what is read can be typed."""
    options = {
        f"craftnudge {name}": {o for param in command.params for o in param.opts}
        for name, command in commands().items()
    }
    groups = {entry.name for entry in COMMANDS}
    for hint in (*OPTION_HINTS.values(), *COMMAND_HINTS.values()):
        assert hint[:1].isupper() or hint.startswith("coach "), hint
        for typed in hint.split("craftnudge ")[1:]:
            words = typed.replace(",", " ").split()
            name = next(n for n in (" ".join(words[:2]), words[0]) if f"craftnudge {n}" in options or n in groups)
            known = options.get(f"craftnudge {name}", set()) | {"--help", "--"}
            assert {word for word in words if word.startswith("-")} - known <= {"-"}, hint


def test_a_hint_is_only_for_a_command_that_does_not_exist() -> None:
    """A command that is added takes its hint with it."""
    assert not set(COMMAND_HINTS) & {entry.name for entry in COMMANDS}
    for command, option in OPTION_HINTS:
        assert option not in {name for param in commands()[command].params for name in param.opts}


def test_an_option_of_another_command_is_led_to_that_command(program: Program) -> None:
    """Otherwise the nearest name is given; a name that resembles none gets no guess."""
    assert "--toml belongs to: style." in program("progress", "--toml").stderr
    assert "Did you mean --since?" in program("progress", "--sinc", "x").stderr
    assert "Did you mean" not in program("progress", "--quux").stderr
