"""Names of code formatted like the project's."""

from __future__ import annotations

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.checks.context.name_formatting import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

PAST = Past(50, habits={"backticks": 48, "code_words": 48})


def test_backticks_are_missed_where_the_project_writes_them() -> None:
    """The same subject with them earns at least as much."""
    plain = CHECK.evaluate(Facts(a_record("Sort the rows of the table", past=PAST)))
    quoted = CHECK.evaluate(Facts(a_record("Sort the rows of `read_rows`", past=PAST)))
    assert quoted.share > plain.share
