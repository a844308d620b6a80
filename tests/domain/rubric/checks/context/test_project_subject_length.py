"""project-subject-length: the width of a subject beside those of its project."""

from __future__ import annotations

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.checks.context.project_subject_length import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

SHORT = Past(50, {"columns_25": 50, "words_3": 50})
LONG = "Count every reader of every page once a day, since the editors asked for it"


def test_a_long_subject_is_missed_where_all_others_are_short() -> None:
    """A usual one earns everything; the evidence says how many others there are."""
    usual = CHECK.evaluate(Facts(a_record("Count the readers", past=SHORT)))
    unusual = CHECK.evaluate(Facts(a_record(LONG, past=SHORT)))
    assert (usual.kind, usual.share) == ("fits", 1)
    assert (unusual.kind, unusual.result) == ("differs", "fail")
    assert unusual.evidence[0].limit == 50
    assert CHECK.evaluate(Facts(a_record(LONG, past=Past(50, {"columns_more": 49, "words_more": 49})))).kind == "fits"
