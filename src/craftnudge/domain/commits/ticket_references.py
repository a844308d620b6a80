"""Tickets as messages name them: numbers and keys, and the number of the pull request at a subject's end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.ticket_keys import KEY, may_have_key
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from collections.abc import Collection

# At the very beginning or behind a blank, bracket, comma or colon. It begins with a plain set of signs, which makes the
# search fast; only then it looks back.
NUMBER = marked_pattern(
    ("#", "!", "H-", "h-"),
    r"[#!Gg](?:(?:(?<=[\s(\[,:][#!])|(?<=\A[#!]))|(?:(?<=[\s(\[,:]G)|(?<=\AG))H-|(?:(?<=[\s(\[,:]g)|(?<=\Ag))h-)\d+\b",
)
_PULL_LAST = pattern(r"\s*\((?:#|!)\d+\)$")


def names_ticket(text: str, keys: Collection[str]) -> bool:
    """Whether a text names a ticket by its number, or by one of these keys."""
    return (_may_have_number(text) and NUMBER.search(text) is not None) or bool(_tickets_with_key(text, keys))


def _may_have_number(text: str) -> bool:
    return "#" in text or "!" in text or "GH-" in text or "gh-" in text


def _tickets_with_key(text: str, keys: Collection[str]) -> list[str]:
    """The tickets of these keys in a text, each in the form "ABC-N"."""
    if not keys or not may_have_key(text):
        return []
    return [f"{found['key']}-N" for found in KEY.finditer(text) if found["key"] in keys]


def without_pull(subject: str) -> str:
    """The subject without the number of its pull request at the end."""
    return _PULL_LAST.sub("", subject) if subject.endswith(")") else subject


def ticket_forms(subject: str, keys: Collection[str]) -> tuple[str, ...]:
    """The forms of the tickets named in a subject, each once: "#N", "GH-N", "!N" or one of these keys ("ABC-N")."""
    forms = _tickets_with_key(subject, keys)
    if _may_have_number(subject):
        forms += [re.sub(r"\d+$", "N", found) for found in NUMBER.findall(subject)]
    return tuple(dict.fromkeys(forms))
