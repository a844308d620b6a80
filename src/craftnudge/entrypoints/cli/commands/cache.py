"""`craftnudge cache`: replies of models that were kept."""

from __future__ import annotations

import typer

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import span
from craftnudge.runtime.paths import home_folder

cache = typer.Typer(
    help="Look after the replies of models that are kept, so that nothing is asked twice.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@cache.callback()
def _group() -> None:
    """Keeps `clear` a command of its own, though it is the only one."""


@cache.command(epilog="Example: craftnudge cache clear")
def clear(ctx: typer.Context) -> None:
    """Delete all kept replies; the next question is asked anew."""
    from craftnudge.services.model_notes import reply_cache

    deleted = reply_cache(home_folder()).clear()
    ctx.obj.show([(span(f"  {count(deleted, 'reply', 'replies')} deleted"),)])
