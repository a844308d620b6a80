"""A machine signs in through the browser, and gets a token of its own that can be ended alone."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import httpx
import pytest

pytest.importorskip("psycopg")
pytest.importorskip("joserfc")

from craftnudge.errors import RemoteError
from craftnudge.services.sharing.remote import RemoteFile
from craftnudge.services.sharing.sign_in import sign_in
from craftnudge.services.workplace import Workplace
from tests.entrypoints.server.team_routes.conftest import Team, team

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["team"]
SERVER = "http://127.0.0.1"


def test_the_browser_brings_the_code_and_nothing_else_counts(team: Team, tmp_path: Path) -> None:
    """A request without a code is no answer; the kept file is private, and its token is one of this machine's."""
    team.github.user = {"id": 1002, "login": "bob"}
    place = Workplace(tmp_path / "home", {})

    def browser(address: str) -> None:
        begun = team.ask("GET", address.removeprefix(SERVER), None)
        state, code = team.github.approve(begun.headers["location"])
        back = team.ask("GET", f"/v1/auth/github/callback?state={state}&code={code}", None).headers["location"]
        with pytest.raises(httpx.HTTPStatusError, match="404"):
            httpx.get(back.partition("?")[0], timeout=20).raise_for_status()
        assert b"signed in" in httpx.get(back, timeout=20).content

    def open_page(address: str) -> None:
        threading.Thread(target=browser, args=(address,), daemon=True).start()

    assert sign_in(place, SERVER, open_page, http=team.http, patience_seconds=60) == "member"
    (kept,) = place.home.iterdir()
    assert kept.stat().st_mode & 0o077 == 0
    tokens = team.ask("GET", "/v1/me/tokens", team.token(2)).json()
    assert [token["scopes"] for token in tokens] == [["push", "read", "forget"]]
    assert RemoteFile(place.home).read().shared == {}


def test_a_sign_in_that_nobody_finishes_ends(tmp_path: Path) -> None:
    """By itself, and keeps nothing."""
    with pytest.raises(RemoteError, match=r"remote\.nobody-signed-in"):
        sign_in(Workplace(tmp_path / "home", {}), SERVER, lambda _: None, patience_seconds=0.1)
    assert not (tmp_path / "home").exists()
