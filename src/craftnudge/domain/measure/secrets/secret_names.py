"""Which names a secret is given to: `DB_PASSWORD` and `apiKey`, but not `TOKEN_URL`, `primaryKey` or `keyboard`."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Literal

from craftnudge.runtime.lazy_regex import pattern

# Passwords are chosen by people and may be short; keys are drawn by a program.
Strength = Literal["password", "key", "none"]

# One of these is in every name of a secret.
STEMS = (b"pass", b"pwd", b"secret", b"token", b"key", b"cred", b"auth", b"kennwort", b"contrase", b"senha")


def _words(text: str) -> frozenset[bytes]:
    return frozenset(text.encode().split())


_WORD = pattern(rb"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[A-Z]")
_PASSWORDS = _words("password passwd passwort passphrase passcode pass pwd kennwort contrasena senha")
_PASSWORD_ENDINGS = (
    b"password",
    b"passwd",
    b"passphrase",
    b"dbpass",
    b"requirepass",
    b"sshpass",
    b"storepass",
    b"keypass",
)
_SECRETS = _words("secret secrets token credential credentials cred creds")
_SECRET_ENDINGS = (
    b"secret",
    b"apikey",
    b"secretkey",
    b"accesskey",
    b"privatekey",
    b"authkey",
    b"authtoken",
    b"masterauth",
    b"accesstoken",
    b"apitoken",
    b"bottoken",
    b"accountkey",
    b"signingkey",
    b"encryptionkey",
)
# A key is a secret where the name says what it opens; a primary, foreign, cache or sort key is none.
_KEY_OWNERS = _words(
    "api access private secret auth account encryption encrypt signing sign master service storage shared client "
    "database db app admin server consumer session jwt hmac aes ssh deploy subscription webhook license licence "
    "crypto cipher root stripe sendgrid mailgun twilio google maps firebase algolia openai anthropic azure aws gcp "
    "datadog sentry newrelic cloudflare github gitlab slack heroku rsa decryption integration merchant security"
)
# With such a last word the name is of something about the secret.
_ABOUT = _words(
    "name names id ids file filename path dir folder url uri endpoint host type types kind length len size max min "
    "field fields label hint policy expiry expires expiration expire ttl timeout lifetime count limit header headers "
    "prefix suffix param params parameter regex pattern class format status state error errors message msg text title "
    "placeholder column attribute attr ref reference version algorithm alg issuer audience scope scopes provider "
    "manager store vault location hash digest checksum fingerprint thumbprint salt rounds strength confirmation "
    "required enabled disabled visible mode method flow grant callback handler page view form input template "
    "description desc help example pub public usage operations ops source variable arn region encrypted sha "
    "signature pair map mapping index idx press pressed down up board frame alias selector ring event events test "
    "position left right schema date at rotation age author authors authority authorization authentication"
)
_ABOUT_BEFORE = _words(
    "public pub primary foreign sort cache partition hot bucket schema sequence csrf xsrf csrfmiddleware encrypted "
    "hashed hash sealed pagination page next continuation cancellation cancel lock idempotency row column no missing "
    "invalid wrong bad without syntax lexer parser eos bos pad unk mask site publishable keyboard label header button "
    "message tab title lbl btn input placeholder help error dialog menu prompt"
)


def key_owners() -> frozenset[bytes]:
    """The words before `key` that make it a secret."""
    return _KEY_OWNERS


@lru_cache(maxsize=4_096)
def strength_of(name: bytes) -> Strength:
    """How a value given to this name is read: as a password, as a key, or as neither."""
    words = [word.lower() for word in _WORD.findall(name)]
    if not words or words[-1] in _ABOUT or not _ABOUT_BEFORE.isdisjoint(words):
        return "none"
    if any(word in _PASSWORDS or word.endswith(_PASSWORD_ENDINGS) for word in words):
        return "password"
    if any(word in _SECRETS or word.endswith(_SECRET_ENDINGS) for word in words) or words[-1] == b"auth":
        return "key"
    owned = any(word == b"key" and before in _KEY_OWNERS for before, word in pairwise(words))
    return "key" if owned else "none"
