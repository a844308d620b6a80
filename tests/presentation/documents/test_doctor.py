"""`doctor --json`: the findings with their words."""

from __future__ import annotations

from craftnudge.errors import Cause
from craftnudge.presentation.documents.doctor import doctor_document
from craftnudge.services.results.diagnosis import Diagnosis


def test_each_finding_has_its_words() -> None:
    """Name and condition as they were found, and the sentence and the hint of the catalogue, in their order."""
    unknown = Cause("setting.unknown", near="min-score")
    diagnoses = [
        Diagnosis("settings", "wrong", "settings.invalid", {"origin": "f:1", "name": "min-scor", "problem": unknown}),
        Diagnosis("journal", "fine", "journal.empty", {}),
    ]
    assert doctor_document(diagnoses) == {
        "schema": "craftnudge.doctor/1",
        "findings": [
            {
                "name": "settings",
                "condition": "wrong",
                "says": "f:1: min-scor: unknown setting.",
                "hint": "Did you mean min-score?",
            },
            {
                "name": "journal",
                "condition": "fine",
                "says": "no commits recorded yet.",
                "hint": "craftnudge track --all",
            },
        ],
    }
