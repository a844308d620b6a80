"""`craftnudge serve`: the dashboard and the API, on this machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.entrypoints.server.run import Address

_DEFAULT_PORT = 8000
_MOST_PORT = 65_535


def serve(
    ctx: typer.Context,
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=_MOST_PORT, help="The port; 0 takes a free one.")
    ] = _DEFAULT_PORT,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser, or don't.")] = True,
    host: Annotated[
        str | None, typer.Option("--host", metavar="ADDRESS", help="An address to listen on. Default: this machine.")
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A further name that browsers use for this server."),
    ] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="Believe the headers of a proxy on this machine.")
    ] = False,
    no_token: Annotated[
        bool, typer.Option("--no-token", help="Let every user of this machine in, without a token.")
    ] = False,
    log: Annotated[bool, typer.Option("--log", help="Log each request as JSON to standard error.")] = False,
    new_token: Annotated[bool, typer.Option("--new-token", help="Make a new token, which ends all sessions.")] = False,
) -> None:
    """Serve the dashboard and the API to this machine, until Ctrl-C."""
    from craftnudge.entrypoints.cli.crash_report import report_crash
    from craftnudge.entrypoints.server import access_log, access_token, run

    call: Invocation = ctx.obj
    if log:
        access_log.log_to(sys.stderr)
    if new_token:
        access_token.new_token(call.workplace.home)
    run.serve(
        call.workplace,
        run.ServeOptions(port, host, tuple(allow_host or ()), behind_proxy, not no_token),
        started=lambda address: _tell(call, address, open_page=open_page),
        report=lambda error: report_crash(error, ("serve",), call.workplace.reports_folder),
    )


def _tell(call: Invocation, address: Address, *, open_page: bool) -> None:
    """Says where the server is, and how to get in where no browser was opened."""
    from urllib.parse import urlsplit

    from craftnudge.entrypoints.server.run import open_browser
    from craftnudge.presentation.lines import span

    call.terminal.show([(span(f"CraftNudge is at {address.url} (Ctrl-C ends it)"),)])
    if address.traces_missing:
        call.terminal.notify(
            "no traces are sent: the extra otel is missing.", "Install it: pip install 'craftnudge[otel]'"
        )
    elif address.traces is not None:
        call.terminal.show([(span(f"Traces go to {urlsplit(address.traces).hostname}"),)])
    call.terminal.out.flush()
    if not open_page or not open_browser(address.entrance):
        call.terminal.show([(span(f"Open {address.entrance}"),)])
        call.terminal.out.flush()
