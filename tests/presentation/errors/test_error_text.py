"""The catalogue of errors: every code has words, every entry is used, and every placeholder is filled."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import craftnudge
from craftnudge import errors
from craftnudge.presentation.errors.error_text import CATALOGUE, error_text
from craftnudge.presentation.templates import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = Path(craftnudge.__file__).parent
CLASSES = {
    name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, errors.CraftNudgeError)
}
TREES = {path: ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py") if path.parent.name != "errors"}
# Computed at the place where they are raised: from the reason that the system gives, or what the error is about.
COMPUTED = {"_CODES.get"}


def raised() -> Iterator[tuple[str, ast.Call]]:
    """Each place where an error is made, with the place's name."""
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CLASSES:
                yield f"{path.relative_to(SOURCE)}:{node.lineno}", node


RAISED = dict(raised())


def codes_of(expression: ast.expr) -> list[str]:
    """The codes that an expression can be; none where it is a variable."""
    constants = [node.value for node in ast.walk(expression) if isinstance(node, ast.Constant)]
    return [value for value in constants if isinstance(value, str) and "." in value]


@pytest.mark.parametrize("place", RAISED)
def test_an_error_has_words_for_its_code_and_values_for_its_words(place: str) -> None:
    """The code is in the catalogue, and each placeholder of its message is given where it is raised."""
    call = RAISED[place]
    assert len(call.args) == 1
    given = {keyword.arg for keyword in call.keywords}
    for code in codes_of(call.args[0]):
        assert code in CATALOGUE
        assert None in given or placeholders(CATALOGUE[code][0]) <= given


def test_every_entry_is_used_and_no_two_say_the_same() -> None:
    """There is no code that no source file names, and no message twice with different hints."""
    named = {
        node.value
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert CATALOGUE.keys() - named == set()
    assert len(set(CATALOGUE.values())) == len(CATALOGUE)


@pytest.mark.parametrize("code", CATALOGUE)
def test_words_are_filled_and_plain(code: str) -> None:
    """With a value for each placeholder no brace is left; messages begin small, as after a colon."""
    values = {name: 3 for template in CATALOGUE[code] for name in placeholders(template)}
    lists = dict.fromkeys(("allowed", "addresses", "candidates", "commands", "near", "people"), ("a", "b"))
    lists |= dict.fromkeys(("quoted", "repositories", "commits"), ("a", "b"))
    details: dict[str, object] = {**values, **{name: lists[name] for name in values.keys() & lists.keys()}}
    message, hint = error_text(errors.UsageError(code, **details))
    assert message
    assert not message.startswith(code)
    assert "{" not in message + hint
    assert message[0] == message[0].lower()


def test_the_first_hint_whose_values_are_there_is_given() -> None:
    """An empty list, or a value that is missing, leads on to the next hint."""
    near = errors.UnknownPersonError("person.unknown", person="an", near=("ann", "jan"), people=())
    some = errors.UnknownPersonError("person.unknown", person="an", near=(), people=("ben",))
    nobody = errors.UnknownPersonError("person.unknown", person="an", near=(), people=())
    assert error_text(near).hint == "Did you mean ann or jan?"
    assert error_text(some).hint == "People in the journal: ben."
    assert error_text(nobody).hint == "Record commits first: craftnudge track"


def test_braces_in_a_value_are_left_alone() -> None:
    """What a stranger wrote is filled in and never read as a template."""
    text = error_text(errors.UnknownRevisionError("revision.unknown", revision="{0.__class__} {revision!r}"))
    assert text.message == 'unknown revision "{0.__class__} {revision!r}".'


def test_an_error_without_words_is_shown_by_its_code() -> None:
    """No error fails to be told: neither an unknown code nor a missing value does harm."""
    assert error_text(errors.UsageError("no.such", a=1)).message == "no.such (a=1)"
    assert error_text(errors.UsageError("revision.unknown")).message == "revision.unknown"
