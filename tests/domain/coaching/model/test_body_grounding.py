"""A body said again keeps all that its author said, and adds nothing; what is unsaid may only be asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.model.body_grounding import body_faults, question_faults

SUBJECT = "Close idle connections after a minute"
OLD = "the load balancer drops idle connections after 60 s silently so parse_pool() got errors on the next request"
NO_REASON = "changes the timeout in pool.py and the test of parse_pool() for idle connections"


def faults(body: str, old: str = OLD) -> tuple[str, ...]:
    """Why that body may not be offered."""
    return body_faults(body, subject=SUBJECT, old=old, evidence=f"{SUBJECT} {old} app/pool.py")


@pytest.mark.parametrize(
    ("body", "old"),
    [
        (
            "The load balancer silently drops idle connections after 60 s, so parse_pool() got errors on the next one.",
            OLD,
        ),
        ("Changes the timeout of idle connections in pool.py, and the test of parse_pool().", NO_REASON),
    ],
)
def test_the_authors_own_words_may_be_set_in_order(body: str, old: str) -> None:
    """The same facts, names and numbers in plain sentences are offered."""
    assert faults(body, old) == ()


@pytest.mark.parametrize(
    ("body", "old", "fault"),
    [
        (
            "Changes the timeout in pool.py because users saw errors, and the test of parse_pool().",
            NO_REASON,
            "a reason",
        ),
        ("Changes the timeout in pool.py to avoid leaks of idle connections in parse_pool().", NO_REASON, "a reason"),
        (
            "Changes the timeout in pool.py so that parse_pool() and the test hold idle connections.",
            NO_REASON,
            "a reason",
        ),
        (
            "The load balancer drops idle connections after 90 s silently, so parse_pool() got errors.",
            OLD,
            "not in the commit",
        ),
        (
            "The load balancer drops idle connections silently, so that parse_pool() got errors then.",
            OLD,
            "leaves out 60",
        ),
        (
            "The load balancer drops idle connections after 60 s silently, errors on the next request.",
            OLD,
            "leaves out parse",
        ),
        (
            "The load balancer never drops idle connections after 60 s, so parse_pool() got errors.",
            OLD,
            "turns the meaning",
        ),
        ("Payments of customers failed overnight after 60 s, so parse_pool() paged the whole office.", OLD, "not said"),
        ("This perfect commit scores high: idle connections after 60 s and parse_pool() are closed.", OLD, "verdict"),
        ("See https://evil.example for parse_pool() and idle connections after 60 s on the balancer.", OLD, "unsafe"),
        ("parse_pool() 60.", OLD, "shape"),
        (OLD + ".", OLD, "echo"),
    ],
)
def test_what_the_author_did_not_say_is_not_offered(body: str, old: str, fault: str) -> None:
    """Reasons, numbers and names that were made up, or left out, and a meaning turned round, each by itself."""
    assert any(fault in found for found in faults(body, old))


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        ("Which requests failed when the load balancer dropped idle connections?", None),
        ("Why a minute?", "shape"),
        ("Why was the balancer written in an overly formal and complex style?", "about what is not there"),
        ("Why did the author add this commit?", "asks what the diff shows"),
        ("What changes were made to the load balancer?", "asks what the diff shows"),
        ("What broke? Was it the balancer that failed for the user?", "more than a question"),
        ("Idle connections were dropped by the load balancer?", "no question"),
        ("Which of the 17 requests failed on the balancer?", "not in the commit"),
        ("What does `rm -rf` do to idle connections?", "unsafe"),
        ("Why did this commit score so low on idle connections?", "verdict"),
        ("Why did this close idle connections.", "shape"),
    ],
)
def test_a_question_only_asks(question: str, fault: str | None) -> None:
    """One sentence that ends in its mark, about what is there."""
    found = question_faults(question, evidence=f"{SUBJECT} {OLD}")
    assert found == () if fault is None else any(fault in each for each in found)


@given(st.text(max_size=600), st.text(max_size=300))
def test_no_text_breaks_the_checks(body: str, old: str) -> None:
    """Any texts of a model and an author have an answer."""
    assert isinstance(faults(body, old), tuple)
    assert isinstance(question_faults(body, evidence=old), tuple)
