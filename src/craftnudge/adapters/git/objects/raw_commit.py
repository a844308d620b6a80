"""Parses commit objects: git stores commits that libgit2 refuses, and each of them must be recorded.

pygit2 refuses or mangles six kinds of real commits (dates that are not numbers, people without `<` or `>`, no author
line, unknown encodings, NUL in the message, leading blank lines). This parser takes any bytes and never raises; what a
header does not say is None. Names, addresses and times follow git's own rules (ident.c, commit.c).
"""

from __future__ import annotations

import codecs
import re

from craftnudge.domain.commits.record import CommitTime, Person
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

# A date is digits after the last `>`; a time zone may be missing or odd (ident.c asks for both, fsck for neither).
_DATE = pattern(rb"[ \t]*(-?\d+)(?:[ \t]+([+-]\d+))?")
_HEX = pattern(rb"[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?\Z")
# git reads parents only between the tree and the author (commit.c, parse_commit_buffer).
_PARENTS = pattern(rb"(?:tree [^\n]*\n)?((?:parent [0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?\n)*)")
# The headers that git writes today, matched in one step: tree, parents, author, committer, and others.
_USUAL = pattern(
    rb"tree ([0-9a-fA-F]+)\n(?:parent [0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?\n)*"
    rb"author ([^\n]*)\ncommitter ([^\n]*)(?:\n(.*))?\Z",
    re.DOTALL,
)
# The largest time in 64 bits; git itself shows later dates as 1970.
_LATEST_SECONDS = 2**63 - 1
_TIME_ZONE_DIGITS = 4
# Python codecs that are not character sets, or that warn and guess.
_NO_CHARSETS = frozenset({"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "mbcs", "oem"})


@dataclass(frozen=True, slots=True)
class RawCommit:
    """The fields of a commit object; `message` is the whole text, including what follows a NUL."""

    tree: str | None
    parents: tuple[str, ...]
    author: Person | None
    authored: CommitTime | None
    committer: Person | None
    committed: CommitTime | None
    message: str
    message_lossy: bool
    signed: bool


def parse_commit(raw: bytes) -> RawCommit:
    """Parses any bytes as a commit; bytes that are not a commit become one with only a message."""
    headers, message = split_headers(raw)
    usual = _USUAL.match(headers)
    if usual:
        named_tree, author_line, committer_line, others = usual.groups()
        first = _by_key(others) if others else {}
    else:
        first = _by_key(headers)
        named_tree, author_line, committer_line = (first.get(key) for key in (b"tree", b"author", b"committer"))
    tree = named_tree.decode().lower() if named_tree and _HEX.match(named_tree) else None
    charset = first.get(b"encoding", b"").decode("ascii", "replace")
    author, authored = _person_and_time(author_line, charset)
    if committer_line == author_line:
        committer, committed = author, authored
    else:
        committer, committed = _person_and_time(committer_line, charset)
    text, lossy = decode(message, charset)
    signed = b"gpgsig" in first or b"gpgsig-sha256" in first
    return RawCommit(tree, parents_of(raw), author, authored, committer, committed, text, lossy, signed)


def _by_key(headers: bytes) -> dict[bytes, bytes]:
    """The headers by name; the first of several with one name counts, as in git."""
    first: dict[bytes, bytes] = {}
    for line in headers.split(b"\n"):
        key, _, value = line.partition(b" ")
        first.setdefault(key, value)
    return first


def split_headers(raw: bytes) -> tuple[bytes, bytes]:
    """The header lines and the message, which the first empty line separates."""
    if raw.startswith(b"\n"):
        return b"", raw[1:]
    headers, _, message = raw.partition(b"\n\n")
    return headers, message


def parents_of(raw: bytes) -> tuple[str, ...]:
    """The hashes of the parents, the first parent first; git reads them in upper or lower case."""
    matched = _PARENTS.match(raw)
    return tuple(matched[1].decode().lower().split()[1::2]) if matched else ()


def committer_seconds(raw: bytes) -> int:
    """The committer time in seconds since 1970, by which git orders history; 0 if there is none."""
    headers, _ = split_headers(raw)
    start = headers.find(b"\ncommitter ")
    if start < 0:
        return 0
    end = headers.find(b"\n", start + 1)
    time = _time(headers[start + 11 : end if end >= 0 else len(headers)])
    return time.seconds if time else 0


def decode(data: bytes, charset: str = "") -> tuple[str, bool]:
    """The text, and whether its encoding was guessed: the named one, else UTF-8, else Latin-1, which takes any byte."""
    if charset:
        text = _decode_named(data, charset)
        if text is not None:
            return text, False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.decode("latin-1"), True


def _decode_named(data: bytes, charset: str) -> str | None:
    try:
        codec = codecs.lookup(charset)
        if codec.name.replace("-", "_") in _NO_CHARSETS:
            return None
        text = data.decode(codec.name)
        if codec.name != "utf-8":
            text.encode("utf-8")  # some codecs accept lone surrogates, which cannot be written later
    except (LookupError, ValueError):
        return None
    return text


def _person_and_time(line: bytes | None, charset: str) -> tuple[Person | None, CommitTime | None]:
    """A person as git reads one: the name ends before the first `<`, the address at the next `>`."""
    if line is None:
        return None, None
    opening = line.find(b"<")
    closing = line.find(b">", opening + 1)
    time = _time(line)
    if opening < 0 or closing < 0:
        return None, time
    name, _ = decode(line[:opening].rstrip(), charset)
    email, _ = decode(line[opening + 1 : closing], charset)
    return Person(name, email), time


def _time(line: bytes) -> CommitTime | None:
    matched = _DATE.match(line, line.rfind(b">") + 1)
    if not matched or len(matched[1]) > len(str(_LATEST_SECONDS)) + 1:
        return None
    seconds = int(matched[1])
    if abs(seconds) > _LATEST_SECONDS:
        return None
    return CommitTime(seconds, _offset_minutes(matched[2] or b""))


def _offset_minutes(zone: bytes) -> int:
    """The minutes of a zone: `+0530` is 330; more than four digits are not a time zone and count as UTC."""
    if not zone or len(zone) > _TIME_ZONE_DIGITS + 1:
        return 0
    hours, minutes = divmod(int(zone[1:]), 100)
    return (-1 if zone.startswith(b"-") else 1) * (hours * 60 + minutes)
