"""What is taken from a delivery, and what is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from craftnudge.domain.forge.delivery import (
    InvalidDeliveryError,
    delivery_in,
    delivery_of,
    document_of,
    event_of,
    id_of,
)

PUSH: dict[str, Any] = {
    "ref": "refs/heads/main",
    "before": "a" * 40,
    "after": "b" * 40,
    "repository": {"full_name": "acme/shop", "html_url": "https://github.com/acme/shop", "clone_url": "file:///etc"},
}
REQUEST = {"number": 7, "state": "open", "draft": False, "title": "Leave out", "body": None, "base": {"ref": "main"}}


def test_a_delivery_survives_the_disk() -> None:
    """A push and a pull request are the same after JSON; no address of the payload is kept."""
    request = {"action": "opened", "pull_request": REQUEST, "repository": PUSH["repository"]}
    for delivery in (
        delivery_of("github", "push", "1", PUSH),
        delivery_of("gitea", "pull_request", "2", request),
    ):
        text = json.dumps(document_of(delivery))
        assert delivery_in(json.loads(text)) == delivery
        assert "etc" not in text
        assert (delivery.repository, delivery.host) == ("acme/shop", "github.com")


@pytest.mark.parametrize(
    "change",
    [
        {"repository": None},
        {"repository": {"full_name": "../../etc"}},
        {"repository": {"full_name": "acme/../shop"}},
        {"repository": {"full_name": "acme/shop\n"}},
        {"repository": {"full_name": ["acme", "shop"]}},
        {"ref": "--upload-pack=id"},
        {"ref": 1},
        {"after": "HEAD"},
        {"before": "a" * 41},
    ],
)
def test_a_push_without_a_usable_value_is_refused(change: dict[str, Any]) -> None:
    """Names that climb, hashes that are none, other types."""
    with pytest.raises(InvalidDeliveryError):
        delivery_of("github", "push", "1", PUSH | change)


@pytest.mark.parametrize("payload", [None, [], "x", 1, {}, {"repository": PUSH["repository"], "pull_request": []}])
def test_any_json_is_refused_without_a_crash(payload: Any) -> None:
    """Whatever its type."""
    for event in ("push", "pull_request"):
        with pytest.raises(InvalidDeliveryError):
            delivery_of("github", event, "1", payload)


def test_texts_of_strangers_are_bounded() -> None:
    """A title of a megabyte, half a surrogate, a number of a thousand digits."""
    request = REQUEST | {"title": "x" * 2**20, "body": "\ud800"}
    payload = {"action": "opened", "pull_request": request, "repository": PUSH["repository"]}
    known = delivery_of("github", "pull_request", "1", payload).pull_request
    assert known is not None
    assert (len(known.title), known.body) == (1024, "?")
    with pytest.raises(InvalidDeliveryError):
        delivery_of("github", "pull_request", "1", payload | {"pull_request": request | {"number": 10**1000}})


def test_the_header_decides_which_event_it_is() -> None:
    """Not the content; an unknown name is another event. An id of any signs becomes a harmless one."""
    assert event_of("github", {"x-github-event": "push"}) == "push"
    assert event_of("forgejo", {"x-gitea-event": "pull_request", "x-github-event": "push"}) == "pull_request"
    assert event_of("gitlab", {"x-gitlab-event": "Push Hook"}) == "push"
    assert event_of("github", {"x-gitea-event": "push"}) == "other"
    evil = id_of("github", {"x-github-delivery": "../../etc/passwd"}, b"")
    assert evil.isalnum()
    assert evil == id_of("github", {"x-github-delivery": "../../etc/passwd"}, b"another body")
    assert id_of("gitlab", {}, b"one") != id_of("gitlab", {}, b"two")
