"""Roles of a team's server as processes: what was appended ends scored, whatever is killed on the way."""

from __future__ import annotations

import http.client
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("psycopg")

from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.connections import TeamConnections
from tests.adapters.store.local.records import ANN, BOB, a_record, hash_of
from tests.support.forge import SECRET, ZEROS, deliver, forge, push, push_payload
from tests.support.program import Program
from tests.support.repository import GitRepository
from tests.support.server import serving
from tests.support.servers.teams import add_person
from tests.support.waiting import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.server import RunningServer


@contextmanager
def team_at(**environment: str) -> Iterator[TeamConnections]:
    """The connections of a process that appends commits."""
    team = TeamConnections(team_settings(environment))
    try:
        yield team
    finally:
        team.close()


def append(team: TeamConnections, numbers: range) -> None:
    """Appends commits, which makes work."""
    store = team.default_store(time.time)
    assert store.append([a_record(number) for number in numbers]).written == len(numbers)


def scored(team: TeamConnections) -> int:
    """How many commits have a score."""
    return _count(team, "kept_score")


def nudged(team: TeamConnections) -> int:
    """How many commits the coach has seen."""
    return _count(team, "kept_nudge")


def _count(team: TeamConnections, table: str) -> int:
    with team.database.transaction(1) as connection:
        ((count,),) = connection.execute(f"select count(*) from {table}").fetchall()  # noqa: S608 - our own names
    return int(count)


def work_is_done(team: TeamConnections) -> bool:
    """Whether only what is repeated for ever is left."""
    return set(team.work.waiting()) <= {"store", "publish", "seal"}


def end(server: RunningServer) -> int:
    """Asks a role to end; returns its exit code."""
    server.process.send_signal(signal.SIGTERM)
    return server.process.wait(PATIENCE_SECONDS)


def test_roles_share_the_work_and_survive_the_loss_of_redis(
    program: Program, database_url: str, login_url: str, redis_url: str
) -> None:
    """What Redis forgets in the middle is in the database; an open page hears of the scores.

    Their user has no right but to change into database roles.
    """
    import redis  # noqa: PLC0415

    environment = {"DATABASE_URL": login_url, "REDIS_URL": redis_url, "COMMIT_BATCH_SIZE": "7"}
    with (
        team_at(**environment | {"DATABASE_URL": database_url}) as team,
        serving(program, "--role", "web", **environment) as web,
        serving(program, "--role", "analysis", **environment) as analysis,
        serving(program, "--role", "coach", **environment) as coach,
        _events(web) as events,
        redis.Redis.from_url(redis_url) as client,
    ):
        append(team, range(1, 61))
        client.flushall()
        append(team, range(61, 121))
        wait_until(lambda: work_is_done(team))
        assert (scored(team), nudged(team)) == (120, 120)
        assert events.readline_after(b"event: journal")
        nudge = coach.ask(f"/nudges/{hash_of(1)}").json
        assert (nudge["commit"], nudge["note"]) == (hash_of(1), None)
        assert coach.ask(f"/nudges/{hash_of(999)}").status == 404
        assert web.ask("/coach/progress/everyone").status == 200
        metrics = analysis.ask("/metrics", signed_in=False).body.decode()
        assert 'craftnudge_queue_done_total{kind="analyse"} 120.0' in metrics
        assert "craftnudge_database_up 1.0" in metrics
        ready = analysis.ask("/health/ready", signed_in=False)
        assert (ready.status, ready.json["role"], ready.json["failing"]) == (200, "analysis", [])
        assert [end(analysis), end(coach), end(web)] == [0, 0, 0]


def test_a_killed_role_loses_nothing(program: Program, database_url: str) -> None:
    """Without Redis, too: another role does what it had in hand, when the time of its lease is over."""
    environment = {"DATABASE_URL": database_url, "COMMIT_BATCH_SIZE": "5"}
    with team_at(**environment) as team:
        with serving(program, "--role", "analysis", **environment) as first:
            append(team, range(1, 201))
            wait_until(lambda: scored(team) > 0)
            first.process.kill()
            first.process.wait(PATIENCE_SECONDS)
        with team.database.work() as connection:
            connection.execute("update work set available_at = clock_timestamp()")
        with serving(program, "--role", "all", **environment) as second:
            wait_until(lambda: work_is_done(team))
            assert (scored(team), nudged(team), team.work.dead()) == (200, 200, [])
            assert second.ask("/health/live", signed_in=False).json["stuck"] == []


def test_a_role_that_is_asked_to_end_leaves_nothing_in_hand(program: Program, database_url: str) -> None:
    """Another one can go on at once, and need not wait for a lease."""
    environment = {"DATABASE_URL": database_url, "COMMIT_BATCH_SIZE": "5"}
    with team_at(**environment) as team, serving(program, "--role", "analysis", **environment) as role:
        append(team, range(1, 301))
        wait_until(lambda: scored(team) > 0)
        assert end(role) == 0
        with team.database.work() as connection:
            in_hand = connection.execute("select count(*) from work where kind = 'analyse' and tries > 0").fetchone()
        assert in_hand == (0,)
        assert scored(team) + team.work.waiting().get("analyse", 0) == 300


