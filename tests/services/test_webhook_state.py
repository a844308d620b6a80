"""What `webhook status` answers from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.forge.inbox import PAUSES_SECONDS
from craftnudge.domain.forge.delivery import Delivery
from craftnudge.services.delivery_inbox import inbox_of
from craftnudge.services.webhook_state import retry_failed_deliveries, webhook_state
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path


def test_failed_deliveries_are_seen_and_wait_again(tmp_path: Path) -> None:
    """With the code of their error."""
    workplace = workplace_in(tmp_path, HOME=str(tmp_path))
    inbox = inbox_of(workplace)
    inbox.put(Delivery("github", "a", "push", "acme/shop", ""), "body")
    for _ in range(len(PAUSES_SECONDS) + 1):
        inbox.postpone(inbox.waiting()[0], "mirror.slow", {"seconds": 600})
    state = webhook_state(workplace)
    assert (state.secrets, state.waiting, [one.reason_code for one in state.failed]) == (0, (), ["mirror.slow"])
    assert retry_failed_deliveries(workplace) == 1
    assert [one.attempts for one in webhook_state(workplace).waiting] == [0]
