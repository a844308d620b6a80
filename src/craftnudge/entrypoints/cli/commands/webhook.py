"""`craftnudge webhook`: what the server does with the deliveries of forges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation

webhook = typer.Typer(
    help="Show what craftnudge serve does with deliveries of GitHub, Gitea, Forgejo and GitLab.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@webhook.command(epilog="Example: craftnudge webhook status")
def status(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Show whether webhooks are on, and which deliveries wait or failed."""
    from craftnudge.services.webhook_state import webhook_state

    call: Invocation = ctx.obj
    state = webhook_state(call.workplace)
    if as_json:
        from craftnudge.presentation.documents.webhook import webhook_document

        call.write_document(webhook_document(state))
        return
    from craftnudge.presentation.screens.webhook import webhook_screen

    call.terminal.show(webhook_screen(state, call.terminal.canvas))


@webhook.command(epilog="Example: craftnudge webhook retry")
def retry(ctx: typer.Context) -> None:
    """Let failed deliveries wait again. A running server handles them within seconds."""
    from craftnudge.presentation.screens.webhook import retried_screen
    from craftnudge.services.webhook_state import retry_failed_deliveries

    call: Invocation = ctx.obj
    call.terminal.show(retried_screen(retry_failed_deliveries(call.workplace), call.terminal.canvas))
