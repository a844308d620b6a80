"""Templates filled with values, and causes within them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import craftnudge
from craftnudge.errors import Cause, UsageError
from craftnudge.presentation.errors.causes import CAUSES
from craftnudge.presentation.errors.error_text import error_text
from craftnudge.presentation.templates import cause_text, placeholders

SOURCE = Path(craftnudge.__file__).parent
TREES = {path: ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py") if path.parent.name != "errors"}
RAISED = {
    f"{path.relative_to(SOURCE)}:{node.lineno}": node
    for path, tree in TREES.items()
    for node in ast.walk(tree)
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    if node.func.id in ("Cause", "InvalidValueError")
    if isinstance(node.args[0], ast.Constant)
}


@pytest.mark.parametrize("place", RAISED)
def test_a_cause_has_words_for_its_code_and_values_for_its_words(place: str) -> None:
    """The code is in the catalogue, and each placeholder of its message is given where it is made."""
    call = RAISED[place]
    given = {keyword.arg for keyword in call.keywords}
    code = ast.literal_eval(call.args[0])
    assert placeholders(CAUSES[code][0]) <= given


def test_every_cause_is_used() -> None:
    """No words wait for a code that no source file names."""
    texts = {
        node.value.partition(": ")[0]
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert CAUSES.keys() - texts == set()


@pytest.mark.parametrize("code", CAUSES)
def test_words_of_a_cause_are_filled_and_plain(code: str) -> None:
    """With a value for each placeholder no code is shown; the full stop is for the sentence around it."""
    details: dict[str, object] = {name: 3 for template in CAUSES[code] for name in placeholders(template)}
    message, _ = cause_text(Cause(code, **details | {"choices": ("a", "b")}))
    assert not message.startswith(code)
    assert not message.endswith(".")


def test_a_cause_in_an_error_becomes_words_and_a_hint() -> None:
    """The words stand where the error names it; causes within causes do, too."""
    unknown = Cause("setting.unknown", near="min-score")
    error = UsageError("settings.invalid", origin="f:1", name="min-scor", problem=unknown, more=None)
    assert error_text(error) == ("f:1: min-scor: unknown setting.", "Did you mean min-score?")
    assert cause_text(Cause("rules.unread", reason=Cause("rules.not-ini"))).message == "not read: invalid INI file"


def test_of_many_commits_the_first_are_named() -> None:
    """Twenty, and how many more there are."""
    names = tuple(f"c{number}" for number in range(1, 23))
    few = UsageError("scores.rule-broken", failed=20, total=30, commits=names[:20])
    many = UsageError("scores.rule-broken", failed=22, total=30, commits=names)
    assert error_text(few).message.endswith(" c19, c20.")
    assert error_text(many).message.endswith(" c19, c20 and 2 more.")


def test_a_cause_without_words_is_shown_by_its_code() -> None:
    """Neither an unknown code nor a missing value does harm."""
    assert cause_text(Cause("no.such", a=1)) == ("no.such (a=1)", "")
    assert cause_text(Cause("toml.invalid")) == ("toml.invalid", "")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("high", '"high"'),
        ("x" * 100, f'"{"x" * 59}...'),
        (16**5_000, "a value that is too long"),
        (["\x1b[31m"], r'["\u001b[31m"]'),
    ],
    ids=["short", "long", "a number that Python refuses to print", "control characters"],
)
def test_a_message_quotes_the_start_of_a_value(value: object, shown: str) -> None:
    """However long a stranger's value is, and whatever characters it holds, the message is one short line."""
    assert cause_text(Cause("value.not-flag", value=value)).message == f"must be true or false, not {shown}"
