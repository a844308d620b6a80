"""`craftnudge where`: where your data is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def where(
    ctx: typer.Context,
    every: Annotated[
        bool, typer.Option("--all", help="Also caches and files that CraftNudge looks after itself.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show where your journal, its index and your settings are. Nothing is stored anywhere else."""
    from craftnudge.services.data_places import places

    call: Invocation = ctx.obj
    data_places = places(call.workplace)
    if as_json:
        from craftnudge.presentation.documents.where import where_document

        call.write_document(where_document(data_places))
        return
    from craftnudge.presentation.screens.where import where_screen

    call.terminal.show(where_screen(data_places, call.terminal.canvas, every=every))
