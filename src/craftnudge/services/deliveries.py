"""Handles the deliveries of forges: fetches the repository, records its new commits, and comments if that is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.forge.mirror import Mirror
from craftnudge.errors import CraftNudgeError, ForgeError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.delivery_inbox import inbox_of
from craftnudge.services.pushed_commits import record_pushed
from craftnudge.services.squash_comment import comment_on, wants_comment
from craftnudge.services.webhook_settings import webhook_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.domain.forge.delivery import Delivery
    from craftnudge.domain.forge.queued_delivery import QueuedDelivery
    from craftnudge.domain.forge.repository_address import RepositoryAddress
    from craftnudge.services.workplace import Workplace

_STOPPED = "mirror.stopped"


@dataclass(frozen=True, slots=True)
class Handling:
    """How a delivery is handled: how a comment is written, and what asks whether the server ends."""

    render: Callable[[Checked], str]
    is_stopped: Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Handled:
    """What became of a delivery. `result` is one of: recorded, nothing-new, postponed, failed, stopped."""

    result: str
    written: int = 0
    comment: str = ""
    reason_code: str = ""


def next_deliveries(workplace: Workplace) -> dict[str, QueuedDelivery]:
    """The oldest delivery of each repository, by its address or else its name; those behind it wait for it."""
    settings = webhook_settings(workplace)
    oldest: dict[str, QueuedDelivery] = {}
    for entry in inbox_of(workplace).waiting():
        address = settings.repository_of(entry.delivery)
        oldest.setdefault(entry.delivery.repository.lower() if address is None else address.text, entry)
    return oldest


def handle(workplace: Workplace, entry: QueuedDelivery, handling: Handling) -> Handled:
    """Does the work of a delivery and removes it from the inbox, or keeps it there with the reason."""
    inbox = inbox_of(workplace)
    try:
        written, comment = _work(workplace, entry.delivery, handling)
    except Exception as error:  # noqa: BLE001 - nobody else hears of it, and it would be tried at once again
        code, details = _reason(error)
        if code == _STOPPED:
            return Handled("stopped")
        pause = details.get("seconds", 0) if code == "forge.limit" else 0
        waits = inbox.postpone(entry, code, details, at_least=float(str(pause)))
        return Handled("postponed" if waits else "failed", reason_code=code)
    inbox.finish(entry)
    return Handled("recorded" if written else "nothing-new", written, comment)


def heal(workplace: Workplace, address: RepositoryAddress, handling: Handling) -> int:
    """Fetches a repository whether anything was heard of it or not, and records what is new; returns how many.

    Raises CraftNudgeError, OSError.
    """
    mirror = Mirror(workplace.home, address, webhook_settings(workplace).token_for(address), handling.is_stopped)
    mirror.fetch()
    mirror.follow_default_branch()
    written = record_pushed(workplace, mirror)
    mirror.collect_garbage()
    return written


def _work(workplace: Workplace, delivery: Delivery, handling: Handling) -> tuple[int, str]:
    settings = webhook_settings(workplace)
    address = settings.repository_of(delivery)
    if address is None:
        raise ForgeError("forge.not-configured", repository=delivery.repository)
    mirror = Mirror(workplace.home, address, settings.token_for(address), handling.is_stopped)
    mirror.fetch()
    written = record_pushed(workplace, mirror, delivery)
    if not settings.comments or not wants_comment(delivery):
        return written, ""
    token = settings.token_for(address)
    result = comment_on(workplace, mirror, delivery, address, token=token, render=handling.render)
    return written, result or ""


def _reason(error: Exception) -> tuple[str, dict[str, object]]:
    if isinstance(error, CraftNudgeError):
        return error.code, error.details
    return "delivery.failed", {"reason": getattr(error, "strerror", None) or type(error).__name__}
