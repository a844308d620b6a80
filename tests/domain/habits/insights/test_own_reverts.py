"""Which of your commits were reverted?"""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.insight_text import example_note
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.insights.own_reverts import QUESTION
from tests.support.scored import BEN, Diary


def test_commits_that_a_later_one_reverts() -> None:
    """By any author and with a short hash; each is counted once, and shown with the commit that reverts it."""
    own, others = Diary(), Diary(author=BEN)
    for day in range(6):
        own.write(day)
    hashes = [commit.record.hash for commit in own.commits]
    own.write(0, None, message=f'Revert "x"\n\nThis reverts commit {hashes[0]}.', generated="revert")
    own.write(8, None, message=f'Revert "x"\n\nThis reverts commit {hashes[0]}.', generated="revert")
    others.write(8, message=f"Undo\n\nthis reverts commit {hashes[1][:7]} and\nThis reverts commit {hashes[2][:12]}")
    found = QUESTION.answer(history_of(own.commits, others.commits, 1))
    assert found is not None
    assert (found.figures["reverted"], found.figures["same_day"]) == (3, 1)
    assert example_note(found, found.commits[0]) == f"by {others.commits[0].record.hash[:7]}"


def test_unknown_hashes_and_two_are_no_pattern() -> None:
    """An unknown hash, or one that only begins alike, is skipped."""
    own = Diary()
    for day in range(6):
        own.write(day)
    first = own.commits[0].record.hash
    for written in (first, own.commits[1].record.hash, "abcdef0123", first[:7] + "0" * 33):
        own.write(9, message=f"Undo\n\nThis reverts commit {written}.")
    assert QUESTION.answer(history_of(own.commits)) is None


def test_reverts_below_one_in_twenty_are_part_of_the_work() -> None:
    """Three reverts in sixty commits are a habit, in seventy they are not."""
    for commits, named in ((57, True), (67, False)):
        own = Diary()
        hashes = [own.write(day).record.hash for day in range(commits)]
        for reverted in hashes[:3]:
            own.write(90, message=f"Undo\n\nThis reverts commit {reverted}.")
        assert (QUESTION.answer(history_of(own.commits)) is not None) == named
