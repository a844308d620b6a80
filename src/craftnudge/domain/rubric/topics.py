"""Topics of checks, and which of them are one theme: mentioned once, and practised one after the other."""

from __future__ import annotations

_THEMES = {
    "what": "what",
    "object": "what",
    "why": "why",
    "body": "why",
    "size": "extent",
    "spread": "extent",
    "scatter": "extent",
    "folders": "extent",
    "usual-size": "extent",
    "rewriting": "extent",
    "file-history": "extent",
}
# How large or how wide a change is.
WIDTH_TOPICS = frozenset({"size", "spread", "scatter", "folders", "usual-size"})


def theme_of_topic(topic: str) -> str:
    """The theme of a topic; a topic without one is its own theme."""
    return _THEMES.get(topic, topic)
