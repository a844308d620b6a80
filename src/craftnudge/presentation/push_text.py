"""Notes about a push: what could not be checked, or was chosen to be checked, and how to fetch the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.presentation.templates import MessageAndHint, filled

if TYPE_CHECKING:
    from craftnudge.services.results.push import NoteKind, PushNote

_FETCH: Final = "Fetch the whole history before: git fetch --unshallow (fetch-depth: 0, GIT_DEPTH: 0)."
_TEXTS: Final[dict[NoteKind, tuple[str, ...]]] = {
    "deleted": ("the branch was deleted, so there is nothing to check.",),
    "nothing new": ("no new commits to check.",),
    "end missing": ("{commit} is not in this clone, so no commit was checked.", _FETCH),
    "start missing": ("the push begins at {commit}, which is not in this clone.",),
    "only the last": (
        "checked only the last commit, since it is not known which others are new.",
        "Fetch the default branch before: git fetch origin {base:sh}",
    ),
    "shallow": ("not checked: {count}. This clone is shallow and lacks their parents.", _FETCH),
}


def push_note_text(note: PushNote) -> MessageAndHint:
    """The note as a message and a hint."""
    details = dict(note.details)
    if note.kind == "shallow":
        number = details["count"]
        details["count"] = "1 commit" if number == 1 else f"{number} commits"
    return filled(_TEXTS[note.kind], details)
