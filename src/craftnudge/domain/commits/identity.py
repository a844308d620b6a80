"""The id of a commit: the same on any machine, so that a journal holds each commit once."""

from __future__ import annotations

from craftnudge.runtime.digests import sha1

# The namespace of all our version-5 UUIDs: uuid5(NAMESPACE_DNS, "craftnudge"), written out so that it can never move.
# Of a SHA-1 and a SHA-256.
_HASH_DIGITS = (40, 64)
NAMESPACE = bytes.fromhex("0d4faf709f5f5a7f9536d4e531e1a33a")
# The digit of a digest's ninth byte whose upper two bits say which variant of UUIDs it is.
_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def commit_id(commit_hash: str) -> str:
    """UUID version 5 of `commit:<sha1 or sha256>:<hex>`, from 40 or 64 lower-case hex digits (RFC 9562, section 5.5).

    Made here rather than by the `uuid` module, which the hook would have to import for this one line.
    """
    kind = b"sha256" if len(commit_hash) > 40 else b"sha1"  # noqa: PLR2004 - the length of a SHA-1 in hex
    name = b"%scommit:%s:%s" % (NAMESPACE, kind, commit_hash.encode())
    text = sha1(name, usedforsecurity=False).hexdigest()
    return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{_VARIANT[text[16]]}{text[17:20]}-{text[20:32]}"


def is_full_hash(text: str) -> bool:
    """Whether a text is a whole commit hash: 40 or 64 lower-case hex digits."""
    return len(text) in _HASH_DIGITS and not text.strip("0123456789abcdef")
