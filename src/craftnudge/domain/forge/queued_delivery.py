"""A delivery between its answer and the end of its work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.forge.delivery import Delivery


@dataclass(frozen=True, slots=True)
class QueuedDelivery:
    """A delivery that waits or failed.

    `content` marks its body, `received_ns` is in nanoseconds since 1970, `due_seconds` is when to try again in seconds
    since 1970. `reason_code` is the code of the error that ended the last attempt, with its values.
    """

    delivery: Delivery
    content: str
    received_ns: int
    attempts: int = 0
    due_seconds: float = 0.0
    reason_code: str = ""
    reason_details: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The id of the delivery."""
        return self.delivery.id
