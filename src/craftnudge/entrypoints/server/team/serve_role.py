"""Runs a role of a team's server until a signal ends it: then it takes no more work, and finishes what is in hand."""

from __future__ import annotations

import asyncio
import logging
import time
from functools import partial
from typing import TYPE_CHECKING, Final

from prometheus_client import start_http_server

from craftnudge.entrypoints.server.access_token import token_of
from craftnudge.entrypoints.server.application import Part, build
from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.run import (
    StreamEndingServer,
    address_of,
    admission_of,
    refuse_unsafe,
    run_application,
)
from craftnudge.entrypoints.server.sockets import bound_sockets
from craftnudge.entrypoints.server.team.health import health_routes
from craftnudge.entrypoints.server.team.nudge_routes import nudge_routes
from craftnudge.entrypoints.server.team.queue_metrics import BacklogCollector, QueueMetrics
from craftnudge.entrypoints.server.team_routes import asks_by_itself, team_routes
from craftnudge.entrypoints.server.tracing import Tracing, is_installed, receiver_of
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.accounts.setup import has_sign_in, team_server
from craftnudge.services.team_work.connections import TeamConnections
from craftnudge.services.team_work.crew import Crew, crew_of
from craftnudge.services.team_work.roles import ROLES
from craftnudge.services.team_work.start_up import wait_for_servers

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from types import FrameType

    import uvicorn
    from fastapi import APIRouter

    from craftnudge.entrypoints.server.journal_watch import JournalWatch
    from craftnudge.entrypoints.server.metrics import Metrics
    from craftnudge.entrypoints.server.request_checks import Admission
    from craftnudge.entrypoints.server.run import Address, ServeOptions
    from craftnudge.services.team_settings import TeamSettings
    from craftnudge.services.team_work.roles import Role, RoleName, WorkKind
    from craftnudge.services.team_work.start_up import Waiting
    from craftnudge.services.team_work.worker import Outcome
    from craftnudge.services.workplace import Workplace

LOGGER: Final = "craftnudge.team"
DRAIN_SECONDS: Final = 20.0
_LEVELS: Final[dict[Outcome, int]] = {"done": logging.DEBUG, "failed": logging.WARNING, "set-aside": logging.ERROR}


@dataclass(frozen=True, slots=True)
class RoleOptions:
    """Which role is served, and how many seconds it waits for the database when it starts."""

    name: RoleName
    wait_seconds: float


def serve_role(
    workplace: Workplace,
    settings: TeamSettings,
    role: RoleOptions,
    options: ServeOptions,
    *,
    waiting: Callable[[Waiting], object],
    started: Callable[[Address], None],
    report: Callable[[BaseException], object],
) -> None:
    """Serves until a signal ends it. `waiting` is called for what is not there yet, `started` once the sockets listen.

    Raises UsageError for an unsafe combination of options or a busy port, StoreError for a database that never answers
    or has another schema, OutputError if the token cannot be kept.
    """
    refuse_unsafe(options)
    sockets = bound_sockets(options.host, options.port)
    try:
        wait_for_servers(settings, role.wait_seconds, waiting)
        team = TeamConnections(settings)
        try:
            _RoleProcess(ROLES[role.name], workplace, settings, team).serve(sockets, options, started, report)
        finally:
            team.close()
    finally:
        for bound in sockets:
            bound.close()


