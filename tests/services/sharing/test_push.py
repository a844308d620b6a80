"""What leaves a laptop is what its user chose: their own commits, each once, and no words unless they say so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("psycopg")
pytest.importorskip("joserfc")

from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.errors import RemoteError, UsageError
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.services.scorer import kept_form
from craftnudge.services.sharing.push import preview, push, share, sign_out, stop_sharing
from craftnudge.services.sharing.remote import RemoteFile
from craftnudge.services.sharing.sign_in import keep_token
from craftnudge.services.team_settings import team_settings
from craftnudge.services.team_work.connections import TeamConnections
from craftnudge.services.team_work.effects import Analyse
from craftnudge.services.workplace import Workplace
from tests.adapters.store.local.records import ANN, BOB, a_record
from tests.entrypoints.server.team_routes.conftest import Team, team

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

__all__ = ["team"]
SERVER = "http://127.0.0.1"
WORDS = "the reason that nobody may read"


@pytest.fixture
def laptop(team: Team, tmp_path: Path, repository: GitRepository) -> Workplace:
    """Bob's, with five commits of his and one of Ann's in a repository, and one of his in another; signed in."""
    repository.commit("Begin", {"a.py": "a = 1\n"})
    place = Workplace(tmp_path / "laptop", {}, repository.path, now=lambda: team.clock[0])
    reader = place.open_repository()
    here = reader.repository
    reader.close()
    records = [
        replace(a_record(100 + number, author=BOB, message=f"{WORDS} {number}\n"), repository=here)
        for number in range(5)
    ]
    other = replace(a_record(200, author=BOB), repository=replace(here, key="other", name="other"))
    place.local_store.append([*records, replace(a_record(300, author=ANN), repository=here), other])
    token = team.ask("POST", "/v1/me/tokens", team.token(2), json={"name": "laptop", "scopes": ["push", "read"]})
    assert keep_token(place, SERVER, token.json()["token"], http=team.http) == "member"
    return place


def stored(team: Team) -> list[bytes]:
    """The lines on the server that came from the laptop."""
    with team.server.database.transaction(1) as connection:
        rows = connection.execute("select line from recorded_line order by place offset 6").fetchall()
    return [bytes(line) for (line,) in rows]


def shown(team: Team) -> dict[str, Any]:
    """Bob's commits on the server with subject and score, after the analysis role has looked."""
    connections = TeamConnections(team_settings({"DATABASE_URL": team.server.database.url}))
    with connections.database.transaction(1) as connection:
        ids = [key for (key,) in connection.execute("select convert_from(key, 'utf8') from recorded_line").fetchall()]
        connections.work.add(connection, 1, "analyse", ids)
    Analyse(connections.acting("cn_analysis"), AS_RELEASED)(connections.work.take("analyse", most=100))
    connections.close()
    found = team.ask("GET", "/v1/me/commits?days=3000", team.token(2)).json()
    return {each["commit"]["hash"]: (each["commit"]["subject"], each["quality_score"]) for each in found["commits"]}


def test_nothing_leaves_before_it_was_chosen(team: Team, laptop: Workplace) -> None:
    """Not after signing in; and what would leave can be looked at without sending it."""
    with pytest.raises(UsageError, match=r"remote\.nothing-shared"):
        push(laptop, http=team.http)
    assert preview(laptop, http=team.http) == []
    lines = [leaving.line for leaving in preview(laptop, "scores", http=team.http)]
    assert len(lines) == 5
    assert stored(team) == []
    share(laptop, "scores")
    push(laptop, http=team.http)
    assert stored(team) == lines


def test_scores_leave_without_words(team: Team, laptop: Workplace) -> None:
    """The server shows the score that the laptop computed, of one's own commits of that repository alone; once."""
    share(laptop, "scores")
    first = push(laptop, http=team.http)
    assert (first.sent, first.accepted, first.refused) == (5, 5, {})
    for line in stored(team):
        assert not any(word in line for word in (WORDS.encode(), b"a.py", ANN.email.encode(), bytes(laptop.folder)))
        assert json.loads(line)["message"] == ""
    expected = {record.hash: kept_form(record, AS_RELEASED) for record in laptop.local_store.recall().records}
    scores = {commit: score for commit, (subject, score) in shown(team).items() if not subject}
    assert len(scores) == 5
    for commit, score in scores.items():
        packed = expected[commit]
        assert packed is not None
        assert score == int.from_bytes(packed[:2], "little") / 10
    assert push(laptop, http=team.http).sent == 0
    RemoteFile(laptop.home).forget_sent()
    again = push(laptop, http=team.http)
    assert (again.sent, again.accepted, again.already_there) == (5, 0, 5)


def test_what_was_missed_is_caught_up_and_whole_lines_take_the_place_of_scores(team: Team, laptop: Workplace) -> None:
    """A push that fails changes nothing; the next one sends all; a repository that is shared no more sends nothing."""
    share(laptop, "scores")
    file = RemoteFile(laptop.home)
    remote = file.read()
    file.write(replace(remote, server="http://127.0.0.1:1"))
    with pytest.raises(RemoteError, match=r"remote\.unreachable"):
        push(laptop)
    assert file.sent() == set()
    file.write(remote)
    push(laptop, http=team.http)
    share(laptop, "whole")
    assert push(laptop, http=team.http).accepted == 5
    subjects = [subject for subject, _ in shown(team).values()]
    assert sum(WORDS in subject for subject in subjects) == 5
    assert not any(bytes(laptop.folder) in line for line in stored(team))
    assert stop_sharing(laptop)
    with pytest.raises(UsageError, match=r"remote\.nothing-shared"):
        push(laptop, http=team.http)


def test_forgetting_leaves_nothing_there_and_no_token_here(team: Team, laptop: Workplace) -> None:
    """An ordinary sign-out ends the token alone."""
    share(laptop, "whole")
    push(laptop, http=team.http)
    token = RemoteFile(laptop.home).read().token
    assert sign_out(laptop, forget=False, http=team.http) is None
    assert team.ask("GET", "/v1/me", token).status_code == 401
    assert len(stored(team)) == 5
    with pytest.raises(UsageError, match=r"remote\.not-signed-in"):
        push(laptop, http=team.http)
    assert keep_token(laptop, SERVER, team.token(2), http=team.http) == "member"
    assert sign_out(laptop, forget=True, http=team.http) == 7
    assert stored(team) == []
    assert not list(laptop.home.glob("team*"))


@pytest.mark.parametrize(
    ("address", "code"),
    [("http://craft.example.org", "not-encrypted"), ("ftp://x", "bad-address"), ("https://u:p@x", "bad-address")],
)
def test_a_token_goes_to_no_address_that_others_can_read(tmp_path: Path, address: str, code: str) -> None:
    """Http is for this machine alone."""
    with pytest.raises(UsageError, match=rf"remote\.{code}"):
        keep_token(Workplace(tmp_path, {}), address, "cnt_x")
