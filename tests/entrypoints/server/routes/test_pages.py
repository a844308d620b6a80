"""The pages of the server, as a browser without scripts sees them."""

from __future__ import annotations

import re
import time
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from tests.support.server import serving

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository
    from tests.support.server import Reply, RunningServer

    Recorded = tuple[Program, GitRepository]

PAGES = ("/", "/commits", "/progress", "/insights", "/goal", "/practice", "/team", "/data")
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}
HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7 * 7 }} \x1b[31m\u202e"


class Elements(HTMLParser):
    """Every element of a page with its attributes, and its text."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Called for each element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Called for each text."""
        self.words.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each element with that name."""
        return [attributes for name, attributes in self.found if name == tag]

    @property
    def text(self) -> str:
        """All text, with single blanks."""
        return " ".join(" ".join(self.words).split())


def page_of(server: RunningServer, path: str) -> Elements:
    """A page that is there."""
    reply = server.ask(path, headers={"Accept": "text/html"})
    assert (reply.status, path) == (200, path)
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    return Elements(reply.body)


def send(server: RunningServer, path: str, **fields: str) -> Reply:
    """A form of a page."""
    return server.ask(path, "POST", body=urlencode(fields).encode(), headers=FORM)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_can_be_read_by_everybody(server: RunningServer, path: str) -> None:
    """One first heading, headings in order, a language, labelled fields, links to every page, and its command."""
    page = page_of(server, path)
    assert page.all("html") == [{"lang": "en"}]
    levels = [int(tag[1]) for tag, _ in page.found if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert {link["href"] for link in page.all("a")} >= set(PAGES)
    assert [link for link in page.all("a") if link.get("aria-current") == "page"] == [
        {"href": path, "aria-current": "page"}
    ]
    labelled = {label.get("for") for label in page.all("label")}
    for tag in ("input", "textarea"):
        for field in page.all(tag):
            assert field.get("type") == "hidden" or field.get("id") in labelled
    assert "craftnudge" in page.text.rpartition("The same in a terminal:")[2]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_runs_and_loads_only_our_own_files(server: RunningServer, path: str) -> None:
    """No script inside it, no style attribute, no handler, no address of another host."""
    page = page_of(server, path)
    assert [script["src"] for script in page.all("script")] == ["/static/live.js"]
    for _, attributes in page.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        for name in ("src", "href", "action"):
            assert (attributes.get(name) or "/").startswith(("/", "#"))
    for used in {attributes["href"] for attributes in page.all("link")}:
        assert server.ask(str(used)).status == 200


def test_text_of_strangers_stays_text(program: Program, repository: GitRepository) -> None:
    """A subject, a body, a name and a path that try to become elements, in every page that shows them."""
    now = int(time.time())
    for number in range(3):
        repository.commit(
            f"{HOSTILE} {number}\n\n{HOSTILE}",
            {f"<b>{number}.py": f"x = {number}\n"},
            seconds=now - 3600 * number,
            author="&lt;b&gt;alert(3) <ann@example.org>",
        )
    program("track", "--all")
    commit_hash = repository.git("rev-parse", "HEAD").strip()
    with serving(program) as server:
        for path in (
            *PAGES,
            f"/commits/{commit_hash}",
            "/commits?repository=repo",
        ):
            reply = server.ask(path.replace("<", "%3C").replace(">", "%3E"), headers={"Accept": "text/html"})
            page = Elements(reply.body)
            assert len(page.all("script")) == 1, path
            assert {image["src"] for image in page.all("img")} == {"/static/icon.svg"}
            assert not page.all("b")
            assert b"\x1b" not in reply.body
            assert "\u202e" not in reply.body.decode()
            shown = page_of(server, f"/commits/{commit_hash}")
        assert "<script>alert(1)</script>" in shown.text
        assert "{{ 7 * 7 }}" in shown.text
        assert "&lt;b&gt;alert(3)" in shown.text


def test_the_figures_are_those_of_the_command(server: RunningServer, recorded: Recorded) -> None:
    """The list of commits and one commit, against `log` and `coach`."""
    program, _ = recorded
    told = program("log", "--json").json
    page = page_of(server, "/commits")
    assert f"{told['matching']} commits" in page.text
    for commit in told["commits"]:
        assert f"{commit['quality_score']:.1f}" in page.text
        assert f"/commits/{commit['commit']['hash']}" in {link["href"] for link in page.all("a")}
    last = told["commits"][0]
    shown = page_of(server, f"/commits/{last['commit']['hash']}")
    assert f"{last['quality_score']:.1f}" in shown.text
    coached = program("coach", last["commit"]["hash"], "--json", "--no-ai").json
    for category in coached["aspects"].values():
        for check in category["checks"]:
            assert check["outcome"] == "not_applicable" or check["says"].split('"')[0].strip() in shown.text


def test_a_goal_is_set_and_ended_by_forms(server: RunningServer, recorded: Recorded) -> None:
    """Each form leads back to its page."""
    reply = send(server, "/goal", check="CN110")
    assert (reply.status, reply.headers["location"]) == (303, "/goal")
    assert "CN110" in page_of(server, "/goal").text
    assert recorded[0]("goal", "--json").json["focus"]["check"] == "CN110"
    send(server, "/goal", check="")
    assert "No goal set." in page_of(server, "/goal").text


def test_what_costs_most_can_be_made_the_goal(program: Program, repository: GitRepository) -> None:
    """From the insight, by a form that goes away with it."""
    now = int(time.time())
    for number in range(24):
        lines = "".join(f"x_{number}_{line} = {line}\n" for line in range(30))
        repository.commit("Change orders", {f"app{number}.py": lines}, seconds=now - (24 - number) * 3600)
    assert program("track", "--all").code == 0
    found = program("insights", "--days", "30", "--json").json["insights"]
    check = next(insight["figures"]["check"] for insight in found if insight["name"] == "recurring-miss")
    with serving(program) as server:
        offered = page_of(server, "/insights?days=30")
        assert [field["value"] for field in offered.all("input") if field.get("name") == "check"] == [check]
        assert send(server, "/goal", check=check).status == 303
        assert not page_of(server, "/insights?days=30").all("input")
    assert program("goal", "--json").json["focus"]["check"] == check


def test_a_commit_that_is_not_there_is_a_page(server: RunningServer) -> None:
    """A browser gets words, a program a document."""
    reply = server.ask("/commits/" + "0" * 40, headers={"Accept": "text/html"})
    assert reply.status == 404
    assert "This commit is not recorded" in Elements(reply.body).text
    assert server.ask("/nothing/at/all").json["type"] == "/problems/nothing-there"


def test_practice_by_forms(program: Program, repository: GitRepository) -> None:
    """Start, answer with a score, with a message, skip, end; a reload asks for the next exercise."""
    now = int(time.time())
    for number in range(6):
        repository.commit(f"update stuff {number}", {"app.py": f"x = {number}\n"}, seconds=now - 3600 * number)
    for name in ("email", "name"):
        repository.git("config", "--global", f"user.{name}", repository.git("config", f"user.{name}"))
    program("track", "--all")
    with serving(program) as server:
        place = send(server, "/practice/start").headers["location"]
        page = page_of(server, "/practice")  # goes on with the session
        for fields in ({"rating": "6,5"}, {"message": "Count cancelled orders once"}, {"skip": "1"}):
            hidden = {str(one["name"]): str(one["value"]) for one in page.all("input") if one.get("type") == "hidden"}
            reply = send(server, f"{place}/answers", exercise_id=hidden["exercise_id"], **fields)
            assert reply.status == 200
            assert "CraftNudge:" in Elements(reply.body).text
            page = page_of(server, place)
        wrong = send(server, f"{place}/answers", exercise_id=hidden["exercise_id"], rating="many")
        assert wrong.status == 400
        assert "a number from 0 to 10" in Elements(wrong.body).text
        ended = Elements(send(server, f"{place}/end").body)
        assert "2 commits practised" in ended.text


@pytest.mark.parametrize(
    "path", ["/progress?days=0", "/progress?days=x", "/commits?limit=0", "/commits?user_id=nobody"]
)
def test_a_wrong_choice_is_a_page_that_says_so(server: RunningServer, path: str) -> None:
    """Never a bare error."""
    reply = server.ask(path, headers={"Accept": "text/html"})
    assert reply.status in (400, 404)
    assert Elements(reply.body).all("h1")


def test_without_commits_each_page_says_what_to_do(program: Program) -> None:
    """The command to type."""
    with serving(program) as server:
        assert "craftnudge track --all" in page_of(server, "/").text
        for path in PAGES:
            assert page_of(server, path).text
