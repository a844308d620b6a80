"""Values given to a name such as `password` or `api_key`, in the ways that languages and formats have for it.

A value in quotes counts in every file. One without quotes counts where the format needs none: YAML, properties, INI,
environment files, shell, Dockerfiles, netrc. In a program it is an expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.measure.secrets.harmless_values import is_harmless, looks_like_password, looks_random
from craftnudge.domain.measure.secrets.secret_names import STEMS, strength_of
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.domain.measure.secrets.secret_names import Strength

_NAME_BEFORE_BYTES, _LINE_BEFORE_BYTES, _BESIDE_BYTES = 60, 200, 200
_NAME_BEFORE = pattern(rb"[\w.-]*$")
_NAME_REST = pattern(rb"[\w.-]{0,60}+")
# The sign between a name and its value, with a type, quotes and brackets around it. `value:` in the next line is how
# Kubernetes and its kin write it.
_SIGN = pattern(
    rb"\[?\]?(?:\[\d{1,4}\])?(?:\\?[\"'`])?\]?[ \t]*+(?::?[ \t]*+(?:String|string|str|&str)\??[ \t]*+)?"
    rb"(?P<sign>:{1,3}=|\?\?=|\|\|=|[?+.]=|[!=]={1,2}|=>|=|:|,(?=[ \t]*+[\"'`])|\((?=@?[\"'`])|>|"
    rb"(?<=[ \t])value[ \t]*+=|(?<=[ \t])(?=[\"'])|,?\r?\n[ \t]*+[\"']?value[\"']?[ \t]*+[:=])"
)
_BEFORE_VALUE = pattern(rb"[ \t]*+(?:[|>][+-]?[ \t]*+\r?\n[ \t]++)?(?:[A-Za-z]{1,8}\()?(?:[rbfuL@$]{1,2}(?=[\"'`]))?")
_IN_QUOTES = pattern(
    rb"(?P<end>\\?(?:\"|'|`))(?P<value>(?:(?!(?P=end))[^\n\\]|\\(?!(?P=end)|[rn])[^\n]){4,300}+)(?P=end)"
)
_BARE = pattern(rb"[^\s\"'`<]{4,300}+")
_IN_TAGS = pattern(rb"\s*+([^\s<>]{4,300}+)\s*+</")
# What may follow a value without quotes, so that it is not the first word of a sentence.
_END_OF_BARE = pattern(rb"[ \t]*+(?:[,;)\\}]*[ \t]*+\r?(?:\n|\Z)|[\"'`<]|(?://|#|&&|\|))")
_BLANKS = pattern(rb"[ \t]++(?=[^\s=:\"'`#])")
# `ENV API_KEY value` of Docker, `login ann password value` of netrc, and a name at the start of a line.
_BEFORE_BLANK = pattern(
    rb"^[ \t]*+(?:(?:ENV|ARG|set|setenv|export|(?:machine|login|account|default)\b[^\n]*)[ \t]++)?$"
)
_IN_A_STRING = (b"?", b"&", b";", b'"', b"'", b"`", b" ")
_MAIL_ADDRESS = pattern(rb"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
# What stands around keys that are public: of a search in a manual, and of a picture in a public store.
_PUBLIC_BESIDE = pattern(rb"indexName|algolia|docsearch|alt=media", re.IGNORECASE)
_COMPARED = pattern(rb"([\"'`])([^\"'`\n]{4,300})\1[ \t]*+[!=]={1,2}[ \t]*+$")
_LEAST_PASSWORD_BYTES, _LEAST_RANDOM_PASSWORD_BYTES, _LEAST_KEY_BYTES = 8, 10, 12
_END_IN_A_STRING = pattern(rb"[&;]|\\[nrt]")
_TRAILING = b",;)}]\\"


def find_named_secrets(text: bytes, *, bare: bool) -> Iterator[int]:
    """Where the name of a secret stands that is given a value which looks like one.

    `bare` says whether values need no quotes in this kind of file.
    """
    lowered = text.lower()
    for stem in STEMS:
        at = lowered.find(stem)
        while at >= 0:
            rest = _NAME_REST.match(text, at)
            end = rest.end() if rest else at + len(stem)
            if _is_given_a_secret(text, at, end, bare=bare):
                yield at
            at = lowered.find(stem, end)


def _is_given_a_secret(text: bytes, at: int, end: int, *, bare: bool) -> bool:
    sign = _SIGN.match(text, end)
    if sign is None and text[end : end + 1] not in b" \t)":
        return False
    before = _NAME_BEFORE.search(text, max(at - _NAME_BEFORE_BYTES, 0), at)
    start = before.start() if before else at
    strength = strength_of(text[start:end])
    if strength == "none":
        return False
    value = _value_after_sign(text, start, sign.end(), sign["sign"], bare=bare) if sign else None
    if value is None:
        value = _value_beside(text, start, end, bare=bare)
    return value is not None and _is_secret(value, strength) and not _is_public(text, start)


def _is_public(text: bytes, at: int) -> bool:
    return _PUBLIC_BESIDE.search(text, max(at - _BESIDE_BYTES, 0), at + _BESIDE_BYTES) is not None


def _is_secret(value: bytes, strength: Strength) -> bool:
    if is_harmless(value) or _MAIL_ADDRESS.fullmatch(value):
        return False
    if strength == "password":
        return looks_like_password(value, _LEAST_PASSWORD_BYTES) or looks_random(value, _LEAST_RANDOM_PASSWORD_BYTES)
    return looks_random(value, _LEAST_KEY_BYTES)


def _value_after_sign(text: bytes, start: int, end: int, sign: bytes, *, bare: bool) -> bytes | None:
    """The value after a sign such as `=`; None where this kind of file has another meaning for it."""
    if sign == b">":
        tagged = _IN_TAGS.match(text, end)
        return tagged[1] if tagged else None
    before = _BEFORE_VALUE.match(text, end)
    begin = before.end() if before else end
    quoted = _IN_QUOTES.match(text, begin)
    if quoted is not None:
        return quoted["value"]
    if sign == b"=" and begin == end and _is_in_a_string(text, start):
        value = _BARE.match(text, begin)
        return _END_IN_A_STRING.split(value[0], 1)[0] if value else None
    return _bare_value(text, begin, sign) if bare and text[begin - 1 : begin] != b"(" else None


def _bare_value(text: bytes, begin: int, sign: bytes) -> bytes | None:
    """A value without quotes, not the first word of a sentence; in a shell a command may follow an assignment."""
    value = _BARE.match(text, begin)
    if value is None or not (sign.endswith(b"=") or _END_OF_BARE.match(text, value.end())):
        return None
    return value[0].rstrip(_TRAILING)


def _is_in_a_string(text: bytes, start: int) -> bool:
    """Whether `name=value` is a part of a string: of an address, a connection or a command line."""
    return text[start : start + 2] == b"--" or text[start - 1 : start] in (b"?", b"&", b";", b'"')


def _value_beside(text: bytes, start: int, end: int, *, bare: bool) -> bytes | None:
    """The value that a blank separates from its name, or that stands before it in a comparison."""
    line_start = text.rfind(b"\n", 0, start) + 1
    prefix = text[max(line_start, start - _LINE_BEFORE_BYTES) : start]
    compared = _COMPARED.search(prefix)
    if compared is not None:
        return compared[2]
    blanks = _BLANKS.match(text, end)
    if blanks is None or not (text[start : start + 2] == b"--" or (bare and _BEFORE_BLANK.match(prefix))):
        return None
    return _bare_value(text, blanks.end(), b"=" if text[start : start + 2] == b"--" else b"")
