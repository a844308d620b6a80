"""`craftnudge index`: the cache of the journal."""

from __future__ import annotations

import typer

from craftnudge.entrypoints.cli.options import AsJson
from craftnudge.errors import JournalError
from craftnudge.runtime.paths import home_folder

index = typer.Typer(
    help="Look after the index: a cache of the journal that makes itself, and may be deleted at any time.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@index.command(epilog="Example: craftnudge index status")
def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show whether there is an index, whether it is used, and how much of the journal it knows."""
    _show_status(ctx, as_json=as_json)


@index.command(epilog="Example: craftnudge index rebuild")
def rebuild(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Make the index anew from the journal."""
    from craftnudge.services.journal_query import local_store

    try:
        local_store(home_folder()).rebuild_index()
    except (OSError, ValueError) as error:
        raise JournalError("cache.unwritable", reason=str(error)) from None
    _show_status(ctx, as_json=as_json)


@index.command(epilog="Example: craftnudge index drop")
def drop(ctx: typer.Context) -> None:
    """Remove the index. It comes back when it is needed."""
    from craftnudge.presentation.lines import span
    from craftnudge.services.journal_query import local_store

    says = "The index is removed." if local_store(home_folder()).drop_index() else "There was no index."
    ctx.obj.show([(span(f"  {says}"),)])


def _show_status(ctx: typer.Context, *, as_json: bool) -> None:
    from craftnudge.presentation.documents.index import index_document
    from craftnudge.presentation.json import as_text
    from craftnudge.presentation.screens.index import index_screen
    from craftnudge.services.journal_query import local_store

    found = local_store(home_folder()).index_status()
    figures = {
        "usable": found.usable,
        "commits": found.commits,
        "unreadable_lines": found.unreadable,
        "covered_bytes": found.covered_bytes,
        "journal_bytes": found.journal_bytes,
        "index_bytes": found.index_bytes,
    }
    if as_json:
        ctx.obj.out.write(as_text(index_document(figures)))
        return
    ctx.obj.show(index_screen(figures, ctx.obj.canvas))
