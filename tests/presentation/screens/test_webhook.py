"""`craftnudge webhook status`, as text and as a document."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from craftnudge.domain.forge.delivery import Delivery
from craftnudge.domain.forge.queued_delivery import QueuedDelivery
from craftnudge.presentation.documents.webhook import webhook_document
from craftnudge.presentation.errors.about_webhooks import ERRORS
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.webhook import retried_screen, webhook_screen
from craftnudge.services.results.webhooks import ConfiguredRepository, WebhookState
from tests.support.schema import assert_valid

FAILED = QueuedDelivery(
    Delivery("github", "a" * 32, "push", "acme/shop", "github.com"),
    "body",
    1_800_000_000_000_000_000,
    5,
    1_800_002_000.0,
    "mirror.fetch",
    {"address": "https://github.com/acme/shop", "reason": "\x1b[31mred\x1b[0m not found"},
)
STATE = WebhookState(
    2,
    True,
    (ConfiguredRepository("https://github.com/acme/shop", None),),
    (QueuedDelivery(FAILED.delivery, "body", FAILED.received_ns),) * 7,
    (FAILED,),
    (),
    datetime(2027, 1, 15, tzinfo=UTC),
)


def text_of(state: WebhookState, columns: int) -> list[str]:
    """The lines of the screen."""
    return ["".join(piece.text for piece in line) for line in webhook_screen(state, Canvas(columns))]


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_screen_says_what_failed_and_why(columns: int) -> None:
    """Within the width, with the command that tries again; of many that wait the oldest and their number."""
    lines = text_of(STATE, columns)
    text = " ".join(" ".join(lines).split())
    assert "Webhooks are on: 2 secrets." in text
    assert "push to acme/shop, 2027-01-15 08:00, 5 attempts." in text
    assert "cannot fetch https://github.com/acme/shop" in text
    assert "... and 2 more waiting." in text
    assert "craftnudge webhook retry" in text
    assert all(width(line) <= columns for line in lines)


def test_nothing_set_says_what_to_set() -> None:
    """A secret and a repository."""
    state = WebhookState(0, False, (), (), (), ("/run/secrets/hook",), STATE.now)
    text = " ".join(" ".join(text_of(state, 80)).split())
    for said in ("Webhooks are off. Set hooks.secrets", "Add its address to hooks.repositories", "Cannot read /run"):
        assert said in text
    assert "1 delivery waits" in "".join(piece.text for piece in retried_screen(1, Canvas(80))[0])


def test_the_document_is_that_of_its_schema() -> None:
    """With the reason in words and as a code."""
    document = webhook_document(STATE)
    assert_valid("webhook", document)
    assert document["failed"][0]["code"] in ERRORS
    assert document["failed"][0]["due_at"] == "2027-01-15T08:33:20+00:00"
