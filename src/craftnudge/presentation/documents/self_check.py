"""`self-check --json`: the state of an installation, for a bug report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from craftnudge.services.results.self_check import SelfCheck

# 1  2026-12: first release.
SCHEMA = "craftnudge.self-check/1"


def self_check_document(checked: SelfCheck) -> dict[str, Any]:
    """The facts by name, and each trial with how it ended."""
    return {
        "schema": SCHEMA,
        "passed": checked.passed,
        "facts": dict(checked.facts),
        "trials": [{"name": trial.name, "outcome": trial.outcome, "error": trial.error} for trial in checked.trials],
    }
