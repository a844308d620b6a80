"""One's own data, and consent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.store import LocalStore
from tests.adapters.store.local.records import BOB

if TYPE_CHECKING:
    from pathlib import Path

    from tests.entrypoints.server.team_routes.conftest import Team

ROLES = {"lead": 1, "member": 2, "admin": 3}
NDJSON = {"content-type": "application/x-ndjson"}


def test_consent_shows_commits_to_one_colleague_until_it_is_withdrawn(team: Team) -> None:
    """Bob lets Ann see his; Cem, an admin, still sees nothing, and Bob sees nothing of Ann."""
    assert team.ask("PUT", "/v1/consents/1", team.token(2)).status_code == 204
    seen = team.ask("GET", "/v1/people/2/commits", team.token(1)).json()
    assert {commit["commit"]["author"]["email"] for commit in seen["commits"]} == {BOB.email}
    assert team.ask("GET", "/v1/me/commits", team.token(1)).json()["matching"] == 2
    assert team.ask("GET", "/v1/people/2/commits", team.token(3)).status_code == 403
    assert team.ask("GET", "/v1/people/1/commits", team.token(2)).status_code == 403
    assert team.ask("DELETE", "/v1/consents/1", team.token(2)).status_code == 204
    assert team.ask("GET", "/v1/people/2/commits", team.token(1)).status_code == 403


def test_an_export_can_be_imported_and_erasing_leaves_nothing(team: Team, tmp_path: Path) -> None:
    """The lines are a journal; afterwards the person's token is worth nothing, and others have their commits still."""
    made = team.ask("POST", "/v1/me/tokens", team.token(2), json={"name": "laptop", "scopes": ["read"]}).json()
    (tmp_path / "mine.jsonl").write_bytes(team.ask("GET", "/v1/me/export", made["token"]).content)
    store = LocalStore(tmp_path / "home")
    assert store.import_file(tmp_path / "mine.jsonl").written == 2
    assert team.ask("DELETE", "/v1/me", made["token"]).status_code == 403
    assert team.ask("DELETE", "/v1/me", team.token(2)).json() == {"commits": 2, "redacted": 0}
    for token in (team.token(2), made["token"]):
        assert team.ask("GET", "/v1/me", token).status_code == 401
    assert team.ask("GET", "/v1/me/commits", team.token(1)).json()["matching"] == 2
    query = "select count(*) from recorded_line where email = %s"
    with team.server.database.transaction(1) as connection:
        assert connection.execute(query, (BOB.email.lower().encode(),)).fetchone() == (0,)
