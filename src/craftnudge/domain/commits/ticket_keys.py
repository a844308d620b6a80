"""Decides whether a word such as `SHOP-31` is a ticket: `GPT-4` and `RHEL-7` have the same form.

A key is trusted where the project uses it: in several of its last commits, with different numbers, where a ticket
stands and a name does not; or a setting names it. In a message by itself the place decides: a tracker's address, a verb
of trackers, brackets. Names of standards and products are only used against a key that the project does not use.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.past import Past

# Found fast; only where it is there is anything else worth a search. It begins with a plain set of letters, and not
# amid a run of them: each letter would be tried to the run's end.
_PERHAPS_KEY = pattern(r"[A-Z](?<![A-Z0-9].)[A-Z0-9]{1,20}-\d")
_K = r"[A-Z][A-Z0-9]{1,20}-\d{1,9}(?![\w-]|\.\d)"
_MORE = rf"(?:[,;&\s]{{1,3}}(?:and\s)?{_K})*"
KEY = pattern(r"(?<![\w/.#&-])(?P<key>[A-Z][A-Z0-9]{1,20})-\d{1,9}(?![\w-]|\.\d)")
_VERBS = (
    r"(?i:fix(?:e[sd])?|close[sd]?|closing|resolv(?:e[sd]?|ing)|address(?:e[sd])?|implement(?:s|ed)?|ref(?:s|erences?)?"
    r"|see(?:[ -]also)?|cf|issues?|tickets?|bugs?(?:-id)?|jira|tasks?|story|part[ -]of|relate[sd][ -]to"
    r"|tracked (?:in|as)|work[ -]?item|tracker|links?)"
)
# The places where tickets stand, the surest first; each has the keys in its group.
_LINK = pattern(
    rf"(?:/(?:browse|issues?|tickets?|projects/[\w-]{{1,40}}(?:/issues)?)/|[?&](?:selectedIssue|id|issue)=)({_K})"
)
_POINTED_TO = pattern(
    rf"\b{_VERBS}[ \t]?[:\s#][ \t]{{0,3}}[(\[]?({_K}{_MORE})(?=[ \t]*(?:[,;:)\]]|\.(?!\w)|$))"
    rf"|^[ \t]*(?:[-*+][ \t]+)?({_K}{_MORE})[.\s]*$",
    re.MULTILINE,
)
_MARKED_FIRST = pattern(rf"\s*(?:[\[({{]({_K}{_MORE})[\])}}]|({_K}{_MORE})\s?(?::|-\s))")
_MARKED_LAST = pattern(rf"[\[(]({_K}{_MORE})[\])]\.?\s*(?:\([#!]\d+\))?$")
_FIRST = pattern(rf"\s*({_K}{_MORE})(?=[\s,;.]|$)")
_TICKET = pattern(_K)
_CHARS_READ = 5_000
_SUBJECT_CHARS_READ = 500
# With fewer different numbers a name may be meant: RHEL-7 and RHEL-8.
_LEAST_NUMBERS = 3
# A project of fewer commits has not shown its tickets yet.
_LEAST_COMMITS = 10
# What only opens a subject counts in a project without a history where its number is no version.
_LEAST_NUMBER = 100
_LEAST_NUMBER_ANYWHERE = 1_000
# Standards, encodings, algorithms, systems, products; weak evidence, since any project may call its tickets so.
_NAMES = frozenset(
    (
        *("UTF", "UCS", "ASCII", "LATIN", "CP", "ISO", "IEC", "IEEE", "DIN", "EN", "RFC", "PEP", "JSR", "JEP", "JDK"),
        *("JRE", "CVE", "CWE", "ECMA", "ES", "CSS", "HTML", "XML", "SQL", "HTTP", "TLS", "SSL", "SSH", "SHA", "MD"),
        *("AES", "RSA", "DES", "CRC", "FIPS", "GPT", "LLAMA", "BERT", "COVID", "SARS", "RHEL", "EL", "UBI", "SLES"),
        *("RC", "WIN", "IPV", "USB", "PCI", "SATA", "DDR", "RS", "UART", "ARM", "BASE", "LTS", "PHP", "PY", "GCC"),
        *("LLVM", "API", "SDK", "ABI", "HDMI", "MP", "MPEG", "GH", "PR", "MR", "WCAG", "SOC", "PKCS", "ANSI", "DSM"),
    )
)


Place = Literal["link", "pointed_to", "marked", "first"]


class _Use(NamedTuple):
    """A key with its number where a ticket stands."""

    key: str
    number: int
    place: Place


def may_have_key(text: str) -> bool:
    """Whether a text may hold a key, so that a search is worth its time."""
    return "-" in text and _PERHAPS_KEY.search(text) is not None


def used_keys(message: Message) -> frozenset[str]:
    """The keys with their numbers where a ticket stands ("SHOP-31"): what a project's keys are counted by."""
    if not may_have_key(message.text[:_CHARS_READ]):
        return frozenset()
    return frozenset(f"{use.key}-{use.number}" for use in _uses(message))


