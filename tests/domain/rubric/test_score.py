"""Points: shared out, within their limits, and adding up exactly."""

from __future__ import annotations

import pickle
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.rubric_settings import RubricSettings
from craftnudge.domain.rubric.score import apportion, score_commit
from tests.support.cards import a_check, a_record


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40))
def test_parts_add_up_to_the_rounded_total(ideal: list[float]) -> None:
    """Whole parts add up to the total exactly, and none is a whole unit away from its ideal."""
    total = round(sum(ideal))
    parts = apportion(ideal, total, lambda _: 101)
    assert sum(parts) == total
    assert all(abs(part - value) <= 1 for part, value in zip(parts, ideal, strict=True))


def test_no_part_exceeds_its_limit() -> None:
    """What rounding adds goes only where there is room: a check never earns more than it is worth."""
    assert apportion([2.0, 0.6, 0.6], 4, lambda index: (2, 1, 1)[index]) == [2, 1, 1]


def test_nothing_is_given_to_a_missed_check() -> None:
    """A check without points stays without points, however the total is rounded."""
    assert apportion([0.0, 4.4], 5, lambda _: 5) == [0, 5]


def test_a_grave_check_outweighs_the_others_where_it_is_missed() -> None:
    """A message that names nothing earns little for its form; the points still add up to the score exactly."""
    vague, plain = score_commit(a_record("Fix")), score_commit(a_record("Keep the order of readers"))
    assert {check.id: check.of_hundredths for check in vague.checks}["CN104"] >= 2 * (
        {check.id: check.of_hundredths for check in plain.checks}["CN104"]
    )
    assert sum(check.points_hundredths for check in vague.checks) == 10 * (vague.score_tenths or 0)
    assert sum(check.of_hundredths for check in vague.checks) == 1_000


def test_what_has_no_room_is_left_over() -> None:
    """Where every part is at its limit, the total is what the limits allow."""
    assert apportion([1.0, 1.0], 5, lambda _: 1) == [1, 1]


def test_a_card_carries_the_facts_that_it_was_scored_from() -> None:
    """Each result is what its check says of the card's own facts, also where files are ignored."""
    files = (FileChange("big/gen.py", "M", 900, 3), FileChange("a.py", "M", 3, 1))
    record = a_record("Add total()", files=files, totals=Totals(2, 903, 4, 5))
    card = score_commit(record, RubricSettings(ignored_paths=("big/**",)))
    assert [file.path for file in card.facts.record.files or ()] == ["a.py"]
    for result in card.checks:
        outcome = result.check.evaluate(card.facts)
        assert (result.result, result.kind, result.evidence) == (outcome.result, outcome.kind, outcome.evidence)


def test_cards_are_equal_by_what_they_say() -> None:
    """Scoring twice gives equal cards; the same points from another situation do not."""
    assert score_commit(a_record()) == score_commit(a_record())
    assert hash(score_commit(a_record())) == hash(score_commit(a_record()))
    assert a_check("CN102", 0, 100) != a_check("CN102", 0, 100)._replace(kind="another")


def test_a_card_can_be_read_in_another_process() -> None:
    """Results, evidence and record go with the card, so that it can be put into words there."""
    card = score_commit(a_record("Reject empty tokens"))
    read = "import pickle, sys; print(*(one.kind for one in pickle.load(sys.stdin.buffer).checks), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", read], input=pickle.dumps(card), capture_output=True, check=True)
    assert done.stdout.decode().splitlines() == [check.kind for check in card.checks]


# A small, well-cut change with its test, and a message that says what and why.
_BEST = (FileChange("src/tokens.py", "M", 3, 1), FileChange("tests/test_tokens.py", "M", 4, 0))
_BEST_MESSAGE = "Reject expired tokens before a session starts\n\nBecause they passed, old links kept working.\n"


@pytest.mark.parametrize("found", [{"secret:aws": 1}, {"conflict_marker": 1}, {"secret:aws": 1, "conflict_marker": 2}])
def test_a_key_or_a_conflict_marker_needs_work_whatever_else_is_good(found: dict[str, int]) -> None:
    """The score is capped, and every point that is missing is missing at a check: nothing is taken off at the end."""
    counts = {"code_added": 7, "source_added": 3}
    totals = Totals(2, 7, 1, 2)
    clean = score_commit(a_record(_BEST_MESSAGE, files=_BEST, totals=totals, code=CodeFacts(counts)))
    card = score_commit(a_record(_BEST_MESSAGE, files=_BEST, totals=totals, code=CodeFacts({**counts, **found})))
    assert (clean.level, card.level) == ("EXCELLENT", "NEEDS_WORK")
    assert sum(check.of_hundredths for check in card.checks) == 1_000
    assert sum(check.points_hundredths for check in card.checks) == 10 * (card.score_tenths or 0)
    lost = {
        check.id: check.lost_hundredths for check in card.checks if check.result == "fail" and check.check.caps_tenths
    }
    assert len(lost) == len(found)
    assert sum(lost.values()) >= 510


def test_a_cap_holds_without_any_other_finding() -> None:
    """Were every other check passed with all points, the score would be the cap and not more."""
    card = score_commit(a_record("x", files=_BEST, code=CodeFacts({"code_added": 7, "secret:aws": 1})))
    secret = next(check for check in card.checks if check.id == "CN308")
    assert 1_000 - secret.of_hundredths <= 10 * dict(secret.check.caps_tenths)["secret"]
