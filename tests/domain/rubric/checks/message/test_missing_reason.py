"""Does the message give a reason where one is needed?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.missing_reason import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Close idle connections\n\nThe balancer drops them because it must free ports.", "The body gives a cause"),
        ("Draw the axis first\n\nThe bars need to cover it, instead of the grid, as before.", "The body"),
        ("Stop a crash when the list is empty", "The subject"),
        ("Show the total (#812)", "can be looked up: #812"),
        ("Show the total\n\nSee https://example.org/issues/812", "can be looked up"),
        ("Fix typo", "a typo needs none"),
    ],
)
def test_a_reason_is_quoted(text: str, said: str) -> None:
    """In the author's words first, else the kind of change, else the ticket."""
    outcome = CHECK.evaluate(facts_of(text))
    assert outcome.result == "pass"
    assert said in outcome.says
    assert outcome.evidence[0].quote


def test_a_change_of_an_obvious_kind_needs_none() -> None:
    """The build alone, a few lines, a version: nothing is quoted as a reason that is none."""
    outcome = CHECK.evaluate(facts_of("Upgrade the latest test dependencies", ("pom.xml", 2, 2)))
    assert outcome.result == "pass"
    assert "speaks for itself" in outcome.says


@pytest.mark.parametrize(
    ("text", "files", "asked"),
    [
        ("Show the total", (("a.py", 30, 20),), "to avoid what"),
        ("Show the total", (("a.py", 600, 20),), "Add a body"),
        ("Resolve paths", (("a.py", 300, 90),), "showed itself"),
        ("Show the total\n\nShow the sum of all rows under the table.", (("a.py", 30, 20),), "because"),
    ],
)
def test_a_missing_reason_is_asked_for(text: str, files: tuple[tuple[str, int, int], ...], asked: str) -> None:
    """The advice fits the commit: its size, its kind, and whether there is a body already."""
    outcome = CHECK.evaluate(facts_of(text, *files))
    assert outcome.result in ("partial", "fail")
    assert outcome.advice
    assert asked in outcome.advice


def test_unknown_files_are_no_reason_to_fail() -> None:
    """Without files the message alone decides."""
    assert CHECK.evaluate(facts_of("Show the total", known_files=False)).result == "partial"


def test_the_reason_of_a_small_definite_change_is_half_guessed() -> None:
    """It keeps a third of the points; the same message over many lines, or a vague one, does not."""
    text = "Show the alias of a command in the list of commands"
    small = CHECK.evaluate(facts_of(text, ("list.c", 9, 2))).share
    assert small == 0.35
    assert CHECK.evaluate(facts_of(text, ("list.c", 90, 20))).share < small
    assert CHECK.evaluate(facts_of(text, ("list.c", 9, 2), ("a.c", 1, 1), ("b.c", 1, 1))).share < small
    assert CHECK.evaluate(facts_of("Rework it", ("list.c", 9, 2))).share < small
    assert CHECK.evaluate(facts_of(text, known_files=False)).share < small
