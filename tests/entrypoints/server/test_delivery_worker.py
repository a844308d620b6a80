"""From a real push to the journal: a bare repository behind HTTP, signed deliveries, the installed server."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.forge import SECRET, ZEROS, StandIn, deliver, forge, pull_request_payload, push, push_payload
from tests.support.program import Program
from tests.support.repository import GitRepository
from tests.support.server import serving
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.server import RunningServer

REASON = "\n\nCancelled orders were counted, so the total was wrong."


@pytest.fixture
def stand_in(tmp_path: Path) -> Iterator[StandIn]:
    """A forge, and its repository in the user's settings."""
    with forge(tmp_path / "forge", tmp_path / "home") as running:
        settings = tmp_path / "home" / ".config" / "craftnudge" / "config.toml"
        settings.parent.mkdir(parents=True)
        (tmp_path / "tokens").write_text(f"127.0.0.1:{running.port} the-token\n")
        settings.write_text(
            f'[hooks]\nrepositories = ["{running.address}"]\nsecrets = ["{SECRET}"]\n'
            f'comment = true\ntokens-file = "{tmp_path / "tokens"}"\n'
        )
        yield running


@pytest.fixture
def clone(tmp_path: Path, stand_in: StandIn) -> GitRepository:
    """A developer's repository, pushed once."""
    repository = GitRepository(tmp_path / "clone", tmp_path / "developer")
    for number in range(3):
        repository.commit(f"Leave order {number} out{REASON}", {"app.py": f"x = {number}\n"})
    push(repository, stand_in)
    return repository


@pytest.fixture
def program(tmp_path: Path, stand_in: StandIn) -> Program:
    """The owner of the server, who has no clone."""
    return Program(tmp_path / "home", stand_in.home)


def lines(program: Program) -> list[dict[str, Any]]:
    """The commits of the journal."""
    if not program.journal.exists():
        return []
    return [line for line in map(json.loads, program.journal.read_text().splitlines()) if line["type"] == "commit"]


def hashes(program: Program) -> list[str]:
    """The hashes of the journal in the order of recording, with repetitions."""
    return [line["hash"] for line in lines(program)]


def waits(program: Program) -> int:
    """How many deliveries wait."""
    return len(list((program.home / "craftnudge/hooks/inbox").glob("*.json")))


def send_push(server: RunningServer, repository: GitRepository, identity: str, before: str = ZEROS) -> None:
    """Delivers that main was pushed."""
    reply = deliver(server, push_payload(before, repository.hashes[-1], n=identity), identity=identity)
    assert (reply.status, reply.json["result"]) == (202, "queued")


def test_a_push_is_recorded_as_track_records_it(
    tmp_path: Path, stand_in: StandIn, clone: GitRepository, program: Program
) -> None:
    """The pushed commits, with the facts of a full clone; fetched from the configured address and from no other."""
    before = clone.hashes[-1]
    clone.commit(f"Leave order 3 out{REASON}", {"app.py": "x = 3\n"})
    clone.commit("Show <script>alert(1)</script> \x1b[31m\u202ereversed", {"app.py": "x = 4\n"})
    push(clone, stand_in)
    with serving(program) as server:
        send_push(server, clone, "1", before)
        wait_until(lambda: len(hashes(program)) == 2)
        wait_until(lambda: waits(program) == 0)
        listed = server.ask("/commits").json["commits"]
        assert deliver(server, push_payload(before, clone.hashes[-1], n="1"), identity="1").json["result"] == "known"
        page = server.ask("/commits", headers={"Accept": "text/html"}).body.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert not any(bad in page for bad in ("<script>alert", "\x1b", "\u202e"))
    assert {commit["commit"]["hash"] for commit in listed} == set(clone.hashes[-2:])
    other = Program(tmp_path / "other", clone.path)
    (tmp_path / "other").mkdir()
    assert other("track", f"{before}..HEAD").code == 0
    clone_key, *_ = {line["repository"]["key"] for line in lines(program)}
    for ours, theirs in zip(lines(program), lines(other), strict=True):
        assert clone_key.endswith("/shop")
        for name in ("hash", "message", "files", "totals", "past", "code", "author", "parents", "facts"):
            assert ours[name] == theirs[name], name
    assert all(path.startswith("/acme/shop.git/") for _, path, _ in stand_in.requests)
    assert not list(tmp_path.rglob("owned"))


