"""A team with a lead, a member and an admin, each with two commits, and its API."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("psycopg")
pytest.importorskip("joserfc")

from fastapi import FastAPI
from starlette.testclient import TestClient

from craftnudge.adapters.accounts.github import GitHub
from craftnudge.adapters.accounts.signed_tokens import AccessClaims, SigningKeys
from craftnudge.adapters.store.postgres.connection import Database
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.domain.commits.record import Person
from craftnudge.entrypoints.server.application import _handle_errors
from craftnudge.entrypoints.server.team_routes import team_routes
from craftnudge.services.accounts.accounts import Accounts
from craftnudge.services.accounts.team_server import TeamServer
from craftnudge.services.workplace import Workplace
from tests.adapters.store.local.records import ANN, BOB, FIRST_SECONDS, a_record
from tests.support.github import StandInGitHub, stand_in_github
from tests.support.servers.teams import add_person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CEM = Person("Cem", "cem@example.org")
AUTHORS = {1: ANN, 2: BOB, 3: CEM}
ROLES = {"lead": 1, "member": 2, "admin": 3}


@dataclass
class Team:
    """The API as its clients see it, and what is behind it. `clock` holds the time in seconds since 1970."""

    client: TestClient
    server: TeamServer
    github: StandInGitHub
    application: FastAPI
    clock: list[float]

    @property
    def http(self) -> Any:
        """The same client for code that takes httpx's, whose methods it has."""
        return self.client

    def token(self, person: int) -> str:
        """An access token of a person."""
        return self.server.accounts.keys.sign(AccessClaims(person, 1), int(self.clock[0]))

    def ask(self, method: str, path: str, token: str | None, **more: Any) -> Any:
        """The response to a request."""
        headers = {**more.pop("headers", {}), **({"authorization": f"Bearer {token}"} if token else {})}
        return self.client.request(method, path, headers=headers, follow_redirects=False, **more)


@pytest.fixture
def team(database_url: str, tmp_path: Path) -> Iterator[Team]:
    """Ann leads, Bob is a member, Cem is the admin."""
    clock = [float(FIRST_SECONDS + 10 * 86_400)]
    with Database(database_url) as database, stand_in_github() as github:
        with database.transaction(1) as connection:
            for role, person in ROLES.items():
                add_person(connection, 1, person, role, AUTHORS[person].email)
        PostgresStore(database, 1).append(a_record(number, author=AUTHORS[number % 3 + 1]) for number in range(6))
        accounts = Accounts(
            database,
            SigningKeys.of_file(tmp_path / "keys.json"),
            GitHub("id", "secret", github.url, github.url),
            "http://team.example",
            now=lambda: clock[0],
        )
        workplace = Workplace(tmp_path / "home", {}, now=lambda: clock[0])
        server = TeamServer(database, accounts, workplace)
        application = FastAPI(telemetry={"auto_configure": False, "logs": False})
        application.include_router(team_routes(server))
        _handle_errors(application, lambda _: None)
        with TestClient(application, raise_server_exceptions=False) as client:
            yield Team(client, server, github, application, clock)
