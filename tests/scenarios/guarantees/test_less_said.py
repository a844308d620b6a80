"""Less said never scores more, whatever the change and the history are."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.score import score_commit
from tests.support.changed import touching

# From nothing to an honest message; within a step, one says as little as the other.
LADDER = (
    ("", " \n", "[skip ci]", "Signed-off-by: Ann Dev <ann@example.org>", "\ufeff"),
    ("-", ".", "...", "?!", "-- --"),
    ("🎉", "✨🐛", "🚀 !"),
    ("fix", "update", "changes", "FIX", "Fix.", "fix fix fix"),
    ("Fix the order parser", "Skip blank lines", "Read orders of version 3"),
    (
        "Skip blank lines of the order parser\n\nThe parser stopped there, so that the rest of the file was lost.",
        "Reject expired tokens before the session starts\n\nThey crashed the reader, because its clock runs ahead.",
    ),
)
EMPTY_REASONS = (
    *("asdf asdf asdf asdf because asdf", "Improve things because it is better so that it works"),
    *("fix stuff because it was broken", "Fix it because of reasons", "Update files so that it works better"),
)
WORTHLESS = ("ok", "wip", "a", "#12", "https://example.org/x", "done", "asdf", "123", "tmp")
CHANGES = (
    *("src/parser.py +60 -12", "src/parser.py +2 -1", "README.md +3 -0", "package-lock.json +500 -400", "a.png +0 -0"),
    *("src/a.py +300 -200", "tests/test_a.py +9 -0", "src/a.py +9 -9;src/b.py +9 -9;docs/c.md +4 -0", "Makefile +1 -1"),
)
PASTS = (
    None,
    Past(20, habits={"capital": 20, "body": 2, "columns_50": 20, "words_5": 20}),
    Past(50, habits={"conventional": 50, "small": 50, "body": 45, "scoped": 30}, types={"fix": 30, "feat": 20}),
    Past(12, habits={"small": 12, "columns_15": 12, "words_2": 12}),
)


@cache
def score(message: str, change: str, past_at: int) -> float:
    """The score of this message on that change, after that history."""
    record = touching(*change.split(";"), message=message).record
    found = score_commit(replace(record, past=PASTS[past_at])).score
    assert found is not None
    return found


_change = st.sampled_from(CHANGES)
_past = st.integers(0, len(PASTS) - 1)


@given(st.integers(1, len(LADDER) - 1), st.data(), _change, _past)
@settings(max_examples=300, deadline=None)
def test_each_step_says_more_and_scores_no_less(step: int, data: st.DataObject, change: str, past: int) -> None:
    """Nothing, a sign, an emoji, a vague word, a subject, a subject with its reason."""
    less, more = (data.draw(st.sampled_from(LADDER[at])) for at in (step - 1, step))
    assert score(less, change, past) <= score(more, change, past)


@given(st.sampled_from(EMPTY_REASONS), _change, _past)
@settings(max_examples=100, deadline=None)
def test_a_reason_that_says_nothing_needs_work(message: str, change: str, past: int) -> None:
    """The word "because" alone makes no message fair."""
    assert score(message, change, past) < score(LADDER[4][1], change, past)


@given(st.sampled_from(WORTHLESS), st.sampled_from(LADDER[4]), _change, _past)
@settings(max_examples=200, deadline=None)
def test_a_word_for_nothing_scores_less_than_a_subject(worthless: str, subject: str, change: str, past: int) -> None:
    """A placeholder, a letter, a ticket or an address alone: no minimum accepts it and refuses an honest subject."""
    assert score(worthless, change, past) < score(subject, change, past)


@given(st.sampled_from(LADDER[5]), st.integers(1, 20), _change, _past)
@settings(max_examples=300, deadline=None)
def test_the_beginning_of_a_message_scores_no_more(message: str, words: int, change: str, past: int) -> None:
    """Its first words, with or without the body."""
    begun = message
    while len(begun.split()) > words:
        begun = begun.rstrip().rsplit(None, 1)[0]
    assert score(begun, change, past) <= score(message, change, past)