def test_branches_tags_forced_pushes_and_deletions(stand_in: StandIn, clone: GitRepository, program: Program) -> None:
    """A new branch has its own commits, a forced push those that replace others; tags and deletions have none."""
    with serving(program) as server:
        clone.commit(f"Leave order 3 out{REASON}", {"app.py": "x = 3\n"})
        push(clone, stand_in)
        send_push(server, clone, "1", clone.hashes[-2])
        wait_until(lambda: hashes(program) == clone.hashes[-1:])
        clone.git("switch", "--quiet", "--create", "topic/a")
        topic = clone.commit("Round the total up", {"app.py": "x = 4\n"})
        push(clone, stand_in, "topic/a")
        deliver(server, push_payload(ZEROS, topic, "refs/heads/topic/a"), identity="2")
        wait_until(lambda: hashes(program) == [*clone.hashes[-2:]])
        clone.git("commit", "--quiet", "--amend", "--message=Round the total up to the next cent")
        forced = clone.git("rev-parse", "HEAD")
        push(clone, stand_in, "--force", "topic/a")
        deliver(server, push_payload(topic, forced, "refs/heads/topic/a"), identity="3")
        wait_until(lambda: hashes(program)[-1] == forced)
        clone.git("tag", "v1")
        push(clone, stand_in, "v1")
        deliver(server, push_payload(ZEROS, forced, "refs/tags/v1"), identity="4")
        push(clone, stand_in, ":topic/a")
        deliver(server, push_payload(forced, ZEROS, "refs/heads/topic/a"), identity="5")
        wait_until(lambda: waits(program) == 0)
    assert len(hashes(program)) == 3
    # Nothing reaches the replaced commits any more, so they don't count.
    shown = program("log", "--json", "--all-repos", "--all-authors").json
    assert [commit["commit"]["hash"] for commit in shown["commits"]] == [clone.hashes[-2]]


def test_a_killed_server_loses_no_delivery(stand_in: StandIn, clone: GitRepository, program: Program) -> None:
    """Answered with 202, killed at once, started again: each commit is recorded, and once."""
    for number in range(3):
        clone.commit(f"Leave order {number} out again{REASON}", {"app.py": f"y = {number}\n"})
        push(clone, stand_in)
        with serving(program) as server:
            send_push(server, clone, str(number), clone.hashes[-2])
            server.process.kill()
            server.process.wait()
    with serving(program):
        wait_until(lambda: waits(program) == 0)
    assert sorted(hashes(program)) == sorted(clone.hashes[3:])


def test_what_was_never_delivered_heals(stand_in: StandIn, clone: GitRepository, program: Program) -> None:
    """A server that starts fetches each repository; the history from before the first time is not recorded unasked."""
    mirror = program.home / f"craftnudge/mirrors/127.0.0.1_{stand_in.port}/acme/shop.git/recorded.json"
    with serving(program):
        wait_until(mirror.exists)
    assert hashes(program) == []
    clone.commit(f"Leave order 9 out{REASON}", {"app.py": "x = 9\n"})
    push(clone, stand_in)
    with serving(program):
        wait_until(lambda: hashes(program) == clone.hashes[-1:])


def test_a_failed_attempt_waits_with_its_reason(stand_in: StandIn, clone: GitRepository, program: Program) -> None:
    """It stays on disk and is tried again later; text of the forge is kept short and harmless."""
    stand_in.bare.rename(stand_in.bare.with_name("moved.git"))
    with serving(program) as server:
        send_push(server, clone, "1")
        wait_until(lambda: program("webhook", "status", "--json").json["waiting"][0]["reason"] is not None)
    shown = program("webhook", "status")
    assert shown.code == 0
    assert f"cannot fetch {stand_in.address}" in " ".join(shown.stdout.split())
    stand_in.bare.with_name("moved.git").rename(stand_in.bare)


def test_one_comment_follows_its_pull_request(stand_in: StandIn, clone: GitRepository, program: Program) -> None:
    """Created once, updated in place, left alone where it would be equal, and gone once a person deleted it."""
    clone.git("switch", "--quiet", "--create", "fork")
    clone.commit("stuff", {"app.py": "z = 1\n"})
    clone.commit("more stuff", {"app.py": "z = 2\n"})
    push(clone, stand_in, "fork:refs/pull/7/head")
    stranger = {
        "id": 1,
        "number": 7,
        "body": "<!-- craftnudge squash-message 1 0123456789abcdef -->",
        "user": {"id": 1},
    }
    stand_in.comments.append(stranger)
    title = "Stuff @everyone ![x](https://evil.example) <img src=x>"

    def texts() -> list[str]:
        return [comment["body"] for comment in stand_in.comments[1:]]

    with serving(program) as server:
        steps = iter(range(100))

        def send(title: str, action: str, **more: Any) -> None:
            payload = pull_request_payload(7, title, action, **more) | {"n": (number := next(steps))}
            assert deliver(server, payload, event="pull_request", identity=str(number)).status == 202
            wait_until(lambda: waits(program) == 0)

        send(title, "opened", draft=True)
        assert texts() == []
        send(title, "opened")
        (first,) = texts()
        assert first.startswith("<!-- craftnudge squash-message 1 ")
        assert not any(bad in first for bad in ("@everyone", "https://", "![x]", "<img"))
        send(title, "synchronized")
        assert [method for method, *_ in stand_in.requests].count("PATCH") == 0
        send("stuff", "edited")
        (second,) = texts()
        assert second != first
        assert "> stuff (&#35;7)" in second
        assert "is a placeholder" in second
        del stand_in.comments[1]
        send("Another title", "edited")
        assert texts() == []
        send("Another title", "closed", state="closed")
    assert {token for method, path, token in stand_in.requests if path.startswith("/api/")} == {"token the-token"}
    assert stand_in.comments == [stranger]
