"""`craftnudge split`: a change split into commits, shown by default, done with --apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def split(
    ctx: typer.Context,
    revision: Annotated[str | None, typer.Argument(metavar="REV", help="The commit. Default: the last one.")] = None,
    staged: Annotated[bool, typer.Option("--staged", help="Split the staged changes instead of a commit.")] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Make the commits. To split a commit, the work tree must be clean.")
    ] = False,
    repo: Repository = None,
    as_json: AsJson = False,
) -> None:
    """Suggest how to split a commit, with the commands to do it."""
    if staged and revision is not None:
        raise UsageError("option.together", first=revision, second="--staged")
    from craftnudge.services.split import apply_split, split_commit, split_staged
    from craftnudge.services.split_commands import commands

    invocation: Invocation = ctx.obj
    call = invocation.at(repo)
    if staged:
        suggestion = split_staged(call.workplace)
    else:
        suggestion = split_commit(call.workplace, "HEAD" if revision is None else revision)
    by_hand, done = [], None
    if len(suggestion.parts) > 1:
        by_hand = commands(call.workplace.folder, suggestion, shell_folder=invocation.workplace.folder)
        done = apply_split(call.workplace, suggestion) if apply else None
    if as_json:
        from craftnudge.presentation.documents.split import split_document

        call.write_document(split_document(suggestion, by_hand, done.backup if done else None))
        return
    from craftnudge.presentation.lines import BLANK, span
    from craftnudge.presentation.screens.split import split_screen

    call.terminal.show(split_screen(suggestion, [] if done else by_hand, call.terminal.canvas))
    if done is not None:
        call.terminal.show([BLANK, (span(f"  {len(suggestion.parts)} commits made. To undo: craftnudge undo"),)])
