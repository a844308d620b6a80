"""`explain --json`: the documentation of a check."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from craftnudge.presentation.documents.checks import checks_document


def test_a_check_is_shown_with_all_of_its_documentation() -> None:
    """Under the names that readers of version 1 know; none is empty."""
    check = find_check("CN102")
    (shown,) = checks_document([check])["checks"]
    assert (shown["id"], shown["name"], shown["aspect"]) == ("CN102", "missing-reason", "message")
    assert (shown["title"], shown["points"], shown["gravity"]) == (check.pass_name, check.points, check.weight_factor)
    assert (shown["good"], shown["bad"]) == (check.good, check.bad)
    assert (shown["why"], shown["advice"]) == (check.why, check.advice)
    assert (shown["grounds"], shown["limits"]) == (check.grounds, check.limits)