def likely_keys(message: Message) -> frozenset[str]:
    """The keys where a ticket stands, but for names: how an earlier commit is read, whose own past is not known."""
    if not may_have_key(message.text[:_CHARS_READ]):
        return frozenset()
    return frozenset(use.key for use in _uses(message) if use.key not in _NAMES)


def trusted_keys(message: Message, past: Past | None = None, ticket_pattern: str | None = None) -> frozenset[str]:
    """The keys in this message that are a ticket's: "SHOP" of SHOP-31. `ticket_pattern` is the setting of that name."""
    text = message.text[:_CHARS_READ]
    if not may_have_key(text):
        return frozenset()
    tickets = {found["key"]: found[0] for found in KEY.finditer(text)}
    has_history = past is not None and past.commits >= _LEAST_COMMITS
    trusted = {
        key
        for key, ticket in tickets.items()
        if _is_known(key, past) or _is_named(ticket, ticket_pattern) or (not has_history and _is_numbered_high(ticket))
    }
    for use in _uses(message):
        by_place = use.place == "pointed_to" or (
            not has_history and (use.place == "marked" or use.number >= _LEAST_NUMBER)
        )
        if use.place == "link" or (by_place and use.key not in _NAMES):
            trusted.add(use.key)
    return frozenset(trusted)


def is_trusted_alone(key: str, past: Past | None = None) -> bool:
    """Whether a key outside a message, such as in a branch's name, is a ticket's."""
    return _is_known(key, past) or key not in _NAMES


def _is_known(key: str, past: Past | None) -> bool:
    """Whether the last commits use the key with different numbers; counts of older records are of subjects alone."""
    if past is None:
        return False
    return past.keys.get(key, 0) >= _LEAST_NUMBERS or (
        key not in _NAMES and past.tickets.get(f"{key}-N", 0) >= _LEAST_NUMBERS
    )


def _is_named(ticket: str, ticket_pattern: str | None) -> bool:
    return ticket_pattern is not None and re.search(ticket_pattern, ticket) is not None


def _is_numbered_high(ticket: str) -> bool:
    """Whether the number is higher than those of versions and models."""
    key, _, number = ticket.rpartition("-")
    return key not in _NAMES and int(number) >= _LEAST_NUMBER_ANYWHERE


def _uses(message: Message) -> Iterator[_Use]:
    text = message.text[:_CHARS_READ]
    subject = message.plain_subject[:_SUBJECT_CHARS_READ]
    places: tuple[tuple[Place, Iterable[re.Match[str] | None]], ...] = (
        ("link", _LINK.finditer(text)),
        ("pointed_to", _POINTED_TO.finditer(text)),
        ("marked", (_MARKED_FIRST.match(subject), _MARKED_LAST.search(subject))),
        ("first", (_FIRST.match(subject),)),
    )
    for place, matches in places:
        for found in filter(None, matches):
            for ticket in _TICKET.findall(" ".join(filter(None, found.groups()))):
                key, _, number = ticket.rpartition("-")
                yield _Use(key, int(number), place)
