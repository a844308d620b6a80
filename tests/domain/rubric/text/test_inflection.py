"""English forms, by rule."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.inflection import forms, nouns


@pytest.mark.parametrize(
    ("base", "others"),
    [
        ("crash", "crashes crashing crashed"),
        ("drop", "drops dropping dropped"),
        ("simplify", "simplifies simplifying simplified"),
        ("move", "moves moving moved"),
        ("break", "breaks breaking broke broken"),
        ("tie", "ties tying tied"),
        ("free", "frees freeing freed"),
        ("add", "adds adding added"),
        ("play", "plays playing played"),
    ],
)
def test_forms_of_verbs(base: str, others: str) -> None:
    """Third person, participle and past."""
    assert forms(base) == {base, *others.split()}


def test_plurals_of_nouns() -> None:
    """By the rule of the third person."""
    assert nouns("fix box entry") == {"fix", "fixes", "box", "boxes", "entry", "entries"}
