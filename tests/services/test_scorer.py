"""Each commit of a history is scored once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import entry_of
from craftnudge.domain.habits.recalled_commit import RecalledCommit
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.scorer import Scorer
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from craftnudge.adapters.store.values import CommitEntry


def entries(commits: int) -> list[CommitEntry]:
    """So many commits of a store, none of which has a score."""
    found = [entry_of(a_record(number)) for number in range(commits)]
    for place, entry in enumerate(found):
        entry.place = place
    return found


def test_what_is_kept_is_not_scored_again() -> None:
    """A score that a store remembers gives the same commit; only new ones are to be remembered."""
    first, second = entries(2)
    scorer = Scorer(AS_RELEASED)
    scorer.scored([first], keep=True)
    first.score = scorer.new.pop(0)
    scored = scorer.scored([first, second], keep=True)
    assert scorer.new.keys() == {1}
    assert isinstance(scored[0], RecalledCommit)
    assert list(scored) == [ScoredCommit(record, score_commit(record)) for record in (a_record(0), a_record(1))]


def test_nothing_is_kept_where_nothing_can_be_remembered() -> None:
    """Without an index, and of commits that no store keeps."""
    scorer = Scorer(AS_RELEASED)
    scorer.scored(entries(3), keep=False)
    scorer.scored([entry_of(a_record())], keep=True)
    assert scorer.new == {}


def test_of_a_long_history_no_record_is_held() -> None:
    """Some ten kilobytes each, of a hundred thousand commits."""
    told: list[tuple[int, int]] = []
    scored = Scorer(AS_RELEASED).scored(entries(1_001), lambda done, of: told.append((done, of)), keep=False)
    assert all(isinstance(commit, RecalledCommit) for commit in scored)
    assert told == [(done, 1_001) for done in range(100, 1_001, 100)]
