"""The coding agent that a commit was written with, as its author, trailers and generator lines say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.agent_names import agent_of_credit, agent_of_line, agent_of_person
from craftnudge.domain.commits.message import Message

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord, Person

# What a message has that names an agent at all; most have nothing of it, and are read no further.
_HINTS = (
    *("-by:", "-with:", "-session", "-id:", "-url:", "-author:", "generated ", "made with", "made by", "made using"),
    *("written ", "created ", "authored ", "assisted ", "claude.ai/", "/codex/", "devin.ai/", "jules.google"),
    *("ampcode.com",),
)


def agent_of(record: CommitRecord) -> str | None:
    """The name of the coding agent that a commit was written with, None where nothing says so."""
    return coding_agent(Message(record.message), record.author)


def coding_agent(message: Message, author: Person | None) -> str | None:
    """The name of the agent that the author, a trailer or a line of the message names; the author's comes first."""
    if author is not None and (name := agent_of_person(author.name, author.email)):
        return name
    lower = message.text.lower()
    if not any(map(lower.__contains__, _HINTS)):
        return None
    for trailer in message.trailers:
        if name := agent_of_credit(trailer.token, trailer.value):
            return name
    return next(filter(None, map(agent_of_line, message.body.split("\n"))), None)
