"""Where a message points to a place with more to read: a ticket, a pull request, a discussion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.ticket_keys import KEY, is_trusted_alone
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# "#12", also in "owner/project#12"; not the colour in "#123abc" nor an HTML entity.
_NUMBER = pattern(r"#\d+(?![\da-fA-F])")
_AFTER_AMPERSAND = "&"
_GITHUB = pattern(r"\b(?:gh|GH)-\d+")
_MERGE_REQUEST = pattern(r"(?<![\w!])!\d+\b")
# A vulnerability, which is described where its number leads to; in either case.
_ADVISORY = pattern(r"\b(?:CVE-\d{4}-\d{4,}|GHSA(?:-[a-z0-9]{4}){3})\b", re.IGNORECASE)
# A key in small letters counts in brackets, with a number that is no version.
_TAG = pattern(r"\[(?P<key>[A-Z]?[a-z]\w+)-\d{3,9}\]")
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


def find_ticket(text: str, keys: Collection[str], *words: Iterable[str]) -> str | None:
    """The first ticket that a text points to, as written: a number, one of these keys with its number, an address.

    `words` are the words of the text in lower case: most kinds of ticket need not be searched for without theirs.
    """
    match = None
    if "#" in text:
        match = _NUMBER.search(text)
        if match and match.start() and text[match.start() - 1] == _AFTER_AMPERSAND:
            match = None
    if not match and "-" in text:
        match = _with_hyphen(text, keys)
    if not match and "!" in text:
        match = _MERGE_REQUEST.search(text)
    if not match and "://" in text:
        match = _address(text)
    if not match and not all(map(_TRACKER_WORDS.isdisjoint, words)):
        match = _IN_WORDS.search(text)
    return match[0] if match else None


def _with_hyphen(text: str, keys: Collection[str]) -> re.Match[str] | None:
    """A ticket of one of the keys, a number of GitHub's, or a vulnerability."""
    match = None
    if keys:
        match = next((found for found in KEY.finditer(text) if found["key"] in keys), None)
    if not match and "[" in text:
        match = next((found for found in _TAG.finditer(text) if is_trusted_alone(found["key"].upper())), None)
    if not match and ("gh-" in text or "GH-" in text):
        match = _GITHUB.search(text)
    lower = text.lower()
    return match or (_ADVISORY.search(text) if "cve-" in lower or "ghsa-" in lower else None)


def _address(text: str) -> re.Match[str] | None:
    for match in _ADDRESS.finditer(text):
        tracker = _OF_A_TRACKER.search(text, match.start(), match.end())
        if tracker and any(map(str.isdecimal, text[tracker.end() : match.end()])):
            return match
    return None
