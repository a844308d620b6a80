"""Which topics of checks are one theme to whoever writes commits: told once, and worked on one after the other."""

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


def theme_of_topic(topic: str) -> str:
    """The theme of a topic; a topic of its own is its own theme."""
    return _THEMES.get(topic, topic)
