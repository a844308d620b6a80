"""The message names at most one ticket."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.ticket_keys import KEY
from craftnudge.domain.commits.ticket_references import NUMBER, without_pull
from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# Words before a ticket that the commit only refers to.
_BACKWARDS = pattern(
    r"\b(?:see(?: also)?|since|regressed (?:by|in)|introduced (?:by|in)|follow-?up (?:to|of)|part of|cf\.?|related to|"
    r"backport of|revert(?:s|ed)?|after|from|in)\s*:?\s*$",
    re.IGNORECASE,
)
_BACKWARDS_CHARS = 30
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
    text = "\n".join((without_pull(message.subject), message.authored_body))
    found = list(NUMBER.finditer(text)) if "#" in text or "gh-" in text.lower() else []
    if facts.ticket_keys:
        found += [match for match in KEY.finditer(text) if match["key"] in facts.ticket_keys]
    found.sort(key=lambda match: match.start())
    tickets = [
        match[0]
        for match in found
        if match[0][0] != "!" and not _BACKWARDS.search(text, max(0, match.start() - _BACKWARDS_CHARS), match.start())
    ]
    return list(dict.fromkeys(tickets))


CHECK = Check(
    id="CN208",
    name="several-tickets",
    pass_name="One ticket",
    fail_name="Several tickets",
    topic="tickets",
    points=0.5,
    why="Two tickets usually mean two changes. If you revert the commit for one ticket, you undo the other.",
    advice='Make one commit per ticket, and write "see" before related tickets.',
    good="Reject expired tokens (PROJ-12)",
    bad="PROJ-12, PROJ-15: fix tokens, update the mail template",
    grounds="In hand-labelled fixes the number of tickets separates mixed from single ones, though the labels were "
    "partly based on the message (Herzig and Zeller 2013; docs/explanation/validity.md).",
    limits="One fix can close two reports of the same bug; say so in the message.",
    evaluate=_evaluate,
)
