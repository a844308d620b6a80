"""Does the message give a reason where one is needed?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.missing_reason import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Close idle connections\n\nThe balancer drops them because it must free ports.", "in_body"),
        ("Draw the axis first\n\nThe bars need to cover it, instead of the grid, as before.", "in_body"),
        ("Stop a crash when the list is empty", "in_subject"),
        ("Show the total (#812)", "in_ticket"),
        ("Show the total\n\nSee https://example.org/issues/812", "in_ticket"),
        ("Fix typo", "not_needed"),
    ],
)
def test_a_reason_is_found(text: str, kind: str) -> None:
    """In the author's words first, else in the kind of change, else behind a ticket."""
    outcome = CHECK.evaluate(facts_of(text))
    assert outcome.result == "pass"
    assert outcome.kind == kind
    assert outcome.evidence[0].quote or outcome.evidence[0].name


def test_a_change_of_an_obvious_kind_needs_none() -> None:
    """The build alone, a few lines, a version: the subject is not presented as a reason."""
    outcome = CHECK.evaluate(facts_of("Upgrade the latest test dependencies", ("pom.xml", 2, 2)))
    assert outcome.result == "pass"
    assert outcome.kind == "obvious"


@pytest.mark.parametrize(
    ("text", "files", "kind"),
    [
        ("Show the total", (("a.py", 30, 20),), "no_reason"),
        ("Show the total", (("a.py", 600, 20),), "no_reason"),
        ("Resolve paths", (("a.py", 300, 90),), "fix_without_symptom"),
        ("Show the total\n\nShow the sum of all rows under the table.", (("a.py", 30, 20),), "body_without_reason"),
    ],
)
def test_a_missing_reason_is_asked_for(text: str, files: tuple[tuple[str, int, int], ...], kind: str) -> None:
    """The situation fits the commit: a fix, a body without a reason, or nothing."""
    outcome = CHECK.evaluate(facts_of(text, *files))
    assert outcome.result in ("partial", "fail")
    assert outcome.kind == kind


def test_unknown_files_are_no_reason_to_fail() -> None:
    """Without files the message alone decides."""
    assert CHECK.evaluate(facts_of("Show the total", known_files=False)).result == "partial"


def test_the_reason_of_a_small_definite_change_is_half_guessed() -> None:
    """It keeps a fifth of the points; the same message over many lines, or a vague one, does not."""
    text = "Show the alias of a command in the list of commands"
    small = CHECK.evaluate(facts_of(text, ("list.c", 9, 2))).share
    assert small == 0.2
    assert CHECK.evaluate(facts_of(text, ("list.c", 90, 20))).share < small
    assert CHECK.evaluate(facts_of(text, ("list.c", 9, 2), ("a.c", 1, 1), ("b.c", 1, 1))).share < small
    assert CHECK.evaluate(facts_of("Rework it", ("list.c", 9, 2))).share < small
    assert CHECK.evaluate(facts_of(text, known_files=False)).share < small
