"""secrets: keys and tokens in added lines."""

from __future__ import annotations

from craftnudge.domain.commits.code_facts import CodePlace
from craftnudge.domain.rubric.checks.code import (
    secrets,
)
from tests.support.changed import outcome_of


def test_a_secret_fails_with_its_kind_and_place() -> None:
    """Each kind is evidence, also one of a later version; the place is shown, or its absence."""
    outcome = outcome_of(secrets.CHECK, CodePlace("secret:aws", "a.py", 7), **{"secret:aws": 1, "secret:later": 1})
    assert (outcome.result, outcome.share) == ("fail", 0)
    assert outcome.kind == "secret"
    assert [(entry.kind, entry.path, entry.line, entry.figure) for entry in outcome.evidence] == [
        ("secret:aws", "a.py", 7, 1),
        ("secret:later", None, None, 1),
    ]
    assert outcome_of(secrets.CHECK).result == "pass"
