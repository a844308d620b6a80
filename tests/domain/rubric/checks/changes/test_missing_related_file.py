"""Files that usually change together."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.past import Partner, Past, TouchedPast
from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import touching

CHECK = find_check("missing-related-file")
KNOWN = TouchedPast(known_files=1, commits=9)


@pytest.mark.parametrize("past", [None, Past(19, touched=KNOWN), Past(50), Past(50, touched=TouchedPast())])
def test_without_enough_past_nothing_is_scored(past: Past | None) -> None:
    """No past, too short a past, or files that never changed in it."""
    assert CHECK.evaluate(touching("a.py", past=past)).result == "not_applicable"


def test_a_missing_related_file_is_evidence_with_its_figures() -> None:
    """The more often both files changed together, the more the missing one costs; nothing missing passes."""
    assert CHECK.evaluate(touching("a.py", past=Past(50, touched=KNOWN))).result == "pass"
    outcomes = [
        CHECK.evaluate(
            touching("a.py", past=Past(50, touched=KNOWN, partners=(Partner("a.py", "schema.sql", together, 20),)))
        )
        for together in (20, 16, 12)
    ]
    assert outcomes[0].result == "fail"
    assert 0 < outcomes[1].share < 0.5
    assert outcomes[2].result == "pass"
    assert outcomes[0].kind == "missing"
    related, changed = outcomes[0].evidence
    assert (related.path, related.figure, related.limit) == ("schema.sql", 20, 20)
    assert changed.path == "a.py"
