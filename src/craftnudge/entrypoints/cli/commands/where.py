"""`craftnudge where`: where your data lies."""

from __future__ import annotations

import os

import typer

from craftnudge.entrypoints.cli.options import AsJson


def where(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show where your journal, its index and your settings lie. Nothing is ever kept anywhere else."""
    from craftnudge.services.data_places import places

    found = [(one.name, str(one.path), one.holds, one.size_bytes) for one in places(os.environ)]
    if as_json:
        from craftnudge.presentation.documents.where import where_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(where_document(found)))
        return
    from craftnudge.presentation.screens.where import where_screen

    ctx.obj.show(where_screen(found, ctx.obj.canvas))
