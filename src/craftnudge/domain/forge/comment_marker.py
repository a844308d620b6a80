"""The first line of our comment on a pull request: by it the comment is found again, and an equal one is left alone.

Readers of the comment don't see it: it is a comment of HTML.
"""

from __future__ import annotations

import hashlib
from typing import Final

from craftnudge.runtime.lazy_regex import pattern

# 1  2026-12: first form.
_VERSION: Final = 1
_MARKER = pattern(r"<!-- craftnudge squash-message \d+ ([0-9a-f]{16}) -->")


def marked(text: str) -> str:
    """The comment with its marker."""
    return f"<!-- craftnudge squash-message {_VERSION} {_digest(text)} -->\n{text}"


def is_marked(comment: str) -> bool:
    """Whether a comment begins with a marker."""
    return _MARKER.match(comment) is not None


def is_unchanged(comment: str, text: str) -> bool:
    """Whether a comment with a marker was made of that text."""
    found = _MARKER.match(comment)
    return found is not None and found[1] == _digest(text)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
