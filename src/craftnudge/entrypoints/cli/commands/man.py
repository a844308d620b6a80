"""`craftnudge man`: the manual page, which one file cannot put where `man` looks for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.errors import OutputError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def man(
    ctx: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Write craftnudge.1 and git-craftnudge.1 there instead."),
    ] = None,
) -> None:
    """Print the manual page, or write it where `man` finds it. To read it: craftnudge man | man -l -."""
    from typer.main import get_command

    from craftnudge.entrypoints.cli.app import build
    from craftnudge.entrypoints.cli.manual_page import manual_page, write_pages
    from craftnudge.presentation.lines import span

    call: Invocation = ctx.obj
    program = get_command(build())
    if folder is None:
        call.terminal.out.write(manual_page(program))
        return
    try:
        written = write_pages(program, folder)
    except OSError as error:
        raise OutputError("folder.unwritable", path=folder, reason=error.strerror) from error
    call.terminal.show([(span(f"Wrote {path}"),) for path in written])
