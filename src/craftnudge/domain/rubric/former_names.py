"""Former names and ids of checks: still read wherever a user may have written one, with a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.registry import all_checks

if TYPE_CHECKING:
    from collections.abc import Iterable


def former_names(names: Iterable[str]) -> dict[str, str]:
    """Those of the names that a check had before, in any case, each with the check's name of today.

    A former id leads to the id of today.
    """
    if not (names := tuple(names)):
        return {}
    checks = all_checks().values()
    today = {check.former_name: check.name for check in checks if check.former_name}
    today |= {check.former_id.lower(): check.id for check in checks if check.former_id}
    return {name: today[name.strip().lower()] for name in names if name.strip().lower() in today}


def current_id(check_id: str) -> str:
    """The id of today of a check that was stored by its id; an id that no check ever had is unchanged."""
    checks = all_checks()
    if check_id in checks:
        return check_id
    return next((check.id for check in checks.values() if check.former_id == check_id), check_id)
