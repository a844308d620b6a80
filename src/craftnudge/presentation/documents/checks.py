"""`explain --json`: checks with their documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.rubric.check import Check

# 1  2026-11: first release.
SCHEMA = "craftnudge.explain/1"


def checks_document(checks: Sequence[Check]) -> dict[str, Any]:
    """The documentation of the checks."""
    return {"schema": SCHEMA, "rubric_version": RUBRIC_VERSION, "checks": [_check(check) for check in checks]}


def _check(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": check.name,
        "aspect": check.category,
        "points": check.points,
        "gravity": check.weight_factor,
        "title": check.pass_name,
        "why": check.why,
        "advice": check.advice,
        "good": check.good,
        "bad": check.bad,
        "grounds": check.grounds,
        "limits": check.limits,
    }
