"""The body of the kind that the project writes."""

from __future__ import annotations

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.checks.context.project_body import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

PAST = Past(50, habits={"body": 48, "body_25": 48})


def test_a_body_is_missed_where_the_project_writes_one() -> None:
    """With one the check passes; without history it does not apply."""
    body = "Add a total\n\nReaders added up the rows by hand, and made mistakes in the long ones of them.\n"
    with_body = CHECK.evaluate(Facts(a_record(body, past=PAST)))
    without = CHECK.evaluate(Facts(a_record("Add a total\n", past=PAST)))
    assert with_body.share > without.share
    assert CHECK.evaluate(Facts(a_record(body))).result == "not_applicable"
