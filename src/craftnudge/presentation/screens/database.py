"""`craftnudge db status` and `db dead`: a sentence or two, and the work that was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import pad, prose, span
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.database import AuditState, DatabaseState, SetAside


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


def audit_screen(state: AuditState, canvas: Canvas) -> list[Line]:
    """How many entries are sealed, and the last seal, to be noted elsewhere."""
    lines = prose(f"{count(state.sealed, 'entry', 'entries')} sealed, {state.unsealed} not yet.", canvas)
    if state.broken_place is None:
        lines += prose("No sealed entry was changed or removed. Note the last seal where the database is not:", canvas)
        lines.append((span(f"  {state.last_seal}"),))
    return lines


def rotated_screen(key: str, canvas: Canvas) -> list[Line]:
    """Which key signs from the next start on."""
    return prose(f"Key {key} signs once the web role is restarted. Tokens of the key before stay valid.", canvas)


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


def dead_work_screen(work: Sequence[SetAside], canvas: Canvas) -> list[Line]:
    """A line for each piece of work: its number, what it was, when it was given up, and why."""
    if not work:
        return prose("No work was set aside.", canvas)
    widest = [max(len(text) for text in column) for column in zip(*map(_columns, work), strict=True)]
    lines: list[Line] = [(span("  " + "  ".join(map(pad, _columns(item), widest)).rstrip()),) for item in work]
    return [*lines, *next_step("craftnudge db dead retry --all", "try all of it again", canvas)]


def changed_work_screen(number: int, what: str, canvas: Canvas) -> list[Line]:
    """How much of the work that was set aside was tried again, or dropped."""
    return prose(f"{count(number, 'piece of work', 'pieces of work')} {what}.", canvas)


def _columns(item: SetAside) -> tuple[str, ...]:
    return str(item.id), item.kind, item.subject, item.died_at.removesuffix("+00:00") + "Z", item.reason
