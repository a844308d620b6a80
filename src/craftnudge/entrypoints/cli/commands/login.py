"""`craftnudge login`: signs this machine in at a team's server."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation

_MOST_TOKEN_BYTES = 400


def login(
    ctx: typer.Context,
    server: Annotated[str, typer.Argument(metavar="ADDRESS", help="Where the team's server is.")],
    with_token: Annotated[
        bool, typer.Option("--with-token", help="Read a token from standard input, without a browser.")
    ] = False,
) -> None:
    """Sign in at a team's server, in the browser. Nothing is sent by that.

    Choose afterwards what you share, for each repository: craftnudge push --share scores
    """
    from craftnudge.presentation.screens.push import open_screen, signed_in_screen
    from craftnudge.services.sharing.sign_in import keep_token, sign_in

    call: Invocation = ctx.obj
    if with_token:
        token = sys.stdin.buffer.read(_MOST_TOKEN_BYTES).decode("utf-8", "replace").strip()
        role = keep_token(call.workplace, server, token)
    else:

        def open_page(address: str) -> None:
            call.terminal.tell(open_screen(address, call.terminal.canvas))
            import webbrowser

            with suppress(webbrowser.Error):
                webbrowser.open(address)

        role = sign_in(call.workplace, server, open_page)
    call.terminal.show(signed_in_screen(server, role, call.terminal.canvas))
