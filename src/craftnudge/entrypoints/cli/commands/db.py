"""`craftnudge db`: the schema of the database of a team's server."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.results.database import DatabaseState


class Role(StrEnum):
    """What somebody may do in the team."""

    member = "member"
    lead = "lead"
    admin = "admin"


db = typer.Typer(
    help="Set up the database of a team's server, which DATABASE_URL names.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

dead = typer.Typer(
    help="List, retry or drop the work that failed too often.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
db.add_typer(dead, name="dead")
Numbers = Annotated[list[int] | None, typer.Argument(metavar="NUMBER", help="What `db dead list` shows first.")]
All = Annotated[bool, typer.Option("--all", help="All of it.")]


@db.command(epilog="Example: craftnudge db status")
def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show whether the schema of the database is up to date."""
    from craftnudge.services.team_database import database_state

    call: Invocation = ctx.obj
    _show(call, database_state(call.workplace.environ), as_json=as_json)


@db.command(epilog="Example: craftnudge db upgrade")
def upgrade(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Bring the schema up to date. Nothing stored is lost."""
    from craftnudge.services.team_database import upgrade_database

    call: Invocation = ctx.obj
    _show(call, upgrade_database(call.workplace.environ), as_json=as_json)


@db.command(epilog="Example: craftnudge db reset --yes")
def reset(
    ctx: typer.Context,
    yes: Annotated[bool, typer.Option("--yes", help="Really delete everything that is stored there.")] = False,
    as_json: AsJson = False,
) -> None:
    """Delete everything in the database and set it up again."""
    from craftnudge.errors import UsageError
    from craftnudge.services.team_database import reset_database

    if not yes:
        raise UsageError("team.reset-unconfirmed")
    call: Invocation = ctx.obj
    _show(call, reset_database(call.workplace.environ), as_json=as_json)


@db.command(epilog="Example: craftnudge db invite 583231 --role admin")
def invite(
    ctx: typer.Context,
    github_id: Annotated[
        int, typer.Argument(min=1, help="The number of a user of GitHub: api.github.com/users/LOGIN.")
    ],
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.member,
) -> None:
    """Make a user of GitHub a member of the team, or change their role."""
    from craftnudge.presentation.screens.database import invited_screen
    from craftnudge.services.accounts.setup import invite as invite_person

    call: Invocation = ctx.obj
    person = invite_person(call.workplace.environ, github_id, role.value)
    call.terminal.show(invited_screen(github_id, person, role.value, call.terminal.canvas))


@db.command("verify-audit", epilog="Example: craftnudge db verify-audit")
def verify_audit(
    ctx: typer.Context,
    seal: Annotated[
        str | None,
        typer.Option(metavar="PLACE:DIGEST", help="A seal that you noted; the log must still have it."),
    ] = None,
) -> None:
    """Check that no entry of the audit log was changed or removed since it was sealed."""
    from craftnudge.errors import GateNotMetError
    from craftnudge.presentation.screens.database import audit_screen
    from craftnudge.services.audit_log import audit_state

    call: Invocation = ctx.obj
    state = audit_state(call.workplace.environ, seal)
    call.terminal.show(audit_screen(state, call.terminal.canvas))
    if state.broken_place is not None:
        raise GateNotMetError("audit.broken", place=state.broken_place, entry=state.broken_entry)


@db.command("rotate-keys", epilog="Example: craftnudge db rotate-keys")
def rotate_keys(ctx: typer.Context) -> None:
    """Put a new key before the one that signs access tokens. Restart the web role; tokens of the old key stay valid."""
    from craftnudge.presentation.screens.database import rotated_screen
    from craftnudge.services.accounts.setup import rotate_signing_keys

    call: Invocation = ctx.obj
    key = rotate_signing_keys(call.workplace.environ)
    call.terminal.show(rotated_screen(key, call.terminal.canvas))


@dead.command("list", epilog="Example: craftnudge db dead list --json")
def list_dead(ctx: typer.Context, as_json: AsJson = False) -> None:
    """List the work that was set aside after its last try, and why."""
    from craftnudge.presentation.documents.database import dead_work_document
    from craftnudge.presentation.screens.database import dead_work_screen
    from craftnudge.services.dead_work import dead_work

    call: Invocation = ctx.obj
    found = dead_work(call.workplace.environ)
    if as_json:
        call.write_document(dead_work_document(found))
        return
    call.terminal.show(dead_work_screen(found, call.terminal.canvas))


@dead.command(epilog="Example: craftnudge db dead retry 42")
def retry(ctx: typer.Context, numbers: Numbers = None, every: All = False) -> None:
    """Have work tried again, with all its tries."""
    from craftnudge.services.dead_work import retry_dead_work

    call: Invocation = ctx.obj
    number = retry_dead_work(call.workplace.environ, _chosen(numbers, every=every, command="retry"))
    _say_changed(call, number, "will be tried again")


@dead.command(epilog="Example: craftnudge db dead drop 42")
def drop(ctx: typer.Context, numbers: Numbers = None, every: All = False) -> None:
    """Delete work that was set aside. What it was about stays stored."""
    from craftnudge.services.dead_work import drop_dead_work

    call: Invocation = ctx.obj
    number = drop_dead_work(call.workplace.environ, _chosen(numbers, every=every, command="drop"))
    _say_changed(call, number, "dropped")


def _chosen(numbers: list[int] | None, *, every: bool, command: str) -> list[int] | None:
    """The numbers; None for all. Raises UsageError unless exactly one of both was given."""
    from craftnudge.errors import UsageError

    if bool(numbers) == every:
        raise UsageError("team.which-work", command=command)
    return None if every else numbers


def _say_changed(call: Invocation, number: int, what: str) -> None:
    from craftnudge.presentation.screens.database import changed_work_screen

    call.terminal.show(changed_work_screen(number, what, call.terminal.canvas))


def _show(call: Invocation, state: DatabaseState, *, as_json: bool) -> None:
    from craftnudge.presentation.documents.database import database_document
    from craftnudge.presentation.screens.database import database_screen

    if as_json:
        call.write_document(database_document(state))
        return
    call.terminal.show(database_screen(state, call.terminal.canvas))
