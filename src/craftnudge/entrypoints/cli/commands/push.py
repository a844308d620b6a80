"""`craftnudge push`: sends your own commits of shared repositories to your team's server."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


class ShareLevel(StrEnum):
    """How much of a commit leaves this machine."""

    scores = "scores"
    whole = "whole"


def push(
    ctx: typer.Context,
    share: Annotated[
        ShareLevel | None,
        typer.Option(help="Share the repository here from now on: scores without words, or whole records."),
    ] = None,
    stop: Annotated[bool, typer.Option("--stop", help="Share the repository here no more.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the lines that would leave, and send nothing.")
    ] = False,
) -> None:
    """Send your own commits of the repositories that you share to your team's server.

    Each commit is sent once; what was not sent while you were offline is caught up. Without --share nothing of a
    repository leaves this machine.
    """
    from craftnudge.presentation.screens.push import push_screen, shared_screen, stopped_screen, unshared_screen
    from craftnudge.services.sharing import push as sharing

    call: Invocation = ctx.obj
    workplace, terminal = call.workplace, call.terminal
    if stop and (share or dry_run):
        raise UsageError("option.together", first="--stop", second="--share" if share else "--dry-run")
    if stop:
        terminal.show(stopped_screen(was_shared=sharing.stop_sharing(workplace), canvas=terminal.canvas))
        return
    level = share.value if share else None
    if dry_run:
        for leaving in sharing.preview(workplace, level):
            terminal.out.write(leaving.line.decode() + "\n")
        return
    remote = sharing.shared_repositories(workplace)
    if level is None and not remote.shared:
        leaving_now = sharing.preview(workplace, "scores")
        terminal.show(unshared_screen(len(leaving_now), leaving_now[0].line if leaving_now else None, terminal.canvas))
        return
    if level is not None:
        terminal.show(shared_screen(sharing.share(workplace, level), terminal.canvas))
    result = sharing.push(workplace)
    terminal.show(push_screen(result, terminal.canvas))
