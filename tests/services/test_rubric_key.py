"""Scores are kept under a name that any change of the rubric changes."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.rubric_settings import AS_RELEASED, RubricSettings
from craftnudge.services.rubric_key import rubric_key

CHANGES = (
    RubricSettings(off=frozenset({"CN101"})),
    RubricSettings(points={"CN101": 1}),
    RubricSettings(points={"CN102": 1}),
    RubricSettings(ignored_authors=("a",)),
    RubricSettings(ignored_paths=("a",)),
    RubricSettings(coach_bots=True),
)


def test_every_setting_has_a_say() -> None:
    """No two of these share their scores."""
    assert len({rubric_key(settings) for settings in (AS_RELEASED, *CHANGES)}) == len(CHANGES) + 1


@pytest.mark.parametrize("settings", [AS_RELEASED, *CHANGES])
def test_equal_settings_have_one_key(settings: RubricSettings) -> None:
    """In whatever order they were written."""
    same = RubricSettings(
        frozenset(sorted(settings.off, reverse=True)),
        dict(sorted(settings.points.items(), reverse=True)),
        settings.ignored_authors,
        settings.ignored_paths,
        settings.coach_bots,
    )
    assert rubric_key(same) == rubric_key(settings)
