"""A message on its own, as `check -` reports it: is it conventional, and did a program write it?"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from craftnudge.domain.commits.conventional import parse_conventional
from craftnudge.domain.commits.generated import generated_kind
from craftnudge.domain.commits.message import Message


def bare_message(text: str) -> dict[str, Any]:
    """`conventional` (its parts, or None) and `generated` (its kind, or None) as plain values for JSON."""
    conventional = parse_conventional(text)
    return {
        "conventional": None if conventional is None else asdict(conventional),
        "generated": generated_kind(Message(text), 0, None),
    }
