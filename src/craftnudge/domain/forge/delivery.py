"""A delivery: what a forge says has happened, reduced to the little that is used.

It is a reason to look, never a fact: commits are read from the repository, which is fetched from the owner's address.
"""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Final, Literal

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.forge.signature import Forge

Event = Literal["push", "pull_request", "ping", "other"]
QUEUED_EVENTS: Final[tuple[Event, ...]] = ("push", "pull_request")

_EVENT_HEADERS: Final[dict[Forge, tuple[str, ...]]] = {
    "github": ("x-github-event",),
    "gitea": ("x-gitea-event", "x-github-event"),
    "forgejo": ("x-forgejo-event", "x-gitea-event", "x-github-event"),
    "gitlab": ("x-gitlab-event",),
}
_ID_HEADERS: Final[dict[Forge, tuple[str, ...]]] = {
    "github": ("x-github-delivery",),
    "gitea": ("x-gitea-delivery", "x-github-delivery"),
    "forgejo": ("x-forgejo-delivery", "x-gitea-delivery", "x-github-delivery"),
    "gitlab": ("webhook-id", "idempotency-key", "x-gitlab-event-uuid"),
}
_EVENTS: Final[dict[str, Event]] = {
    "push": "push",
    "Push Hook": "push",
    "pull_request": "pull_request",
    "ping": "ping",
}
_HASH = pattern(r"[0-9a-f]{40}|[0-9a-f]{64}")
_FULL_NAME = pattern(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}(?:/[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}){1,19}")
_HOST_IN_URL = pattern(r"https?://(?:[^@/]*@)?([^/:?#]+)")
_MOST_REF_CHARS: Final = 1024
_MOST_TITLE_CHARS: Final = 1024
_MOST_BODY_CHARS: Final = 64 * 1024
_MOST_NUMBER: Final = 2**31
_SQUASH_CHOICES: Final = frozenset(("PR_TITLE", "COMMIT_OR_PR_TITLE", "PR_BODY", "COMMIT_MESSAGES", "BLANK"))


class InvalidDeliveryError(ValueError):
    """A signed delivery without a value that is needed; its text names that value."""


@dataclass(frozen=True, slots=True)
class PullRequest:
    """A pull request as a delivery has it; `squash_title` and `squash_body` are the repository's own settings."""

    number: int
    action: str
    is_draft: bool
    is_open: bool
    title: str
    body: str
    base_ref: str
    squash_title: str
    squash_body: str


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a forge delivered. `before` and `after` are hashes, all zeros where a branch was created or deleted."""

    forge: Forge
    id: str
    event: Event
    repository: str
    host: str
    ref: str = ""
    before: str = ""
    after: str = ""
    pull_request: PullRequest | None = None


def event_of(forge: Forge, headers: Mapping[str, str]) -> Event:
    """The kind of event, by its header: the content does not decide."""
    return _EVENTS.get(_first(headers, _EVENT_HEADERS[forge]), "other")


def id_of(forge: Forge, headers: Mapping[str, str], body: bytes) -> str:
    """A text of harmless signs that is the same for a delivery that is sent again; of the body where there is no id."""
    sent = _first(headers, _ID_HEADERS[forge])
    return hashlib.sha256(forge.encode() + b"\0" + (sent.encode("utf-8", "replace") or body)).hexdigest()[:32]


def delivery_of(forge: Forge, event: Event, identity: str, payload: Any) -> Delivery:
    """The delivery in a parsed payload. Raises InvalidDeliveryError."""
    document = payload if isinstance(payload, dict) else {}
    about = _table(document, "project" if forge == "gitlab" else "repository")
    name = _text(about, "path_with_namespace" if forge == "gitlab" else "full_name", _MOST_REF_CHARS)
    if not _FULL_NAME.fullmatch(name):
        raise InvalidDeliveryError("repository")
    found = _HOST_IN_URL.match(_text(about, "web_url" if forge == "gitlab" else "html_url", _MOST_REF_CHARS))
    host = found[1].lower() if found else ""
    if event == "pull_request":
        return Delivery(forge, identity, event, name, host, pull_request=_pull_request(document, about))
    ref = _text(document, "ref", _MOST_REF_CHARS)
    if not ref.startswith("refs/"):
        raise InvalidDeliveryError("ref")
    return Delivery(forge, identity, event, name, host, ref, _hash(document, "before"), _hash(document, "after"))


def document_of(delivery: Delivery) -> dict[str, Any]:
    """The delivery as JSON can hold it."""
    return asdict(delivery)


def delivery_in(document: Mapping[str, Any]) -> Delivery:
    """The delivery in such a document. Raises KeyError or TypeError if it is another one."""
    fields = dict(document)
    pull_request = fields.pop("pull_request")
    return Delivery(**fields, pull_request=None if pull_request is None else PullRequest(**pull_request))


def _pull_request(document: Mapping[str, Any], repository: Mapping[str, Any]) -> PullRequest:
    request = _table(document, "pull_request")
    number = request.get("number")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 < number < _MOST_NUMBER:
        raise InvalidDeliveryError("pull_request.number")
    return PullRequest(
        number=number,
        action=_text(document, "action", 50),
        is_draft=request.get("draft") is True,
        is_open=request.get("state") == "open",
        title=_text(request, "title", _MOST_TITLE_CHARS),
        body=_text(request, "body", _MOST_BODY_CHARS),
        base_ref=_text(_table(request, "base"), "ref", _MOST_REF_CHARS),
        squash_title=_choice(repository, "squash_merge_commit_title"),
        squash_body=_choice(repository, "squash_merge_commit_message"),
    )


def _table(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = document.get(name)
    if not isinstance(value, dict):
        raise InvalidDeliveryError(name)
    return value


def _text(document: Mapping[str, Any], name: str, most_chars: int) -> str:
    value = document.get(name)
    return value[:most_chars].encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _hash(document: Mapping[str, Any], name: str) -> str:
    value = _text(document, name, 65)
    if not _HASH.fullmatch(value):
        raise InvalidDeliveryError(name)
    return value


def _choice(document: Mapping[str, Any], name: str) -> str:
    value = _text(document, name, 50)
    return value if value in _SQUASH_CHOICES else ""


def _first(headers: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((headers[name] for name in names if headers.get(name)), "")
