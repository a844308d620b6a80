"""Topics of checks belong to themes."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.topics import _THEMES, WIDTH_TOPICS, theme_of_topic

TOPICS = {check.topic for check in all_checks().values()}


def test_every_topic_in_a_theme_is_that_of_a_check() -> None:
    """A renamed topic would silently leave its theme."""
    assert set(_THEMES) <= TOPICS
    assert WIDTH_TOPICS <= TOPICS


def test_what_belongs_together_is_one_theme() -> None:
    """A reason and the body that holds it; all that is about the extent of a change; any other topic is its own."""
    assert theme_of_topic("why") == theme_of_topic("body") == "why"
    assert theme_of_topic("what") == theme_of_topic("object") == "what"
    assert {theme_of_topic(topic) for topic in WIDTH_TOPICS} == {"extent"}
    assert theme_of_topic("secrets") == "secrets"
