"""Access tokens: JSON Web Tokens of ten minutes, signed with Ed25519 by a key that has an id.

The keys are a JWK set in a private file; the first one signs, all of them verify, so that a new key can be put in front
while tokens of the old one are still valid. The algorithm is pinned: a token that names another one is refused.
"""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any, Final

from craftnudge.adapters.accounts.private_file import private_bytes
from craftnudge.errors import NotSignedInError, UsageError
from craftnudge.runtime.atomic_files import write_file
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from pathlib import Path

    from joserfc.jwk import KeySet

ACCESS_SECONDS: Final = 600
_ALGORITHM: Final = "Ed25519"
_ISSUER: Final = "craftnudge"
_AUDIENCE: Final = "craftnudge-team"
# A clock of another machine may be ahead by so much.
_LEEWAY_SECONDS: Final = 5


@dataclass(frozen=True, slots=True)
class AccessClaims:
    """Whom an access token was given to: a person, in a team."""

    person: int
    team_id: int


class SigningKeys:
    """The keys in a file."""

    def __init__(self, keys: KeySet) -> None:
        self._keys = keys

    @classmethod
    def of_file(cls, path: Path) -> SigningKeys:
        """The keys of a file, which is made if it does not exist.

        Raises UsageError if others may read it, or if it does not hold Ed25519 keys.
        """
        from joserfc.errors import JoseError  # noqa: PLC0415 - only a server needs it
        from joserfc.jwk import KeySet  # noqa: PLC0415

        if not path.exists():
            write_file(path, [_document([_new_key()])], durable=True)
        try:
            keys = KeySet.import_key_set(json.loads(private_bytes(path)))
        except (ValueError, KeyError, TypeError, JoseError):
            raise UsageError("accounts.bad-keys", path=path) from None
        if not keys.keys or not all(_can_sign(key) for key in keys.keys):
            raise UsageError("accounts.bad-keys", path=path)
        return cls(keys)

    def sign(self, claims: AccessClaims, now_seconds: int) -> str:
        """A token for ten minutes from now on."""
        from joserfc import jwt  # noqa: PLC0415

        key = self._keys.keys[0]
        return jwt.encode(
            {"alg": _ALGORITHM, "kid": key.kid},
            {
                "iss": _ISSUER,
                "aud": _AUDIENCE,
                "sub": str(claims.person),
                "team": claims.team_id,
                "iat": now_seconds,
                "exp": now_seconds + ACCESS_SECONDS,
                "jti": secrets.token_urlsafe(16),
            },
            key,
            algorithms=[_ALGORITHM],
        )

    def verify(self, token: str, now_seconds: int) -> AccessClaims:
        """Whom a token was given to; raises NotSignedInError if it is not ours, or was valid at another time."""
        from joserfc import jwt  # noqa: PLC0415
        from joserfc.errors import JoseError  # noqa: PLC0415

        try:
            claims = jwt.decode(token, self._keys, algorithms=[_ALGORITHM]).claims
            jwt.JWTClaimsRegistry(
                now=now_seconds,
                leeway=_LEEWAY_SECONDS,
                iss={"essential": True, "value": _ISSUER},
                aud={"essential": True, "value": _AUDIENCE},
                exp={"essential": True},
                sub={"essential": True},
            ).validate(claims)
            return AccessClaims(int(claims["sub"]), int(claims["team"]))
        except (JoseError, ValueError, KeyError, TypeError):
            raise NotSignedInError("sign-in.bad-token") from None


def add_signing_key(path: Path) -> str:
    """Puts a new key in front of those in a file; returns its id. Older ones than the one before it are dropped."""
    keys = SigningKeys.of_file(path)._keys.keys  # noqa: SLF001 - the file is this module's
    new = _new_key()
    write_file(path, [_document([new, keys[0]])], durable=True)
    return str(new.kid)


def _new_key() -> Any:
    from joserfc.jwk import OKPKey  # noqa: PLC0415

    return OKPKey.generate_key(_ALGORITHM, {"kid": secrets.token_hex(8)})


def _can_sign(key: Any) -> bool:
    return key.key_type == "OKP" and key.is_private and key.curve_name == _ALGORITHM and bool(key.kid)


def _document(keys: list[Any]) -> bytes:
    return json.dumps({"keys": [key.as_dict(private=True) for key in keys]}).encode()
