"""The outcome of comparing a form with the earlier commits of its project."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.checks.fit_outcome import fit_outcome
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.fit.project_fit import Feature, FeatureSet
from tests.support.cards import a_record

SIGNED = FeatureSet(Feature(1.0, ("signed_off",), "no_sign_off"))


def outcome(signed_off: int, message: str = "Count readers", least: float = -2.5) -> tuple[str, str]:
    """Result and kind, in a project where so many of fifty commits are signed off."""
    answer = fit_outcome(Facts(a_record(message, past=Past(50, {"signed_off": signed_off}))), SIGNED, least, 0.2)
    return answer.result, answer.kind


@pytest.mark.parametrize(
    ("signed_off", "expected"),
    [(50, ("fail", "differs")), (0, ("pass", "fits")), (25, ("partial", "no_clear_difference"))],
)
def test_a_difference_is_named_where_most_commits_agree(signed_off: int, expected: tuple[str, str]) -> None:
    """Half of them are not most; the same form as theirs fits."""
    assert outcome(signed_off) == expected


def test_without_a_past_or_a_subject_nothing_is_compared() -> None:
    """Each has its own reason."""
    too_few = fit_outcome(Facts(a_record(past=Past(9))), SIGNED, -2.5, 0.2)
    empty = fit_outcome(Facts(a_record("", past=Past(50))), SIGNED, -2.5, 0.2)
    assert (too_few.kind, empty.kind) == ("too_few_commits", "empty")
