"""Whether a delivery was signed with one of the owner's secrets.

- GitHub, and newer Gitea and Forgejo: `X-Hub-Signature-256: sha256=<hex of HMAC-SHA256 over the body>`
- Gitea and Forgejo: the bare hex in `X-Gitea-Signature` or `X-Forgejo-Signature`
- GitLab with a signing token: `webhook-signature: v1,<base64>` over id, time and body (Standard Webhooks); with a
  secret token only: that token in `X-Gitlab-Token`

Texts are compared in constant time, as bytes: `compare_digest` refuses text outside ASCII, which a stranger may send.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Forge = Literal["github", "gitea", "forgejo", "gitlab"]
FORGES: Final[tuple[Forge, ...]] = ("github", "gitea", "forgejo", "gitlab")

_HEX_HEADERS: Final[dict[Forge, tuple[str, ...]]] = {
    "github": ("x-hub-signature-256",),
    "gitea": ("x-hub-signature-256", "x-gitea-signature"),
    "forgejo": ("x-hub-signature-256", "x-forgejo-signature", "x-gitea-signature"),
    "gitlab": (),
}
_GITLAB_SIGNATURE: Final = "webhook-signature"
_GITLAB_TOKEN: Final = "x-gitlab-token"  # noqa: S105 - the name of a header
_KEY_PREFIX: Final = "whsec_"
# Standard Webhooks: an older delivery is a replay.
_MOST_AGE_SECONDS: Final = 300


def has_signature(forge: Forge, headers: Mapping[str, str]) -> bool:
    """Whether there is anything to compare, before the body is read; header names are in lower case."""
    names = _HEX_HEADERS[forge] or (_GITLAB_SIGNATURE, _GITLAB_TOKEN)
    return any(headers.get(name) for name in names)


def is_signed(
    forge: Forge, headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now_seconds: float
) -> bool:
    """Whether one of the secrets made the signature; of several signatures the first known one decides.

    Header names are in lower case; `now_seconds` since 1970 is for signatures with a time. Empty secrets sign nothing.
    """
    secrets = [secret for secret in secrets if secret]
    if forge == "gitlab":
        return _is_signed_by_gitlab(headers, body, secrets, now_seconds)
    given = next((headers[name] for name in _HEX_HEADERS[forge] if headers.get(name)), "")
    digest = given.removeprefix("sha256=").strip().lower()
    return _any_equal(digest, (hmac.new(secret.encode(), body, hashlib.sha256).hexdigest() for secret in secrets))


def _is_signed_by_gitlab(headers: Mapping[str, str], body: bytes, secrets: Sequence[str], now_seconds: float) -> bool:
    signature = headers.get(_GITLAB_SIGNATURE)
    if not signature:
        return _any_equal(headers.get(_GITLAB_TOKEN, ""), secrets)
    identity, sent = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not (sent.isascii() and sent.isdigit() and abs(now_seconds - int(sent[:20])) <= _MOST_AGE_SECONDS):
        return False
    content = f"{identity}.{sent}.".encode() + body
    expected = [
        base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode() for key in map(_key_of, secrets)
    ]
    # A sender that changes its key signs with both.
    return any(_any_equal(one.removeprefix("v1,"), expected) for one in signature.split(" ") if one.startswith("v1,"))


def _key_of(secret: str) -> bytes:
    """The key of a signing token, which is written in base64; any other secret is its own key."""
    if secret.startswith(_KEY_PREFIX):
        try:
            return base64.b64decode(secret.removeprefix(_KEY_PREFIX), validate=True)
        except binascii.Error:
            pass
    return secret.encode()


def _any_equal(given: str, expected: Iterable[str]) -> bool:
    """Whether a text is one of the expected ones; all are compared, however early one matches."""
    sent = given.encode("utf-8", "surrogatepass")
    equal = [hmac.compare_digest(sent, text.encode()) for text in expected]
    return any(equal)
