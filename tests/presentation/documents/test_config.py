"""`config show --json`: settings by their name of today and by former ones."""

from __future__ import annotations

from craftnudge.presentation.documents.config import config_document
from craftnudge.services.results.settings import EffectiveSetting, EffectiveSettings


def test_a_setting_is_found_under_both_names() -> None:
    """With its value, and where that comes from."""
    setting = EffectiveSetting("project-style.subject-chars", 60, "file:3", True)
    effective = EffectiveSettings((setting,), {"house-style.subject-chars": "project-style.subject-chars"})
    value = {"value": 60, "origin": "file:3"}
    assert config_document(effective)["settings"] == {
        "project-style.subject-chars": value,
        "house-style.subject-chars": value,
    }
