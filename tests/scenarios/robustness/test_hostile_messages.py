"""A message is text by strangers: any message is scored and described within a second."""

from __future__ import annotations

import time

import pytest

from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.coaching.rewording.reworded_message import reword
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.message_file import cleaned
from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.score import score_commit
from tests.support.facts import commit_record

# Nothing here takes half a second; what it once took is many seconds or for ever.
PATIENCE_SECONDS = 3.0
# A message is kept up to 64 KiB.
CHARS = 64_000


@pytest.mark.parametrize(
    "message",
    [
        "Fix " + ",".join(f"#{number}" for number in range(200)) + " in v2",
        "Keep the lock" + " " * 1_400 + "#1 x1",
        "Keep the lock\n\n" + ",".join(f"https://a/{number}" for number in range(90)) + " and more",
        "Keep the lock\n\nhttps://" + "issue" * (CHARS // 5),
        "Keep the lock\n\n" + "https://issue" * (CHARS // 13),
        "Keep the lock\n\n" + "A" * CHARS + "-x",
        "#1\n\n" + "from " * (CHARS // 5),
        "#1\n\n" + "replace " * (CHARS // 8),
        "Keep the lock\n\n" + "b://" * (CHARS // 4) + " x",
        "Keep the lock" + "\t" * CHARS + "x",
        "Keep the lock" + "\r" * CHARS + "x",
    ],
    ids=[
        "tickets",
        "blanks before a ticket",
        "addresses",
        "a long address",
        "addresses in one",
        "capitals",
        "from and no to",
        "replaced by nothing",
        "schemes",
        "tabs",
        "returns",
    ],
)
def test_no_message_takes_long(message: str) -> None:
    """Repetitions of what the patterns look for cost about as much as any text of that length."""
    began = time.process_time()
    record = commit_record(cleaned(message, "whitespace"))
    card = score_commit(record)
    assert all(finding_text(check, card.facts) for check in card.checks)
    feedback_on(card, is_latest=True)
    assert reword(Facts(record)).message
    assert traits_of(Message(message)).shown
    assert time.process_time() - began < PATIENCE_SECONDS


@pytest.mark.parametrize(
    ("message", "headline"),
    [
        ("Add a lock; see #1, #2,#3 and x", "Add a lock; see #1, #2,#3 and x"),
        ("Add a lock (#1, #2,#3).", "Add a lock"),
        ("Add a lock ,; ( fixes: closes #1,ABC-2;gh-3 ).", "Add a lock ,; ( fixes: closes #1,ABC-2;gh-3 )."),
    ],
)
def test_tickets_behind_a_subject_are_left_out_all_or_none(message: str, headline: str) -> None:
    """Several tickets at the end are no words; before another word they are part of the sentence."""
    assert Facts(commit_record(message)).wording.headline == headline
