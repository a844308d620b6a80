"""`craftnudge index`: the cache of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation

index = typer.Typer(
    help="Manage the index, a cache that is rebuilt automatically.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@index.command(epilog="Example: craftnudge index status")
def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show whether there is an index, whether it is used, and how much of the journal it covers."""
    _show_status(ctx.obj, as_json=as_json)


@index.command(epilog="Example: craftnudge index rebuild")
def rebuild(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Rebuild the index from the journal."""
    from craftnudge.services.maintenance import rebuild_index

    rebuild_index(ctx.obj.workplace)
    _show_status(ctx.obj, as_json=as_json)


@index.command(epilog="Example: craftnudge index drop")
def drop(ctx: typer.Context) -> None:
    """Delete the index. It is rebuilt when needed."""
    from craftnudge.presentation.lines import span

    call: Invocation = ctx.obj
    says = "Index deleted." if call.workplace.local_store.drop_index() else "No index to delete."
    call.terminal.show([(span(f"  {says}"),)])


def _show_status(call: Invocation, *, as_json: bool) -> None:
    from craftnudge.presentation.documents.index import index_document
    from craftnudge.presentation.screens.index import index_screen
    from craftnudge.services.index_state import index_state

    state = index_state(call.workplace)
    if as_json:
        call.write_document(index_document(state))
        return
    call.terminal.show(index_screen(state, call.terminal.canvas))
