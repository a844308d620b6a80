"""`craftnudge db`: the schema of the database of a team's server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.results.database import DatabaseState

db = typer.Typer(
    help="Set up the database of a team's server, which DATABASE_URL names.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


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
    """Delete everything in the database, and set it up anew."""
    from craftnudge.errors import UsageError
    from craftnudge.services.team_database import reset_database

    if not yes:
        raise UsageError("team.reset-unconfirmed")
    call: Invocation = ctx.obj
    _show(call, reset_database(call.workplace.environ), as_json=as_json)


def _show(call: Invocation, state: DatabaseState, *, as_json: bool) -> None:
    from craftnudge.presentation.documents.database import database_document
    from craftnudge.presentation.screens.database import database_screen

    if as_json:
        call.write_document(database_document(state))
        return
    call.terminal.show(database_screen(state, call.terminal.canvas))
