"""Tickets as messages name them."""

from __future__ import annotations

import time

import pytest

from craftnudge.domain.commits.ticket_references import names_ticket, ticket_forms, without_pull


@pytest.mark.parametrize(
    ("subject", "forms"),
    [
        ("Fix #12", ("#N",)),
        ("#12 fix rows", ("#N",)),
        ("Fix rows (#12)", ("#N",)),
        ("Fix rows [GH-7], gh-8", ("GH-N", "gh-N")),
        ("Fix !42", ("!N",)),
        ("ABC-123: fix rows", ("ABC-N",)),
        ("Fix ABC-1, ABC-2 and #3 and #4", ("ABC-N", "#N")),
        ("Read UTF-8 and XYZ-256", ()),
        ("Fix a#12", ()),
        ("Fix C#12x", ()),
        ("Fix #x", ()),
        ("Fix path/ABC-12", ()),
        ("Fix ABC-12-beta", ()),
        ("Fix rows", ()),
    ],
)
def test_a_form_is_a_ticket_without_its_number(subject: str, forms: tuple[str, ...]) -> None:
    """Each form once; words of code, other keys and parts of paths are no tickets."""
    assert ticket_forms(subject, {"ABC"}) == forms
    assert names_ticket(subject, {"ABC"}) == bool(forms)


@pytest.mark.parametrize(
    ("subject", "rest"),
    [
        ("Fix rows (#12)", "Fix rows"),
        ("Fix rows (!12)", "Fix rows"),
        ("Fix rows #12", "Fix rows #12"),
        ("Fix rows (see #12)", "Fix rows (see #12)"),
        ("(#12) Fix rows", "(#12) Fix rows"),
    ],
)
def test_the_number_of_a_pull_request_stands_last_in_brackets(subject: str, rest: str) -> None:
    """Only that one is taken off."""
    assert without_pull(subject) == rest


def test_a_long_run_of_capitals_costs_no_time() -> None:
    """A search that begins at each letter would take minutes."""
    started = time.process_time()
    assert not names_ticket("A" * 200_000 + "-", {"ABC"})
    assert time.process_time() - started < 2
