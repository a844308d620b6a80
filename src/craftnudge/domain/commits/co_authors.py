"""Who else made a commit, by its trailers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.bots import bot_sign
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.record import Person
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord

# GitHub's and GitLab's trailer (docs.github.com, "Creating a commit with multiple authors").
_TRAILER = "co-authored-by"
_PERSON = pattern(r"(?P<name>[^<>]*?)[ \t]*<(?P<email>[^<>\s]+@[^<>\s]+)>")


def co_authors(record: CommitRecord) -> tuple[Person, ...]:
    """The people in `Co-authored-by:` trailers, each address once, without the author, assistants and bots."""
    if _TRAILER not in record.message.lower():
        return ()
    # Imported here: few messages have the trailer.
    from craftnudge.domain.commits.agent_names import agent_of_line  # noqa: PLC0415

    found: dict[str, Person] = {}
    for trailer in Message(record.message).trailers:
        matched = _PERSON.fullmatch(trailer.value.strip()) if trailer.token.lower() == _TRAILER else None
        if matched is None or agent_of_line(f"{trailer.token}: {trailer.value}"):
            continue
        if bot_sign(matched["name"], matched["email"]) is None:
            found.setdefault(matched["email"].lower(), Person(matched["name"], matched["email"]))
    if record.author is not None:
        found.pop(record.author.email.lower(), None)
    return tuple(found.values())
