"""Passwords and tokens without a name before them: in addresses, headers, command lines and connection strings."""

from __future__ import annotations

import re
from binascii import Error, a2b_base64
from typing import TYPE_CHECKING

from craftnudge.domain.measure.secrets.harmless_values import is_harmless, looks_like_password, looks_random
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_ADDRESS = pattern(rb"://(?P<user>[^\s/:@\"'<>`]{0,80}):(?P<value>[^\s/@\"'<>`]{3,200})@(?P<host>[\w.\[-]{1,100})")
# The host is this machine or an example: only a password that looks drawn at random is one.
_NO_HOST = pattern(
    rb"localhost|127\.|0\.0\.0\.0|\[|host$|(?:[\w-]+\.)*example(?:\.|$)|[\w.]*test$|db$|\w+$", re.IGNORECASE
)
# Each begins with letters that the search finds at once.
_BEARER = marked_pattern((b"earer",), rb"earer[ \t]+(?P<value>[\w.~+/=-]{16,1000}+)(?![(\[])")
_AUTHORIZED = marked_pattern(
    (b"uthorization",),
    rb"uthorization\\?[\"']?[ \t]*[:=,][ \t]*[\"'`]?(?:[Tt]oken|[Aa]pi-?[Kk]ey)[ \t]+"
    rb"(?P<value>[\w.~+/=-]{16,1000}+)(?![(\[])",
)
_BASIC = marked_pattern((b"asic",), rb"asic[ \t]+(?P<value>[A-Za-z0-9+/]{10,300}+={0,2})(?![\w+/=])")
_COMMAND = pattern(rb"curl|wget")
_USER_OPTION = pattern(
    rb"[ \t\n](?:-u|--user|--proxy-user|-U)(?:=|[ \t]{0,4})(?P<quote>[\"']?)(?P<user>[^\s:\"']{0,80})\"?:[\"']?"
    rb"(?P<value>[^\s\"']{3,200})"
)
# The option of a program that takes a password: `mysql -pVALUE`, `sshpass -p VALUE`, `redis-cli -a VALUE`.
_PASSWORD_OPTION = marked_pattern((b" -p", b" -a"), rb" -[pa][ \t]?[\"']?(?P<value>[^\s\"'-][^\s\"']{5,100})")
_TAKES_PASSWORD = pattern(
    rb"\b(?:sshpass|mysql\w*|mariadb|mongo\w*|redis-cli|docker login|az login|zip|7z)\b[^\n|;]{0,200}$"
)
# Words after which SQL, PowerShell and the AWS command line take a password without a sign of assignment.
_WORDED = marked_pattern(
    (b"IDENTIFIED BY", b"identified by", b"PASSWORD '", b"password '", b"SecureString", b"configure set"),
    rb"(?:IDENTIFIED BY|identified by|(?:WITH |ENCRYPTED )PASSWORD|(?:with |encrypted )password|"
    rb"ConvertTo-SecureString(?: -String)?|configure set [\w.-]{0,40}(?:secret|token|password)[\w.-]{0,40})[ \t]+"
    rb"(?P<quote>[\"'])?(?P<value>[^\s\"';]{8,200})",
)
_COMMAND_BYTES = 400
_LEAST_BYTES, _LEAST_PLAIN_BYTES, _LEAST_TOKEN_BYTES = 8, 6, 20


def find_credentials(text: bytes) -> Iterator[tuple[int, str]]:
    """Where such a password or token stands, and its kind."""
    yield from _in_addresses(text)
    for form in (_BEARER, _AUTHORIZED):
        for match in form.finditer(text):
            if not is_harmless(match["value"]) and looks_random(match["value"], _LEAST_TOKEN_BYTES):
                yield match.start("value"), "bearer"
    for match in _BASIC.finditer(text):
        _, colon, password = _decoded(match["value"]).partition(b":")
        if colon and _is_password(password):
            yield match.start("value"), "named"
    for position in _in_options(text):
        yield position, "named"
    for match in _WORDED.finditer(text):
        if _is_password(match["value"]):
            yield match.start("value"), "named"


def _in_options(text: bytes) -> Iterator[int]:
    """Where a command line has a password without a name."""
    if b"curl" in text or b"wget" in text:
        for command in _COMMAND.finditer(text):
            match = _USER_OPTION.search(text, command.end(), command.end() + _COMMAND_BYTES)
            if match and match["user"] != match["value"] and _is_password(match["value"].rstrip(b"\\,")):
                yield match.start("value")
    for match in _PASSWORD_OPTION.finditer(text):
        line_start = text.rfind(b"\n", 0, match.start()) + 1
        if _is_password(match["value"]) and _TAKES_PASSWORD.search(text, line_start, match.start()):
            yield match.start("value")


def _in_addresses(text: bytes) -> Iterator[tuple[int, str]]:
    if b"@" not in text:
        return
    for match in _IN_ADDRESS.finditer(text):
        value = match["value"]
        if is_harmless(value) or is_harmless(match["user"] + b"1xyz") or value == match["user"]:
            continue
        strong = looks_like_password(value, _LEAST_BYTES) or looks_random(value, _LEAST_BYTES)
        if strong or (not _NO_HOST.fullmatch(match["host"]) and _is_plain_password(value)):
            yield match.start(), "address"


def _decoded(value: bytes) -> bytes:
    """What base64 stands for; empty for other text."""
    try:
        return a2b_base64(value + b"=" * (-len(value) % 4))
    except (Error, ValueError):
        return b""


def _is_password(value: bytes) -> bool:
    return not is_harmless(value) and (
        looks_like_password(value, _LEAST_BYTES) or looks_random(value, _LEAST_BYTES) or _is_plain_password(value)
    )


def _is_plain_password(value: bytes) -> bool:
    """Whether a short one has a digit among letters, and so is not a word such as "password"."""
    return (
        len(value) >= _LEAST_PLAIN_BYTES
        and value.isascii()
        and value.lower() != value.upper()
        and (any(map(bytes.isdigit, map(bytes, zip(value)))) or not value.isalnum())
    )
