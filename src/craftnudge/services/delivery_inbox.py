"""Where deliveries wait: the inbox of a home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.forge.inbox import Inbox

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace


def inbox_of(workplace: Workplace) -> Inbox:
    """The deliveries of this home."""
    return Inbox(workplace.home, now=workplace.now)
