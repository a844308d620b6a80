"""The passing and the failing name of a check, for figures about many commits."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import all_checks


def pass_name(check_id: str, otherwise: str) -> str:
    """Such as "Says why"; `otherwise` for a check that this version doesn't have."""
    check = all_checks().get(check_id)
    return check.pass_name if check else otherwise


def fail_name(check_id: str, otherwise: str) -> str:
    """Such as "No reason given"; `otherwise` for a check that this version doesn't have."""
    check = all_checks().get(check_id)
    return check.fail_name if check else otherwise
