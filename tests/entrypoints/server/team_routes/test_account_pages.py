"""The pages of accounts: each person sees their own commits, the team's published figures, and nobody else's."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.store.postgres.published import PublishedFigure, publish
from craftnudge.services.accounts.rights import OWN_PAGES
from craftnudge.services.team_work.publish import closed_months
from tests.adapters.store.local.records import hash_of

if TYPE_CHECKING:
    from tests.entrypoints.server.team_routes.conftest import Team

PAGE = {"accept": "text/html"}
OTHERS = ("Ann", "Cem", "ann@", "cem@")


def signed_in(team: Team) -> None:
    """Bob's browser, after GitHub: its cookies are in the client."""
    team.github.user = {"id": 1002, "login": "bob"}
    begun = team.ask("GET", "/sign-in/github", None)
    state, code = team.github.approve(begun.headers["location"])
    back = team.ask("GET", f"/v1/auth/github/callback?state={state}&code={code}", None)
    assert back.headers["location"].startswith("/signed-in?code=")
    done = team.ask("GET", back.headers["location"], None)
    assert (done.status_code, done.headers["location"]) == (303, "/")


def page(team: Team, path: str) -> Any:
    """What a browser gets."""
    return team.ask("GET", path, None, headers=PAGE)


def test_every_page_shows_ones_own_commits_alone(team: Team) -> None:
    """Behind the cookie; a commit of somebody else is not there by whatever address."""
    assert page(team, "/").headers["location"] == "/sign-in"
    signed_in(team)
    assert b"Sign in with GitHub" in page(team, "/sign-in").content
    for operation in OWN_PAGES:
        method, path = operation.split()
        if method == "GET" and "{" not in path:
            shown = page(team, path)
            assert shown.status_code == 200, path
            assert not any(other in shown.text for other in OTHERS), path
    listed = page(team, "/commits").text
    assert [hash_of(number) in listed for number in range(6)] == [False, True, False, False, True, False]
    assert page(team, f"/commits/{hash_of(1)}").status_code == 200
    for foreign in (f"/commits/{hash_of(0)}", f"/commits/{hash_of(0)}?user_id=everyone"):
        assert page(team, foreign).status_code == 404
    progress = "/coach/progress/{}?days=3000"
    assert team.ask("GET", progress.format("everyone"), None).json()["commits_before"] == 0
    assert team.ask("GET", progress.format("ann@example.org"), None).status_code == 404


def test_an_answer_that_is_kept_goes_to_its_person_alone(team: Team) -> None:
    """Two people ask the same question; the second has not the first one's answer, nor its ETag."""
    answers = [team.ask("GET", "/commits?user_id=everyone", team.token(person)) for person in (1, 2)]
    first, second = ({commit["commit"]["hash"] for commit in answer.json()["commits"]} for answer in answers)
    assert len(first) == len(second) == 2
    assert not first & second
    assert answers[0].headers["etag"] != answers[1].headers["etag"]


def test_the_teams_page_shows_what_was_published(team: Team) -> None:
    """To every member, and nothing before."""
    signed_in(team)
    assert "No figures yet" in page(team, "/team").text
    month = closed_months(datetime.now(UTC).date())[0]
    figures = [
        PublishedFigure(month, "shop", "score", 10, 7.5, 1.0, 6),
        PublishedFigure(month, "shop", "CN104", 1, 0.5, 0.1, 5),
    ]
    with team.server.database.transaction(1) as connection:
        publish(connection, 1, month, figures)
    team.clock[0] = datetime(month.year, month.month, 28, tzinfo=UTC).timestamp()
    shown = page(team, "/team").text
    assert "7.5" in shown
    assert "50%" in shown
    (one, other) = team.ask("GET", "/v1/team/figures", None).json()
    assert {one["name"], other["name"]} == {"score", "CN104"}
    assert date.fromisoformat(one["month"]) == month


def test_a_code_is_worth_nothing_in_another_browser(team: Team) -> None:
    """Which has no verifier; a session ends by its button, and erasing asks for a word."""
    team.github.user = {"id": 1002, "login": "bob"}
    state, code = team.github.approve(team.ask("GET", "/sign-in/github", None).headers["location"])
    back = team.ask("GET", f"/v1/auth/github/callback?state={state}&code={code}", None).headers["location"]
    team.client.cookies.clear()
    assert page(team, back).headers["location"] == "/sign-in"
    assert page(team, "/account").headers["location"] == "/sign-in"
    signed_in(team)
    assert "Nothing was erased" in team.ask("POST", "/account/erase", None, data={"word": "yes"}).text
    assert "browser" in page(team, "/account").text
    team.ask("POST", "/sign-out", None)
    assert page(team, "/account").headers["location"] == "/sign-in"
    signed_in(team)
    assert team.ask("POST", "/account/erase", None, data={"word": "Erase"}).headers["location"] == "/sign-in"
    assert page(team, "/").headers["location"] == "/sign-in"
