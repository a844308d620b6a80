"""`craftnudge uninstall`: hooks out everywhere, and the data if that is wanted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.results.uninstall import Uninstall

SOMETHING_LEFT = 1


def uninstall(
    ctx: typer.Context,
    delete_data: Annotated[
        bool, typer.Option("--delete-data/--keep-data", help="Also delete the journal, its caches and your settings.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Also remove hooks of ours that were edited.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be removed.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove the hooks from all repositories, and keep or delete your data. Earlier hooks are put back.

    It shows first what it will remove. Exits with 1 if something could not be removed.
    """
    from craftnudge.services import uninstall as service

    call: Invocation = ctx.obj
    plan = service.plan_uninstall(call.workplace, delete_data=delete_data)
    if dry_run:
        _show(call, plan, as_json=as_json)
        return
    if not yes:
        _confirm(call, plan)
    result = service.uninstall(call.workplace, delete_data=delete_data, force=force)
    _show(call, result, as_json=as_json)
    if result.failures:
        raise typer.Exit(SOMETHING_LEFT)


def _show(call: Invocation, result: Uninstall, *, as_json: bool) -> None:
    from craftnudge.presentation.documents.uninstall import uninstall_document
    from craftnudge.presentation.errors.error_text import error_text
    from craftnudge.presentation.screens.uninstall import uninstall_screen

    if as_json:
        call.write_document(uninstall_document(result))
        return
    call.terminal.show(uninstall_screen(result, call.terminal.canvas))
    for path, error in result.failures:
        message, hint = error_text(error)
        call.terminal.notify(f"{path}: {message}", hint)


def _confirm(call: Invocation, plan: Uninstall) -> None:
    """Shows it at a terminal and asks. Elsewhere --yes is needed."""
    from craftnudge.presentation.screens.uninstall import uninstall_screen

    if not sys.stdin.isatty():
        raise UsageError("uninstall.unconfirmed")
    call.terminal.tell(uninstall_screen(plan, call.terminal.canvas))
    typer.confirm("Remove this?", abort=True, err=True)
