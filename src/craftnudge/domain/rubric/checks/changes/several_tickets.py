"""The message names one ticket at most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# It begins with a plain set of letters, which makes the search fast; what may stand before a ticket is looked at
# where one was found. The first group is a key as trackers write it, never begun amid a run of letters, of which each
# would be tried to the run's end.
_TICKET = pattern(
    r"[A-Z#g](?:(?<=([A-Z]))(?<![A-Z0-9].)[A-Z0-9]+-\d+(?![\w-])|(?:(?<=#)|(?<=G)H-|(?<=g)h-)\d+\b)",
)
_BEFORE_NO_KEY = pattern(r"[\w/-]")
_BEFORE_NUMBER = pattern(r"[\s(\[,:]")
_NO_KEYS = frozenset(["UTF", "SHA", "ISO", "RFC", "CVE", "CWE", "AES", "RSA", "HTTP", "TLS", "PEP", "JDK", "JSR"])
# What stands before a ticket that the commit only looks back at.
_BACKWARDS = pattern(
    r"\b(?:see(?: also)?|since|regressed (?:by|in)|introduced (?:by|in)|follow-?up (?:to|of)|part of|cf\.?|related to|"
    r"backport of|revert(?:s|ed)?|after|from|in)\s*:?\s*$",
    re.IGNORECASE,
)
_BACKWARDS_CHARS = 30
_PULL_LAST = pattern(r"\s*\((?:#|!)\d+\)$")
_SHARE_OF_TWO = 0.35
_NO_TICKET = not_applicable("The message names no ticket.")


def _evaluate(facts: Facts) -> Outcome:
    if facts.scope is None:
        return not_applicable(f"{why_no_scope(facts.record)} A message alone does not show what a change is about.")
    tickets = tickets_of(facts)
    if not tickets:
        return _NO_TICKET
    evidence = Evidence(", ".join(tickets[:6]), quote=tickets[0], figure=len(tickets), limit=1)
    if len(tickets) == 1:
        return passed("It serves one ticket.", evidence)
    share = _SHARE_OF_TWO if len(tickets) == 2 else 0.0  # noqa: PLR2004 - two may be one thing told twice
    return graded(share, f"The message names {len(tickets)} tickets.", evidence)


def tickets_of(facts: Facts) -> list[str]:
    """The tickets that the commit serves, each once: not those it looks back at, nor its own pull request."""
    message = facts.message
    subject, body = message.subject, message.body
    if "#" not in subject and "-" not in subject and "#" not in body and "-" not in body:
        return []
    text = "\n".join((_PULL_LAST.sub("", subject), body))
    found = [
        matched[0]
        for matched in _TICKET.finditer(text)
        if _begins(matched, text)
        and not _BACKWARDS.search(text, max(0, matched.start() - _BACKWARDS_CHARS), matched.start())
    ]
    return list(dict.fromkeys(found))


def _begins(matched: re.Match[str], text: str) -> bool:
    """Whether a ticket may begin there: not amid a word or a path, and no standard or encoding."""
    before = text[matched.start() - 1] if matched.start() else ""
    if matched[1]:
        return not _BEFORE_NO_KEY.match(before) and matched[0].partition("-")[0] not in _NO_KEYS
    return not before or _BEFORE_NUMBER.match(before) is not None


CHECK = Check(
    id="CN208",
    name="several-tickets",
    title="One ticket",
    topic="tickets",
    points=0.5,
    why="Two tickets are two reasons: who reverts the commit for one of them loses the other.",
    advice="Make one commit per ticket; name others as related where they only gave the context.",
    good="Reject expired tokens (PROJ-12)",
    bad="PROJ-12, PROJ-15: fix tokens, update the mail template",
    grounds="In hand-labelled fixes the number of tickets named separates mixed from single ones, though the labels"
    " were partly read off the message (Herzig and Zeller 2013; docs/explanation/validity.md).",
    limits="A commit that closes two reports of one defect serves one concern; it should say so. On git's own "
    "history it fires on 0 % of human commits, on Flask's on 1 %.",
    evaluate=_evaluate,
)
