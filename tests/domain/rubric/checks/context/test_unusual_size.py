"""unusual-size: the number of changed files beside that of the project's commits."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.checks.context.unusual_size import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

PAST = Past(50, files=(1, 2, 5))


@pytest.mark.parametrize(("files", "share"), [(1, 1.0), (5, 1.0), (8, None), (19, None), (20, 0.0), (90, 0.0)])
def test_points_fall_from_the_90th_percentile_to_four_times_as_much(files: int, share: float | None) -> None:
    """All up to five files, none from twenty on, some between; more files never earn more."""
    record = a_record(files=(FileChange("a.py", "M", 1, 0),), totals=Totals(files, 9, 0, files), past=PAST)
    outcome = CHECK.evaluate(Facts(record))
    assert outcome.share == share if share is not None else 0 < outcome.share < 1
    assert (outcome.evidence[0].figure, outcome.evidence[0].limit) == (files, 5)


def test_where_nearly_all_commits_have_no_file_one_is_usual() -> None:
    """The limit is at least one; without a past, or without files, nothing is compared."""
    one = a_record(files=(FileChange("a.py", "M", 1, 0),), totals=Totals(1, 9, 0, 1), past=Past(50, files=(0, 0, 0)))
    assert CHECK.evaluate(Facts(one)).share == 1
    assert CHECK.evaluate(Facts(a_record(past=Past(9, files=(1, 2, 5))))).kind == "too_few_commits"
    assert CHECK.evaluate(Facts(a_record(totals=Totals(0, 0, 0, 0), past=PAST))).result == "not_applicable"