class _RoleProcess:
    """One role while it runs."""

    def __init__(self, role: Role, workplace: Workplace, settings: TeamSettings, team: TeamConnections) -> None:
        self._role = role
        self._workplace = workplace
        self._settings = settings
        # The rights of the login are used for nothing but changing into a database role.
        self._login = team
        self._team = team.acting("cn_web" if has_sign_in(workplace.environ) and role.includes("web") else role.rights)
        self._log = logging.getLogger(LOGGER)
        self._watch: JournalWatch | None = None
        self._metrics: QueueMetrics | None = None
        self._crew = crew_of(role, team, workplace, settings, report=self._worked, tell_pages=self._tell_pages)

    def serve(
        self,
        sockets: list[socket.socket],
        options: ServeOptions,
        started: Callable[[Address], None],
        report: Callable[[BaseException], object],
    ) -> None:
        """Answers and works until a signal."""
        port = sockets[0].getsockname()[1]
        token = token_of(self._workplace.home) if options.needs_token else None
        receiver = receiver_of(self._workplace.environ)
        tracing = Tracing.to(receiver) if receiver is not None and is_installed() else None
        context = self._context(self._team)
        admission, part = self._admission_and_part(admission_of(options, port, token), options)
        server = build(context, admission, report, tracing, part)
        started(address_of(options, port, token, receiver))
        self._log.info("started", extra={"fields": {"role": self._role.name, "port": port}})
        self._crew.start()
        runner = partial(_DrainingServer, self._crew)
        asyncio.run(run_application(server, sockets, behind_proxy=options.behind_proxy, runner=runner))
        self._log.info("ended", extra={"fields": {"role": self._role.name, "drained": self._crew.is_over}})

    def _context(self, team: TeamConnections) -> ServerContext:
        return ServerContext(self._workplace.home, self._workplace.environ, team_store=team.default_store)

    def _admission_and_part(self, admission: Admission, options: ServeOptions) -> tuple[Admission, Part]:
        """With sign-in the web role answers people with accounts, and no page that shows everybody's commits."""
        signs_in = has_sign_in(self._workplace.environ)
        part = Part(
            includes=self._role.includes,
            operations=partial(self._operations, options),
            more=(partial(nudge_routes, self._login.acting("cn_analysis")),)
            if self._role.includes("coach") and not signs_in
            else (),
            recorder=self._context(self._login.acting("cn_tracker")),
            watched=partial(setattr, self, "_watch"),
        )
        if not (signs_in and self._role.includes("web")):
            return admission, part
        accounts = team_server(self._login.database, self._workplace, self._login.acting("cn_ingest").work)
        return replace(admission, asks_by_itself=asks_by_itself), replace(
            part,
            includes=lambda name: name != "web" and self._role.includes(name),
            more=(lambda _: team_routes(accounts),),
        )

    def _operations(self, options: ServeOptions, context: ServerContext, metrics: Metrics) -> APIRouter:
        self._metrics = QueueMetrics(metrics.registry)
        metrics.registry.register(BacklogCollector(self._team))
        if self._settings.prometheus_port is not None:
            start_http_server(self._settings.prometheus_port, options.host or "127.0.0.1", metrics.registry)
        names = {"name": self._settings.app_name, "role": self._role.name}
        return health_routes(names, self._team, self._crew, context, metrics)

    def _worked(self, kind: WorkKind, outcome: Outcome, count: int, seconds: float, reason: str) -> None:
        if self._metrics is not None:
            self._metrics.count(kind, outcome, count, seconds)
        fields = {"kind": kind, "count": count, "milliseconds": round(seconds * 1000, 1), "reason": reason}
        self._log.log(_LEVELS[outcome], f"work {outcome}", extra={"fields": fields})

    def _tell_pages(self) -> None:
        if self._watch is not None:
            self._watch.tell_from_thread("journal")


class _DrainingServer(StreamEndingServer):
    """Goes on answering, as not ready, until the work in hand is done; a second signal ends it at once."""

    def __init__(self, crew: Crew, config: uvicorn.Config, end_streams: Callable[[], None]) -> None:
        super().__init__(config, end_streams)
        self._crew = crew
        self._ends_at: float | None = None

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """The first signal begins the end."""
        del sig, frame
        if self._ends_at is not None:
            self.should_exit = True
        self._ends_at = time.monotonic() + DRAIN_SECONDS
        self._crew.drain()

    async def on_tick(self, counter: int) -> bool:
        """Ten times a second."""
        if self._ends_at is not None and (self._crew.is_over or time.monotonic() > self._ends_at):
            self.should_exit = True
        return await super().on_tick(counter)
