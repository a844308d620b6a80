"""ticket-format: where a ticket stands beside where the project has it."""

from __future__ import annotations

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.checks.context.ticket_format import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

NUMBERED = Past(50, {"pull_last": 50, "ticket": 10})
NONE = Past(50)


def test_a_number_is_missed_where_all_others_end_with_one() -> None:
    """And one is too many where no other has any."""
    with_number, without = "Count readers (#12)", "Count readers"
    assert CHECK.evaluate(Facts(a_record(with_number, past=NUMBERED))).kind == "fits"
    missing = CHECK.evaluate(Facts(a_record(without, past=NUMBERED)))
    assert (missing.kind, missing.evidence[0].name) == ("differs", "pull_last")
    assert CHECK.evaluate(Facts(a_record(without, past=NONE))).kind == "fits"
    assert CHECK.evaluate(Facts(a_record(with_number, past=NONE))).share < 0.8
