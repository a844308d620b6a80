"""`craftnudge undo`: the branch as it was before the last `reword` or `split`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation

_KEPT_DAYS = 30


def undo(
    ctx: typer.Context,
    as_list: Annotated[bool, typer.Option("--list", help="List the saved states instead.")] = False,
    clean: Annotated[bool, typer.Option("--clean", help="Delete old saved states instead.")] = False,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=0, help="With --clean: at least so many days old.")
    ] = _KEPT_DAYS,
    repo: Repository = None,
    as_json: AsJson = False,
) -> None:
    """Bring back the commits from before the last reword or split.

    Only the branch moves: your files and what is staged stay as they are.
    """
    if as_list and clean:
        raise UsageError("option.together", first="--list", second="--clean")
    from craftnudge.presentation.documents.undo import undo_document
    from craftnudge.presentation.screens.undo import cleaned_screen, list_screen, undone_screen
    from craftnudge.services.undo import delete_old, saved_states
    from craftnudge.services.undo import undo as undo_last

    call: Invocation = ctx.obj.at(repo)
    deleted = delete_old(call.workplace, days) if clean else 0
    undone = None if as_list or clean else undo_last(call.workplace)
    if as_json:
        call.write_document(undo_document(undone, saved_states(call.workplace), deleted))
    elif undone is not None:
        call.terminal.show(undone_screen(undone, call.terminal.canvas))
    elif clean:
        call.terminal.show(cleaned_screen(deleted, days, call.terminal.canvas))
    else:
        call.terminal.show(list_screen(saved_states(call.workplace), call.terminal.canvas))
