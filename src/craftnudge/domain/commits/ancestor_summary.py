"""A commit that came before another, and its summary in a shape that adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.generated import generated_kind
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.message_traits import POSITION, traits_of
from craftnudge.domain.commits.path_kind import ending_of, top_folder_of
from craftnudge.domain.commits.ticket_keys import used_keys
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import Person


@dataclass(frozen=True, slots=True)
class Ancestor:
    """A commit that came before: what its summary is made from.

    `paths` are the files it changed, None where its diff is not known; `parents` is how many parents it has.
    """

    message: str
    author: Person | None
    seconds: int | None
    paths: tuple[str, ...] | None
    parents: int = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """An ancestor in the shape that adds up: make it once with `summary_of` and keep it.

    `habits` holds one byte for each name of `HABITS`, so that fifty summaries are one sum of whole numbers.
    """

    human: bool
    habits: int
    words: tuple[tuple[str, str], ...]
    subject_columns: int
    body_words: int
    author: str | None
    seconds: int | None
    paths: frozenset[str] | None


def summary_of(ancestor: Ancestor, parsed: Message | None = None) -> Summary:
    """The summary of one ancestor; `parsed` is its message, where that was parsed already."""
    message = parsed or Message(ancestor.message)
    if generated_kind(message, ancestor.parents, ancestor.author) is not None:
        return Summary(False, 0, (), 0, 0, None, None, None)
    traits = traits_of(message)
    words = [
        (table, word)
        for table, word in (("types", traits.kind), ("scopes", traits.scope), ("areas", traits.area))
        if word
    ]
    words += [("tickets", form) for form in traits.ticket_forms]
    words += [("keys", ticket) for ticket in sorted(used_keys(message))]
    words += [("trailers", token) for token in dict.fromkeys(traits.trailers)]
    words += _path_words(ancestor.paths or ())
    return Summary(
        human=True,
        habits=sum(1 << 8 * POSITION[name] for name in traits.shown),
        words=tuple(words),
        subject_columns=traits.subject_columns,
        body_words=traits.body_words,
        author=who(ancestor.author),
        seconds=ancestor.seconds,
        paths=None if ancestor.paths is None else frozenset(ancestor.paths),
    )


def _path_words(paths: tuple[str, ...]) -> list[tuple[str, str]]:
    """Each ending and each folder at the top once, in an order that does not depend on that of the files."""
    endings, folders = {ending_of(path) for path in paths}, {top_folder_of(path) for path in paths}
    found = [("endings", one) for one in sorted(filter(None, endings))]
    return found + [("folders", one) for one in sorted(filter(None, folders))]


def who(author: Person | None) -> str | None:
    """The key that a person is counted by: the address, else the name, in lower case."""
    return (author.email or author.name).lower() or None if author is not None else None
