"""Notes beside an answer about recorded commits: whose they are, and what could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.templates import MessageAndHint, filled

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import Person
    from craftnudge.errors import Cause

_NOTES: Final[dict[str, tuple[str, ...]]] = {
    "no-identity": (
        "git has no user.email configured, so this shows all authors{where}.",
        "Set it: git config --global user.email you@example.com",
    ),
    "unknown-identity": (
        "no commits by {person} in the journal, so this shows all authors{where}.",
        "{option}",
        "git gives that identity: git config user.email",
    ),
}
_NEWEST_ONLY: Final = ("only the newest {commits} of {repository} are recorded.", "Record all: craftnudge track --all")
_UNREADABLE: Final = (
    "cannot read {lines} of the journal (line {line}: {reason}).",
    "All other lines are used. To see more: craftnudge journal verify",
)


def identity_note(
    note: Literal["no-identity", "unknown-identity"], person: Person | None, *, here_only: bool, may_name: bool
) -> MessageAndHint:
    """Why all authors are shown; `here_only` says of this repository, `may_name` that a person can be named."""
    return filled(
        _NOTES[note],
        {
            "person": f"{person.name} <{person.email}>" if person else "",
            "where": " of this repository" if here_only else "",
            "option": "To pick a person: --author WHO" if may_name else "",
        },
    )


def newest_only_note(repository: str, commits: int) -> MessageAndHint:
    """That a first question was answered from the newest commits alone."""
    return filled(_NEWEST_ONLY, {"commits": count(commits, "commit"), "repository": repository})


def unreadable_note(lines: int, first_line: int, cause: Cause) -> MessageAndHint:
    """How many lines could not be read, and the first of them."""
    return filled(_UNREADABLE, {"lines": count(lines, "line"), "line": first_line, "reason": cause})
