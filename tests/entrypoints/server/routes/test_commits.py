"""`/commits`: the list in pages, and one commit."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.support.schema import assert_valid
from tests.support.server import serving

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import RunningServer

    Recorded = tuple[Program, GitRepository]


def following(link: str | None) -> str | None:
    """The address in a `Link` header."""
    found = re.fullmatch(r'<([^>]+)>; rel="next"', link or "")
    return found[1] if found else None


def test_the_pages_are_the_list_of_the_command(server: RunningServer, recorded: Recorded) -> None:
    """Every commit once, in the same order; the last page leads nowhere."""
    told = [commit["commit"]["hash"] for commit in recorded[0]("log", "--json", "--limit", "0").json["commits"]]
    hashes: list[str] = []
    path: str | None = "/commits?limit=5"
    while path is not None:
        reply = server.ask(path)
        assert_valid("log", reply.json)
        assert reply.json["matching"] == len(told)
        hashes += [commit["commit"]["hash"] for commit in reply.json["commits"]]
        path = following(reply.headers.get("link"))
    assert hashes == told


def test_new_commits_do_not_shift_a_page(program: Program, repository: GitRepository) -> None:
    """What was read is not read again, and nothing is left out."""
    for number in range(6):
        repository.commit(f"Add order {number}", {"a.py": f"a = {number}\n"})
    program("track", "--all")
    with serving(program) as server:
        first = server.ask("/commits?limit=2")
        for number in range(6, 9):
            repository.commit(f"Add order {number}", {"a.py": f"a = {number}\n"})
        program("track", "--all")
        second = server.ask(following(first.headers["link"]) or "")
    subjects = [commit["commit"]["subject"] for reply in (first, second) for commit in reply.json["commits"]]
    assert subjects == ["Add order 5", "Add order 4", "Add order 3", "Add order 2"]


@pytest.mark.parametrize("cursor", ["x", "1", "1.", "-1.x", "99999999999.x", "1.no-such-commit"])
def test_a_cursor_that_leads_nowhere_is_said(server: RunningServer, cursor: str) -> None:
    """One that was typed, and one whose commit is gone."""
    reply = server.ask(f"/commits?cursor={cursor}")
    assert (reply.status, reply.json["type"]) == (400, "/problems/invalid-request")
    gone = server.ask("/commits?cursor=1.00000000-0000-5000-8000-000000000000")
    assert (gone.status, gone.json["type"]) == (404, "/problems/unknown-commit")


def test_one_level_can_be_asked_for(server: RunningServer) -> None:
    """And no other is in the answer; an unknown one is refused."""
    levels = {commit["quality_level"] for commit in server.ask("/commits?level=GOOD").json["commits"]}
    assert levels <= {"GOOD"}
    assert server.ask("/commits?level=SUPERB").status == 400


def test_one_commit_is_that_of_coach(server: RunningServer, recorded: Recorded) -> None:
    """By its hash, with an ETag."""
    commit_hash = recorded[1].git("rev-parse", "HEAD").strip()
    reply = server.ask(f"/commits/{commit_hash}")
    assert_valid("coach", reply.json)
    again = server.ask(f"/commits/{commit_hash}", headers={"If-None-Match": reply.headers["etag"]})
    assert again.status == 304


def test_words_of_the_message_are_found(server: RunningServer, recorded: Recorded) -> None:
    """All of them, in any case and order; the command and the page list the same, and each page keeps the words."""
    words = {"words": "TOTAL order cancelled", "user_id": "everyone"}
    told = recorded[0]("log", "--all-repos", "--grep", words["words"], "--json", "--limit", "0").json
    assert 0 < told["matching"] < 12
    reply = server.ask(f"/commits?{urlencode(words)}&limit=2")
    assert reply.json["matching"] == told["matching"]
    rest = server.ask(following(reply.headers["link"]) or "").json
    assert rest["commits"][0] == told["commits"][2]
    page = server.ask(f"/commits?{urlencode(words)}", headers={"Accept": "text/html"}).body.decode()
    assert "craftnudge log --all-repos --grep &#39;TOTAL order cancelled&#39;" in page
    assert server.ask("/commits?words=no+such+word").json["matching"] == 0


def test_a_check_opens_the_commits_that_fail_it(server: RunningServer, recorded: Recorded) -> None:
    """Those that `log --failing` lists, and no other; an unknown check is said."""
    told = recorded[0]("log", "--all-repos", "--failing", "CN102", "--json", "--limit", "0").json["commits"]
    assert 0 < len(told) < 12
    assert server.ask("/commits?failing=CN102&limit=200").json["commits"] == told
    for commit in told:
        aspects = recorded[0]("coach", commit["commit"]["hash"], "--json", "--no-ai").json["aspects"]
        outcomes = {check["id"]: check["outcome"] for check in aspects["message"]["checks"]}
        assert outcomes["CN102"] in ("partly", "missed")
    assert server.ask("/commits?failing=CN999").status == 404


def test_a_list_can_be_kept_as_a_file(server: RunningServer) -> None:
    """All that match, not a page of them, as JSON and as rows with the same scores."""
    chosen = "?level=GOOD&user_id=everyone"
    document = server.ask(f"/commits.json{chosen}")
    assert_valid("log", document.json)
    assert document.headers["content-disposition"] == 'attachment; filename="commits.json"'
    rows = list(csv.DictReader(io.StringIO(server.ask(f"/commits.csv{chosen}").body.decode(), newline="")))
    listed = [(each["commit"]["hash"], f"{each['quality_score']:.1f}") for each in document.json["commits"]]
    assert [(row["commit"], row["score"]) for row in rows] == listed
    assert len(listed) == document.json["matching"]
