"""Documents as JSON text, written the same way by all commands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from craftnudge.presentation.safe_text import UNSAFE_IN_JSON

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


# Blanks between the parts of a document. In a string it could not stand unescaped.
_BLANKS = {ord("\r"): " "}


def safe_json(text: str) -> str:
    r"""Lines of JSON that others wrote, made safe for a terminal: the same values, with `\u` escapes."""
    return UNSAFE_IN_JSON.sub(lambda found: json.dumps(found[0])[1:-1], text.translate(_BLANKS))


def as_text(document: Mapping[str, Any] | Sequence[Any]) -> str:
    """A document as indented JSON, ASCII only (text of strangers cannot reach a terminal raw), with a final newline."""
    return json.dumps(document, indent=2, ensure_ascii=True, allow_nan=False) + "\n"


def as_line(document: Mapping[str, Any]) -> str:
    """A document as one line of JSON."""
    return json.dumps(document, ensure_ascii=True, allow_nan=False, separators=(",", ":")) + "\n"
