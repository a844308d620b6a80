"""`craftnudge cache`: saved replies of local models."""

from __future__ import annotations

import typer

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import span

cache = typer.Typer(
    help="Manage saved replies of local models.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@cache.callback()
def _group() -> None:
    """Keeps `clear` a command of its own, though it is the only one."""


@cache.command(epilog="Example: craftnudge cache clear")
def clear(ctx: typer.Context) -> None:
    """Delete all saved replies."""
    deleted = ctx.obj.workplace.replies.clear()
    ctx.obj.terminal.show([(span(f"  {count(deleted, 'reply', 'replies')} deleted"),)])
