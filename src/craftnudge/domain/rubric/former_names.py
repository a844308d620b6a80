"""Names that checks had before: still read wherever a user may have written one, with a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.registry import all_checks

if TYPE_CHECKING:
    from collections.abc import Iterable


def former_names(names: Iterable[str]) -> dict[str, str]:
    """Those of the names that a check had before, in any case, each with the check's name of today."""
    if not (names := tuple(names)):
        return {}
    today = {check.former_name: check.name for check in all_checks().values() if check.former_name}
    return {name: today[name.strip().lower()] for name in names if name.strip().lower() in today}
