"""Documents as JSON text: one way of writing for all commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def as_text(document: Mapping[str, Any]) -> str:
    """A document as indented JSON, ASCII only (text of strangers cannot reach a terminal raw), with a final newline."""
    return json.dumps(document, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def as_line(document: Mapping[str, Any]) -> str:
    """A document as one line of JSON."""
    return json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"
