"""Keys and passwords on added lines, known by their form: reported by kind and place, never by their text."""

from __future__ import annotations

import re
from collections import Counter
from math import log2
from typing import TYPE_CHECKING

from craftnudge.domain.commits.code_facts import SECRET_PREFIX
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.measure.line_block import Block
    from craftnudge.domain.measure.tally import Tally

# Each begins with a byte that the search finds at the speed of memory, and none is tried again and again amid a run of
# letters; the forms are those their issuers document.
_FORMS: tuple[tuple[str, re.Pattern[bytes]], ...] = (
    ("aws", pattern(rb"KIA[0-9A-Z]{16}(?![0-9A-Za-z])")),
    ("google", pattern(rb"Iza[0-9A-Za-z_-]{35}(?![0-9A-Za-z_-])")),
    (
        "jwt",
        pattern(rb"J(?<=eyJ)(?<![0-9A-Za-z_-]eyJ)[0-9A-Za-z_-]{10,}+\.eyJ[0-9A-Za-z_-]{10,}+\.[0-9A-Za-z_-]{20,}+"),
    ),
    ("slack", pattern(rb"xox[abeoprs]-[0-9]{8,}+-[0-9A-Za-z-]{20,}+")),
    ("slack", pattern(rb"hooks\.slack\.com/services/T[0-9A-Z]{8,}+/B[0-9A-Z]{8,}+/[0-9A-Za-z]{24}")),
    ("token", pattern(rb"_[0-9A-Za-z]{22,}+")),
    ("gitlab", pattern(rb"lpat-[0-9A-Za-z_-]{20}")),
    (
        "private_key",
        pattern(rb"-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY-----(?:\\n|[\s\"'+]){1,9}+[0-9A-Za-z+/]{16}"),
    ),
)
# What stands before the underscore says whose token it is, and how long the rest must be.
_TOKEN_OWNERS: tuple[tuple[bytes, str, int], ...] = (
    *((b"gh" + letter, "github", 36) for letter in (b"p", b"o", b"u", b"s", b"r")),
    (b"npm", "npm", 36),
    (b"hf", "huggingface", 34),
    (b"sk_live", "stripe", 24),
    (b"rk_live", "stripe", 24),
    (b"whsec", "stripe", 32),
    (b"github_pat", "github", 22),
)
_QUOTED = (pattern(rb"\"[\w+/=.-]{16,200}+\""), pattern(rb"'[\w+/=.-]{16,200}+'"))
_NAMED_SECRET = pattern(
    rb"(?:passw(?:or)?d|secret|token|api_?-?key|access_?-?key|private_?-?key|auth_?-?key|credentials?)"
    rb"[\w-]{0,20}[\"']?\]?[ \t]*(?::=|=|:|=>)[ \t]*$",
    re.IGNORECASE,
)
_PLACEHOLDER = pattern(
    rb"example|sample|dummy|fake|placeholder|changeme|your|xxxx|test|secret|password|token|key|1234|abcd|foobar|"
    rb"\.\.\.|--|insert|default|none|null|undefined|config|settings|process\.env|localhost",
    re.IGNORECASE,
)
LEAST_ENTROPY_BITS = 3.0
LEAST_ENTROPY_BITS_NAMED = 3.5
_BEFORE_BYTES = 60
# Tests and manuals hold keys and tokens that open nothing.
_OFTEN_EXAMPLES = ("private_key", "jwt")
_EXAMPLE_KINDS = ("test", "docs", "asset", "data", "translation")


def measure_secrets(block: Block, tally: Tally) -> None:
    """Counts what has the form of a secret, except examples by their words, their place or their entropy."""
    text = block.added
    known: set[int] = set()
    for kind, form in _FORMS:
        for found in form.finditer(text):
            owner = _owner_of(text, found) if kind == "token" else kind
            if owner and not _is_example(block, kind, found[0]):
                known.add(text.rfind(b"\n", 0, found.start()))
                tally.found_at(SECRET_PREFIX + owner, block, found.start())
    if block.kind in _EXAMPLE_KINDS:
        return
    for quoted in _QUOTED:
        for found in quoted.finditer(text):
            if _is_named_secret(text, found) and text.rfind(b"\n", 0, found.start()) not in known:
                tally.found_at(SECRET_PREFIX + "named", block, found.start())


def _owner_of(text: bytes, found: re.Match[bytes]) -> str:
    """The owner of a token by what stands before its underscore, "" for other text."""
    before = text[max(found.start() - 12, 0) : found.start()]
    for prefix, owner, chars in _TOKEN_OWNERS:
        if before.endswith(prefix) and not before[: -len(prefix)][-1:].isalnum() and len(found[0]) - 1 >= chars:
            return owner
    return ""


def _is_example(block: Block, kind: str, value: bytes) -> bool:
    """Whether a key is there to be read: a key pair of a test, or a value of no entropy or with telling words."""
    if kind in _OFTEN_EXAMPLES and block.kind in _EXAMPLE_KINDS:
        return True
    if kind == "private_key":
        return False
    lowered = value.lower()
    return (
        b"example" in lowered or b"xxxx" in lowered or b"1234567" in lowered or entropy_bits(value) < LEAST_ENTROPY_BITS
    )


def _is_named_secret(text: bytes, found: re.Match[bytes]) -> bool:
    """Whether a quoted value is given to a name like "password" or "api_key", and looks drawn at random."""
    line_start = text.rfind(b"\n", 0, found.start())
    before = text[max(line_start, found.start() - _BEFORE_BYTES) : found.start()]
    if not _NAMED_SECRET.search(before):
        return False
    value = found[0][1:-1]
    return (
        any(map(bytes.isdigit, map(bytes, zip(value))))
        and value.lower() != value.upper()
        and not _PLACEHOLDER.search(value)
        and entropy_bits(value) >= LEAST_ENTROPY_BITS_NAMED
    )


def entropy_bits(value: bytes) -> float:
    """Shannon entropy per byte, 0 for an empty value."""
    total = len(value)
    return -sum(count / total * log2(count / total) for count in Counter(value).values())
