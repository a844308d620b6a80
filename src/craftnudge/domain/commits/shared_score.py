"""The score of a commit whose words stayed with its author, as their own machine computed it."""

from __future__ import annotations

from base64 import b64decode, b64encode
from typing import Any

from craftnudge.runtime.fast_dataclasses import dataclass

_MOST_BYTES = 4_096


@dataclass(frozen=True, slots=True)
class SharedScore:
    """A score by a version of the rubric, as released. `packed` is a `CompactCommit`, which may come from strangers."""

    rubric: int
    packed: bytes

    def to_json(self) -> dict[str, Any]:
        """The member of a journal line."""
        return {"rubric": self.rubric, "packed": b64encode(self.packed).decode()}

    @classmethod
    def from_json(cls, value: Any) -> SharedScore | None:
        """The score in a line; None if there is none. One that cannot be read is of no rubric."""
        if not isinstance(value, dict):
            return None
        rubric, packed = value.get("rubric"), value.get("packed")
        try:
            content = b64decode(packed, validate=True) if isinstance(packed, str) else b""
        except ValueError:
            content = b""
        if type(rubric) is not int or not 0 < len(content) <= _MOST_BYTES:
            return cls(0, b"")
        return cls(rubric, content)
