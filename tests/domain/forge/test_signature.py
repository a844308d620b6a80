"""Signatures of deliveries, by the published vectors and against forgeries."""

from __future__ import annotations

import base64
import hashlib
import hmac

import pytest

from craftnudge.domain.forge.signature import FORGES, has_signature, is_signed
from tests.support.forge import standard_webhook

SECRET, BODY = "It's a Secret to Everybody", b"Hello, World!"
# docs.github.com, "Validating webhook deliveries".
DIGEST = "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
NOW = 1_800_000_000.0


def gitlab(secret: str, body: bytes, *, sent: int = int(NOW)) -> dict[str, str]:
    """The headers of GitLab's signing token, and the signature of another key before it."""
    headers = standard_webhook(secret, "msg_1", sent, body)
    return headers | {"webhook-signature": f"v1,AAAA {headers['webhook-signature']}"}


def test_each_forge_is_known_by_its_header() -> None:
    """GitHub's published vector; the bare hex of Gitea and Forgejo; the second of two secrets while they change."""
    for forge, name, value in (
        ("github", "x-hub-signature-256", f"sha256={DIGEST}"),
        ("gitea", "x-gitea-signature", DIGEST),
        ("forgejo", "x-forgejo-signature", DIGEST),
        ("gitlab", "x-gitlab-token", SECRET),
    ):
        assert is_signed(forge, {name: value}, BODY, ["another secret, the new one", SECRET], NOW)  # type: ignore[arg-type]
        assert not is_signed(forge, {name: value}, BODY, ["another secret, the new one"], NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("forge", FORGES)
def test_what_is_not_signed_is_refused(forge: str) -> None:
    """No header, an empty one, a wrong one, one outside ASCII, the digest of no secret; and never without secrets."""
    names = ("x-hub-signature-256", "x-gitea-signature", "x-forgejo-signature", "x-gitlab-token", "webhook-signature")
    empty = hmac.new(b"", BODY, hashlib.sha256).hexdigest()
    assert not has_signature(forge, {"x-hub-signature": "sha1=1"})  # type: ignore[arg-type]
    for value in ("", "sha256=", DIGEST[:-1], "\u00e4\udc80", f"sha1={DIGEST}", empty, "v1,"):
        headers = dict.fromkeys(names, value)
        for secrets in ([SECRET], [], [""]):
            assert not is_signed(forge, headers, BODY, secrets, NOW), value  # type: ignore[arg-type]


def test_a_signing_token_of_gitlab_covers_id_and_time() -> None:
    """An old delivery, another id or another body is refused, and no token beside it helps."""
    secret = "whsec_" + base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
    headers = gitlab(secret, BODY)
    assert is_signed("gitlab", headers, BODY, [secret], NOW)
    assert not is_signed("gitlab", headers, BODY + b" ", [secret], NOW)
    assert not is_signed("gitlab", headers | {"webhook-id": "msg_2"}, BODY, [secret], NOW)
    assert not is_signed("gitlab", gitlab(secret, BODY, sent=int(NOW) - 301), BODY, [secret], NOW)
    assert not is_signed("gitlab", headers | {"webhook-timestamp": "\u0661"}, BODY, [secret], NOW)
    assert not is_signed("gitlab", {"webhook-signature": "v1,AAAA", "x-gitlab-token": secret}, BODY, [secret], NOW)
