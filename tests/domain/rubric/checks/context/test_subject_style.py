"""subject-style: how a subject begins and ends beside those of its project."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.checks.context.subject_style import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

SMALL = Past(50, {"small": 50})
PERIODS = Past(50, {"capital": 50, "period": 50})
GITMOJI = Past(50, {"gitmoji": 50, "capital": 50})


@pytest.mark.parametrize(
    ("past", "usual", "unusual"),
    [
        (SMALL, "count the readers", "Counted the readers."),
        (PERIODS, "Count the readers.", "count the readers"),
        (GITMOJI, ":bug: Count the readers", "Count the readers"),
    ],
)
def test_a_subject_earns_less_in_a_form_that_the_project_does_not_use(past: Past, usual: str, unusual: str) -> None:
    """First letter, final period, and what stands before the first word."""
    fits, differs = (CHECK.evaluate(Facts(a_record(subject, past=past))) for subject in (usual, unusual))
    assert (fits.kind, fits.share) == ("fits", 1)
    assert differs.kind == "differs"
    assert differs.share < 0.8
