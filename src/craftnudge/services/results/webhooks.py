"""The state of webhooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from craftnudge.domain.forge.queued_delivery import QueuedDelivery


@dataclass(frozen=True, slots=True)
class ConfiguredRepository:
    """A repository of the settings; `mirror_bytes` is None before its first copy."""

    address: str
    mirror_bytes: int | None


@dataclass(frozen=True, slots=True)
class WebhookState:
    """How many secrets are set, the repositories, what waits and what failed, and the time of now with its zone.

    `unreadable_files` are files of the settings that cannot be read.
    """

    secrets: int
    comments: bool
    repositories: tuple[ConfiguredRepository, ...]
    waiting: tuple[QueuedDelivery, ...]
    failed: tuple[QueuedDelivery, ...]
    unreadable_files: tuple[str, ...]
    now: datetime
