"""Columns of checks say of a history what its commits say one by one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.habits.applicability import is_kept, takes_effort
from craftnudge.domain.habits.check_columns import check_columns
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from tests.support.facts import commit_record
from tests.support.scored import Diary, check_result

if TYPE_CHECKING:
    from craftnudge.domain.habits.scored_commit import CheckAnswer

MESSAGES = (
    "Fix typo in the report",
    "Reject empty reports (#2651)",
    "Reject empty reports (#2651)\n\nThey crashed the viewer, because it divides by their length.",
    "Fix it, then move things, and also rename them",
    "wip",
)
DIARY = Diary()
SCORED = [ScoredCommit(record, score_commit(record)) for record in map(commit_record, MESSAGES)] + [
    DIARY.write(1, checks=[check_result("CN101", "why", 0.5), check_result("CN102", "who", None)]),
    DIARY.write(2, checks=[check_result("CN102", "who", 1)]),
]


@given(st.lists(st.sampled_from(SCORED), max_size=12))
def test_columns_are_the_answers_one_by_one(commits: list[ScoredCommit]) -> None:
    """Which commits count and were kept, and all points, also of commits that were scored by different checks."""
    answers: dict[str, list[tuple[int, CheckAnswer]]] = defaultdict(list)
    for place, commit in enumerate(commits):
        for check in commit.checks:
            if takes_effort(commit, check):
                answers[check.id].append((place, check))
    columns = check_columns(commits)
    assert columns.keys() == answers.keys()
    for check_id, column in columns.items():
        found = answers[check_id]
        assert [place for place, counts in enumerate(column.counted) if counts] == [place for place, _ in found]
        assert [place for place, kept in enumerate(column.kept) if kept] == [p for p, check in found if is_kept(check)]
        assert column.points_hundredths == sum(check.points_hundredths for _, check in found)
        assert column.of_hundredths == sum(check.of_hundredths for _, check in found)
        assert (column.of, column.passed) == (len(found), sum(is_kept(check) for _, check in found))
        assert sum(column.failed) == column.of - column.passed
