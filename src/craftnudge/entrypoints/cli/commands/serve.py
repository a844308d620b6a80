"""`craftnudge serve`: the dashboard and the API, on this machine."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.entrypoints.server.run import Address

_DEFAULT_PORT = 8000
_WAIT_SECONDS = 60.0
_MOST_PORT = 65_535


Port = Annotated[
    int | None,
    typer.Option(
        "--port", metavar="N", min=0, max=_MOST_PORT, help="The port; 0 takes a free one. Default: 8000, or the role's."
    ),
]
Host = Annotated[
    str | None, typer.Option("--host", metavar="ADDRESS", help="An address to listen on. Default: this machine.")
]
AllowHost = Annotated[
    list[str] | None,
    typer.Option("--allow-host", metavar="NAME", help="A further name that browsers use for this server."),
]
RoleName = Annotated[
    str | None,
    typer.Option(
        "--role",
        metavar="ROLE",
        help="Serve a team, from DATABASE_URL: all, web, tracker, analysis, coach, store or webhook.",
    ),
]
Wait = Annotated[
    float, typer.Option("--wait", metavar="SECONDS", min=0, help="How long a role waits for its database.")
]


def serve(
    ctx: typer.Context,
    port: Port = None,
    open_page: Annotated[bool, typer.Option("--open/--no-open", help="Open the browser, or don't.")] = True,
    host: Host = None,
    allow_host: AllowHost = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="Believe the headers of a proxy on this machine.")
    ] = False,
    no_token: Annotated[
        bool, typer.Option("--no-token", help="Let every user of this machine in, without a token.")
    ] = False,
    log: Annotated[bool, typer.Option("--log", help="Log each request as JSON to standard error.")] = False,
    new_token: Annotated[bool, typer.Option("--new-token", help="Make a new token, which ends all sessions.")] = False,
    role: RoleName = None,
    wait: Wait = _WAIT_SECONDS,
) -> None:
    """Serve the dashboard and the API to this machine, until Ctrl-C."""
    from craftnudge.entrypoints.cli.crash_report import report_crash
    from craftnudge.entrypoints.server import access_log, access_token, run

    call: Invocation = ctx.obj
    if log:
        access_log.log_to(sys.stderr)
    if new_token:
        access_token.new_token(call.workplace.home)
    options = run.ServeOptions(
        _DEFAULT_PORT if port is None else port, host, tuple(allow_host or ()), behind_proxy, not no_token
    )

    report = partial(report_crash, arguments=("serve",), folder=call.workplace.reports_folder)
    if role is not None:
        from craftnudge.entrypoints.cli.team_server import serve_team

        serve_team(call, role, options, wait_seconds=wait, takes_usual_port=port is None, report=report)
        return
    run.serve(call.workplace, options, started=partial(_tell, call, open_page=open_page), report=report)


def _tell(call: Invocation, address: Address, *, open_page: bool) -> None:
    """Says where the server is, and how to get in where no browser was opened."""
    from craftnudge.entrypoints.cli.team_server import tell_traces
    from craftnudge.entrypoints.server.run import open_browser
    from craftnudge.presentation.lines import span

    call.terminal.show([(span(f"CraftNudge is at {address.url} (Ctrl-C ends it)"),)])
    tell_traces(call, address)
    call.terminal.out.flush()
    if not open_page or not open_browser(address.entrance):
        call.terminal.show([(span(f"Open {address.entrance}"),)])
        call.terminal.out.flush()
