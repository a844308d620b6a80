"""Tickets as messages name them: numbers and keys, and the number of the pull request at a subject's end."""

from __future__ import annotations

import re

from craftnudge.runtime.lazy_regex import pattern

# A key as trackers write it: ABC-123. Standards and encodings look alike and are none.
KEY = pattern(r"(?<![\w/-])(?!(?:UTF|SHA|ISO|RFC|CVE|CWE|AES|RSA|HTTP|TLS|PEP)-)[A-Z][A-Z0-9]+-\d+(?![\w-])")
# Found fast; only where it is there is `KEY` worth a search. It does not begin amid a run of letters: each would be
# tried to the run's end.
_PERHAPS_KEY = pattern(r"[A-Z](?<![A-Z0-9].)[A-Z0-9]+-\d")
# At the very beginning or behind a blank, bracket, comma or colon. It begins with a plain set of signs, which makes the
# search fast; only then it looks back.
NUMBER = pattern(
    r"[#!Gg](?:(?:(?<=[\s(\[,:][#!])|(?<=\A[#!]))|(?:(?<=[\s(\[,:]G)|(?<=\AG))H-|(?:(?<=[\s(\[,:]g)|(?<=\Ag))h-)\d+\b"
)
_PULL_LAST = pattern(r"\s*\((?:#|!)\d+\)$")


def names_ticket(text: str) -> bool:
    """Whether a text names a ticket by its number or key."""
    return (_may_have_number(text) and NUMBER.search(text) is not None) or (
        _may_have_key(text) and KEY.search(text) is not None
    )


def _may_have_number(text: str) -> bool:
    return "#" in text or "!" in text or "GH-" in text or "gh-" in text


def _may_have_key(text: str) -> bool:
    return "-" in text and _PERHAPS_KEY.search(text) is not None


def without_pull(subject: str) -> str:
    """The subject without the number of its pull request at the end."""
    return _PULL_LAST.sub("", subject) if subject.endswith(")") else subject


def ticket_forms(subject: str) -> tuple[str, ...]:
    """The forms of the tickets named in a subject, each once: "#N", "GH-N", "!N" or the tracker's key ("ABC-N")."""
    forms: list[str] = []
    if _may_have_key(subject):
        forms += [re.sub(r"\d+$", "N", found) for found in KEY.findall(subject)]
    if _may_have_number(subject):
        forms += [re.sub(r"\d+$", "N", found) for found in NUMBER.findall(subject)]
    return tuple(dict.fromkeys(forms))
