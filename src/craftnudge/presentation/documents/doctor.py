"""`doctor --json`: what was examined, and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.presentation.doctor_text import doctor_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.services.results.diagnosis import Diagnosis

# 1  2026-11: first release.
SCHEMA = "craftnudge.doctor/1"


def doctor_document(diagnoses: Iterable[Diagnosis]) -> dict[str, Any]:
    """Name, condition ("fine", "note", "wrong"), what was found, and what to do about it."""
    findings = []
    for diagnosis in diagnoses:
        message, hint = doctor_text(diagnosis)
        findings.append({"name": diagnosis.name, "condition": diagnosis.condition, "says": message, "hint": hint})
    return {"schema": SCHEMA, "findings": findings}
