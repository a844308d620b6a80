"""What the signs add up to, and what is quoted."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.evidence import AS_RELEASED, chance, clause
from tests.support.facts import facts_of


def test_strength_is_the_base_and_the_weights_of_the_signs() -> None:
    """Nothing but the table decides."""
    evidence = facts_of("Add a lock because two writers race (#12)").evidence
    weights = [AS_RELEASED.why[name] for name in evidence.signs if name in AS_RELEASED.why]
    assert evidence.why == pytest.approx(chance(AS_RELEASED.why_base + sum(weights)))
    assert evidence.own_why < evidence.plain_why < evidence.why


def test_a_quote_begins_at_its_sentence_and_fits_a_line() -> None:
    """Or at the words themselves, where the sentence began too far away."""
    text = "First sentence of some length here. It was slow because of the lock; " + "more words " * 20
    quote = clause(text, "because")
    assert quote.startswith("It was slow because of the lock")
    assert quote.endswith(" ...")
    assert len(quote) <= 74
    assert clause("word " * 30 + "because of it", "because") == "because of it"
    assert clause("short\ntext", "text") == "short text"


def test_no_reason_is_no_sign() -> None:
    """A message without words of reason has none to quote."""
    assert facts_of("Add a lock").evidence.reason() is None


def test_what_a_subject_avoids_is_its_reason() -> None:
    """And what it corrects; neither is a reason of the body."""
    for text, name in (("Avoid a second walk of the tree", "averts"), ("Correct the order of rows", "corrects")):
        evidence = facts_of(text).evidence
        sign = evidence.reason("subject_")
        assert sign is not None
        assert sign.name == name
        assert evidence.reason("body_") is None
