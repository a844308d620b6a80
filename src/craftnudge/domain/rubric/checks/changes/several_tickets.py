"""The message names at most one ticket."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# It begins with a plain set of characters, which makes the search fast; what precedes a ticket is checked afterwards.
# The first group is a key as trackers write it. It cannot begin inside a run of letters: each letter would then be
# tried to the end of the run.
_TICKET = pattern(
    r"[A-Z#g](?:(?<=([A-Z]))(?<![A-Z0-9].)[A-Z0-9]+-\d+(?![\w-])|(?:(?<=#)|(?<=G)H-|(?<=g)h-)\d+\b)",
)
_BEFORE_NO_KEY = pattern(r"[\w/-]")
_BEFORE_NUMBER = pattern(r"[\s(\[,:]")
_NO_KEYS = frozenset(["UTF", "SHA", "ISO", "RFC", "CVE", "CWE", "AES", "RSA", "HTTP", "TLS", "PEP", "JDK", "JSR"])
# Words before a ticket that the commit only refers to.
_BACKWARDS = pattern(
    r"\b(?:see(?: also)?|since|regressed (?:by|in)|introduced (?:by|in)|follow-?up (?:to|of)|part of|cf\.?|related to|"
    r"backport of|revert(?:s|ed)?|after|from|in)\s*:?\s*$",
    re.IGNORECASE,
)
_BACKWARDS_CHARS = 30
_PULL_LAST = pattern(r"\s*\((?:#|!)\d+\)$")
_SHARE_OF_TWO = 0.35
_TICKETS_SHOWN = 6
_NO_TICKET = not_applicable("no_ticket")


def _evaluate(facts: Facts) -> Outcome:
    if facts.scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    tickets = tickets_of(facts)
    if not tickets:
        return _NO_TICKET
    evidence = Evidence("tickets", quote=", ".join(tickets[:_TICKETS_SHOWN]), figure=len(tickets), limit=1)
    if len(tickets) == 1:
        return passed("one_ticket", evidence)
    share = _SHARE_OF_TWO if len(tickets) == 2 else 0.0  # noqa: PLR2004 - two may be one defect reported twice
    return graded(share, "several_tickets", evidence)


def tickets_of(facts: Facts) -> list[str]:
    """The tickets that the commit is for, each once: without those it refers to and its own pull request."""
    message = facts.message
    subject, body = message.subject, message.authored_body
    if "#" not in subject and "-" not in subject and "#" not in body and "-" not in body:
        return []
    text = "\n".join((_PULL_LAST.sub("", subject), body))
    tickets = [
        matched[0]
        for matched in _TICKET.finditer(text)
        if _begins(matched, text)
        and not _BACKWARDS.search(text, max(0, matched.start() - _BACKWARDS_CHARS), matched.start())
    ]
    return list(dict.fromkeys(tickets))


def _begins(matched: re.Match[str], text: str) -> bool:
    """Whether a ticket begins there: not inside a word or a path, and not the name of a standard or encoding."""
    before = text[matched.start() - 1] if matched.start() else ""
    if matched[1]:
        return not _BEFORE_NO_KEY.match(before) and matched[0].partition("-")[0] not in _NO_KEYS
    return not before or _BEFORE_NUMBER.match(before) is not None


CHECK = Check(
    id="CN208",
    name="several-tickets",
    pass_name="One ticket",
    fail_name="Several tickets",
    topic="tickets",
    points=0.5,
    why="Two tickets are two reasons for a change. Reverting the commit for one of them undoes the other.",
    advice='Make one commit per ticket, and write "see" before related ones.',
    good="Reject expired tokens (PROJ-12)",
    bad="PROJ-12, PROJ-15: fix tokens, update the mail template",
    grounds="In hand-labelled fixes the number of tickets separates mixed from single ones, though the labels were "
    "partly based on the message (Herzig and Zeller 2013; docs/explanation/validity.md).",
    limits="A commit that closes two reports of one defect is one change; it should say so. Fires on 0% of human "
    "commits in git's history and on 1% in Flask's.",
    evaluate=_evaluate,
)
