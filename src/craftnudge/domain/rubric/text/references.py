"""Where a message points to a place with more to read: a ticket, a pull request, a discussion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

# "#12", also in "owner/project#12"; not the colour in "#123abc" nor an HTML entity.
_NUMBER = pattern(r"#\d+(?![\da-fA-F])")
_AFTER_AMPERSAND = "&"
_GITHUB = pattern(r"\b(?:gh|GH)-\d+")
_MERGE_REQUEST = pattern(r"(?<![\w!])!\d+\b")
# A key as trackers write it. It begins with a plain set of letters, which is what makes the search fast, and not amid a
# run of them: each letter would be tried to the run's end.
_KEY = pattern(r"[A-Z](?<![A-Z\d].)[A-Z\d]+-\d+(?![\w.-])")
_BEFORE_NO_KEY = frozenset("/&#.-_")
# Standards, encodings and releases look like keys and are none.
_NO_KEYS = (
    "UTF",
    "SHA",
    "ISO",
    "RFC",
    "AES",
    "RSA",
    "HTTP",
    "TLS",
    "PEP",
    "MD",
    "UCS",
    "JDK",
    "JSR",
    "BASE",
    "IPV",
    "WIN",
    "RC",
)
_KEY_IN_BRACKETS = pattern(r"\[[A-Za-z]\w+-\d+\]")
_TRACKER_WORDS = frozenset(
    ["issue", "issues", "bug", "bugs", "ticket", "tickets", "pr", "pull", "bz", "defect", "pulls"]
)
_IN_WORDS = pattern(
    r"\b(?:issue|bug|ticket|pr|pull request|bz|defect)s?[ :#-]{1,3}\d+|\b(?:bug|issue|pull)/\d+", re.IGNORECASE
)
_ADDRESS = pattern(r"https?://[^\s<>]+", re.IGNORECASE)
# What an address has that leads to something numbered that people wrote.
_OF_A_TRACKER = pattern(
    r"issue|pull|merge_request|browse/|bug|ticket|jira|discuss|/(?:t|topic)/|lore\.kernel|list|archive|message",
    re.IGNORECASE,
)


def find_ticket(text: str, *words: Iterable[str]) -> str | None:
    """The first ticket that a text points to, as written: a number, a key, or the address of one.

    `words` are the words of the text in lower case: most kinds of ticket need not be searched for without theirs.
    """
    match = None
    if "#" in text:
        match = _NUMBER.search(text)
        if match and match.start() and text[match.start() - 1] == _AFTER_AMPERSAND:
            match = None
    if not match and "-" in text:
        match = _key(text)
        if not match and ("gh-" in text or "GH-" in text):
            match = _GITHUB.search(text)
        if not match and "[" in text:
            match = _KEY_IN_BRACKETS.search(text)
    if not match and "!" in text:
        match = _MERGE_REQUEST.search(text)
    if not match and "://" in text:
        match = _address(text)
    if not match and not all(map(_TRACKER_WORDS.isdisjoint, words)):
        match = _IN_WORDS.search(text)
    return match[0] if match else None


def _address(text: str) -> re.Match[str] | None:
    for match in _ADDRESS.finditer(text):
        tracker = _OF_A_TRACKER.search(text, match.start(), match.end())
        if tracker and any(map(str.isdecimal, text[tracker.end() : match.end()])):
            return match
    return None


def _key(text: str) -> re.Match[str] | None:
    for match in _KEY.finditer(text):
        before = text[match.start() - 1] if match.start() else " "
        if not before.isalnum() and before not in _BEFORE_NO_KEY and match[0].partition("-")[0] not in _NO_KEYS:
            return match
    return None
