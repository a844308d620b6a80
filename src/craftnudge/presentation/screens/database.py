"""`craftnudge db status`: a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import prose
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.database import DatabaseState


def database_screen(state: DatabaseState, canvas: Canvas) -> list[Line]:
    """How far the schema is, and what to do about it."""
    lines = prose(_text(state), canvas)
    if state.changed:
        names = ", ".join(state.changed)
        lines += prose(f"Applied in another form than this version has: {names}. Report this, please.", canvas)
    if state.missing:
        lines += next_step("craftnudge db upgrade", "bring it up to date", canvas)
    elif state.missing_roles and state.applied is not None:
        names = ", ".join(state.missing_roles)
        lines += prose(f"Your user of the database may not use these database roles: {names}.", canvas)
        lines += prose(f"Ask its administrator to run: {_statements(state.missing_roles)}", canvas)
        lines += next_step("craftnudge db upgrade", "give them their rights afterwards", canvas)
    return lines


def invited_screen(github_id: int, person: int, role: str, canvas: Canvas) -> list[Line]:
    """Who was made a member, and as what."""
    return prose(f"GitHub user {github_id} is person {person} of the team, with the role {role}.", canvas)


def _statements(roles: Sequence[str]) -> str:
    """What an administrator of the database runs, in one line that can be pasted."""
    return " ".join(f"create role {name} nologin; grant {name} to YOUR_USER;" for name in roles)


def _text(state: DatabaseState) -> str:
    if state.applied is None:
        return "The database is empty."
    if state.missing:
        behind = count(len(state.missing), "revision")
        return f"The database has schema {state.applied}. {behind} behind this version, which needs {state.newest}."
    if state.applied != state.newest:
        return f"The database has schema {state.applied}, which this version does not know."
    return f"The database is up to date (schema {state.applied})."