def test_what_is_missing_is_said_in_one_line(program: Program, empty_database_url: str) -> None:
    """A role that does not exist, no database, one out of reach, one without a schema."""
    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    cases: list[tuple[str, dict[str, Any], str]] = [
        ("analysis", {}, "DATABASE_URL is not set"),
        ("judge", {"DATABASE_URL": empty_database_url}, 'no role is called "judge"'),
        ("store", {"DATABASE_URL": nowhere}, "the database did not answer within 0.1 s"),
        ("store", {"DATABASE_URL": empty_database_url}, "needs"),
    ]
    for role, environment, words in cases:
        run = program("serve", "--role", role, "--port", "0", "--wait", "0.1", **environment)
        assert run.code != 0
        assert words in run.stderr
        assert "Traceback" not in run.stderr


def test_a_signed_push_ends_on_the_dashboard(tmp_path: Path, database_url: str, login_url: str) -> None:
    """Taken by the webhook role, which has its secret from a file, and shown by the process with the pages."""
    (tmp_path / "secret").write_text(SECRET)
    with forge(tmp_path / "forge", tmp_path / "home") as stand_in:
        settings = tmp_path / "home" / ".config" / "craftnudge" / "config.toml"
        settings.parent.mkdir(parents=True)
        (tmp_path / "tokens").write_text(f"127.0.0.1:{stand_in.port} the-token\n")
        settings.write_text(f'[hooks]\nrepositories = ["{stand_in.address}"]\ntokens-file = "{tmp_path / "tokens"}"\n')
        repository = GitRepository(tmp_path / "clone", tmp_path / "developer")
        repository.commit(
            "Leave cancelled orders out of the total", {"app.py": "x = 1\n"}, seconds=int(time.time()) - 60
        )
        push(repository, stand_in)
        program = Program(tmp_path / "home", stand_in.home)
        environment = {"DATABASE_URL": login_url, "GITHUB_WEBHOOK_SECRET_FILE": str(tmp_path / "secret")}
        with (
            serving(program, "--role", "webhook", **environment) as webhook,
            serving(program, "--role", "all", **environment) as pages,
            team_at(DATABASE_URL=database_url) as team,
        ):
            payload = push_payload(ZEROS, repository.hashes[-1])
            assert deliver(webhook, payload, kind="github").status == 202
            wait_until(lambda: scored(team) == 1 and nudged(team) == 1)
            page = pages.ask("/commits", headers={"Accept": "text/html"})
            assert b"Leave cancelled orders out of the total" in page.body
            assert webhook.ask("/commits").status == 404


class _Events:
    """The lines of an open stream of events."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self._response = response

    def readline_after(self, line: bytes) -> bytes:
        """Reads on to a line; returns the next one."""
        while self._response.readline().strip() != line:
            pass
        return self._response.readline()


@contextmanager
def _events(server: RunningServer) -> Iterator[_Events]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)
    connection.request("GET", "/events", headers={"Authorization": f"Bearer {server.token}"})
    try:
        events = _Events(connection.getresponse())
        events.readline_after(b"event: open")
        yield events
    finally:
        connection.close()


def test_with_sign_in_a_colleagues_commits_are_behind_no_door(
    program: Program, database_url: str, login_url: str, tmp_path: Path
) -> None:
    """People see their own commits by their own tokens; the server's token opens none of the pages that show all."""
    pytest.importorskip("joserfc")
    from craftnudge.adapters.accounts.signed_tokens import AccessClaims, SigningKeys  # noqa: PLC0415

    keys_file = tmp_path / "keys.json"
    keys = SigningKeys.of_file(keys_file)
    environment = {
        "DATABASE_URL": login_url,
        "GITHUB_CLIENT_ID": "id",
        "GITHUB_CLIENT_SECRET": "secret",
        "PUBLIC_URL": "http://team.example",
        "TOKEN_KEYS_FILE": str(keys_file),
    }
    with team_at(DATABASE_URL=database_url) as team, serving(program, "--role", "all", **environment) as server:
        with team.database.transaction(1) as connection:
            add_person(connection, 1, 1, "lead", ANN.email)
            add_person(connection, 1, 2, "member", BOB.email)
        team.default_store(time.time).append([a_record(1, author=ANN), a_record(5, author=BOB)])
        bob = {"authorization": f"Bearer {keys.sign(AccessClaims(2, 1), int(time.time()))}"}
        own = server.ask("/v1/me/commits?days=3000", signed_in=False, headers=bob)
        assert own.status == 200
        assert hash_of(5).encode() in own.body
        assert hash_of(1).encode() not in own.body
        assert server.ask("/v1/people/1/commits", signed_in=False, headers=bob).status in (403, 404)
        assert server.ask("/v1/me/commits").status == 401
        for path in ("/commits", "/", "/coach/progress/everyone", f"/nudges/{hash_of(1)}"):
            assert server.ask(path).status in (401, 404)
            seen = server.ask(path, signed_in=False, headers=bob)
            assert seen.status in (200, 401, 403, 404)
            assert hash_of(1).encode() not in seen.body.replace(path.encode(), b"")
            assert ANN.email.encode() not in seen.body
