"""`doctor --json`: what was looked at, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# 1  2026-11: first release.
SCHEMA = "craftnudge.doctor/1"


def doctor_document(findings: Iterable[tuple[str, str, str, str]]) -> dict[str, Any]:
    """Name, condition ("fine", "note", "wrong"), what was found, and what to do about it."""
    return {
        "schema": SCHEMA,
        "findings": [
            {"name": name, "condition": condition, "says": says, "hint": hint}
            for name, condition, says, hint in findings
        ],
    }
