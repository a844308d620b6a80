"""What `craftnudge serve` says while a role of a team starts, and where traces go."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from craftnudge.errors import UsageError
from craftnudge.presentation.lines import span

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.entrypoints.server.run import Address, ServeOptions

_WAITING: Final = {
    "database": "Waiting for the database ...",
    "redis": "Waiting for Redis ...",
    "without-redis": "Redis does not answer. Work is taken from the database alone, and starts a little later.",
}


def serve_team(
    call: Invocation,
    name: str,
    options: ServeOptions,
    *,
    wait_seconds: float,
    takes_usual_port: bool,
    report: Callable[[BaseException], object],
) -> None:
    """Serves a role until a signal. With `takes_usual_port` on the port that the role usually has.

    Raises UsageError for an unknown role, and where DATABASE_URL is not set; for others see `serve_role`.
    """
    from craftnudge.runtime.fast_dataclasses import replace
    from craftnudge.services.team_settings import team_settings, with_secrets
    from craftnudge.services.team_work.roles import ROLES, role_named

    role = role_named(name)
    if role is None:
        raise UsageError("serve.unknown-role", value=name, allowed=tuple(ROLES))
    settings = team_settings(call.workplace.environ)
    try:
        from craftnudge.entrypoints.server.access_log import log_to
        from craftnudge.entrypoints.server.team.serve_role import LOGGER, RoleOptions, serve_role
    except ModuleNotFoundError:
        raise UsageError("team.not-installed") from None
    log_to(sys.stderr, LOGGER, settings.log_level)
    serve_role(
        replace(call.workplace, environ=with_secrets(call.workplace.environ)),
        settings,
        RoleOptions(role.name, wait_seconds),
        replace(options, port=role.port) if takes_usual_port else options,
        waiting=lambda what: call.terminal.tell([(span(_WAITING[what]),)]),
        started=lambda address: _tell(call, role.name, address, has_pages=role.includes("web")),
        report=report,
    )


def _tell(call: Invocation, name: str, address: Address, *, has_pages: bool) -> None:
    call.terminal.show([(span(f"CraftNudge ({name}) is at {address.url} (Ctrl-C ends it)"),)])
    tell_traces(call, address)
    if has_pages:
        call.terminal.show([(span(f"Open {address.entrance}"),)])
    call.terminal.out.flush()


def tell_traces(call: Invocation, address: Address) -> None:
    """Says where traces go, or that they go nowhere although they were asked for."""
    from urllib.parse import urlsplit

    if address.traces_missing:
        call.terminal.notify(
            "no traces are sent: the extra otel is missing.", "Install it: pip install 'craftnudge[otel]'"
        )
    elif address.traces is not None:
        call.terminal.show([(span(f"Traces go to {urlsplit(address.traces).hostname}"),)])
