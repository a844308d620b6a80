"""Answers what webhooks wait for, and lets failed deliveries wait again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.forge.mirror import mirror_folder
from craftnudge.errors import OutputError
from craftnudge.services.data_places import size_bytes
from craftnudge.services.delivery_inbox import inbox_of
from craftnudge.services.results.webhooks import ConfiguredRepository, WebhookState
from craftnudge.services.webhook_settings import webhook_settings

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace


def webhook_state(workplace: Workplace) -> WebhookState:
    """The settings in short, and the deliveries that wait or failed."""
    settings = webhook_settings(workplace)
    inbox = inbox_of(workplace)
    repositories = tuple(
        ConfiguredRepository(address.text, size_bytes(mirror_folder(workplace.home, address)))
        for address in settings.repositories
    )
    return WebhookState(
        len(settings.secrets),
        settings.comments,
        repositories,
        tuple(inbox.waiting()),
        tuple(inbox.failed()),
        settings.unreadable,
        workplace.local_now,
    )


def retry_failed_deliveries(workplace: Workplace) -> int:
    """Lets all failed deliveries wait again, for the server to handle; returns how many.

    Raises OutputError if they cannot be written.
    """
    try:
        return inbox_of(workplace).retry_failed()
    except OSError as error:
        raise OutputError("output.unwritable", reason=error.strerror or str(error)) from None
