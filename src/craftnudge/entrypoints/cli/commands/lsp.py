"""`craftnudge lsp`: findings on a commit message while it is typed, for editors."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def lsp(ctx: typer.Context) -> None:
    """Serve an editor over standard input and output, by the Language Server Protocol."""
    from craftnudge.errors import UsageError

    try:
        from craftnudge.entrypoints.lsp.server import language_server
    except ModuleNotFoundError:
        raise UsageError("extra.not-installed", extra="lsp") from None
    call: Invocation = ctx.obj
    # Streams of its own: the server closes them at the end, and the command still wants to flush its own.
    with os.fdopen(os.dup(0), "rb") as requests, os.fdopen(os.dup(1), "wb") as replies:
        language_server(call.workplace).start_io(requests, replies)
