"""Whether a habit comes up in a commit, and is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.habits.applicability import comes_up, is_kept, takes_effort
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.score import score_commit
from craftnudge.runtime.fast_dataclasses import replace
from tests.support.cards import a_check
from tests.support.facts import commit_record

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Result


@pytest.mark.parametrize(
    ("result", "up", "kept", "informational_kept"),
    [
        ("pass", True, True, True),
        ("partial", True, False, False),
        ("fail", True, False, False),
        ("not_applicable", False, False, True),
    ],
)
def test_a_check_that_only_finds_is_kept_where_it_finds_nothing(
    result: Result, up: bool, kept: bool, informational_kept: bool
) -> None:
    """Any other check comes up where it applies, and is kept where it passes."""
    check = a_check("CN199", 0, 100, result=result)
    assert (comes_up(check), is_kept(check)) == (up, kept)
    finds = check._replace(check=replace(check.check, informational=True))
    assert (comes_up(finds), is_kept(finds)) == (True, informational_kept)


def test_a_typo_meets_some_habits_without_its_authors_doing() -> None:
    """A reason is not needed where the change explains itself; other habits take doing there too."""
    for message, doing in (("Fix typo in the report", False), ("Reject empty reports", True)):
        record = commit_record(message)
        commit = ScoredCommit(record, score_commit(record))
        assert commit.exempt is not doing
        assert takes_effort(commit, a_check("CN102", 100, 100)) is doing
        assert takes_effort(commit, a_check("CN104", 100, 100)) is True
        assert takes_effort(commit, a_check("CN104", 0, 0, result="not_applicable")) is False


def test_a_number_is_no_habit_of_giving_reasons() -> None:
    """What a forge writes behind the subject of a squashed pull request is not counted as a reason of the author's."""
    for message, doing in (
        ("Reject empty reports (#2651)", False),
        ("Reject empty reports (#2651)\n\nThey crashed the viewer, because it divides by their length.", True),
    ):
        record = commit_record(message)
        commit = ScoredCommit(record, score_commit(record))
        reason = next(check for check in commit.checks if check.id == "CN102")
        assert (reason.result, takes_effort(commit, reason)) == ("pass", doing)
