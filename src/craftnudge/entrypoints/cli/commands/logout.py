"""`craftnudge logout`: ends the sign-in at a team's server, and with --forget everything that was sent there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def logout(
    ctx: typer.Context,
    forget: Annotated[
        bool, typer.Option("--forget", help="Erase your commits, scores and account on the server first.")
    ] = False,
) -> None:
    """Sign out of the team's server. What you sent stays there, unless you say --forget."""
    from craftnudge.presentation.screens.push import signed_out_screen
    from craftnudge.services.sharing.push import sign_out

    call: Invocation = ctx.obj
    erased = sign_out(call.workplace, forget=forget)
    call.terminal.show(signed_out_screen(erased, call.terminal.canvas))
