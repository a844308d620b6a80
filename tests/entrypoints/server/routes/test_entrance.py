"""`/enter`: the way from the token to the cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

if TYPE_CHECKING:
    from tests.support.server import RunningServer

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def test_the_token_becomes_a_cookie(server: RunningServer) -> None:
    """A cookie that no script reads, that no other site sends, and that is not the token."""
    sent = urlencode({"token": server.token}).encode()
    entered = server.ask("/enter", "POST", body=sent, headers=FORM, signed_in=False)
    assert (entered.status, entered.headers["location"]) == (303, "/")
    cookie = entered.headers["set-cookie"]
    assert cookie.startswith(f"craftnudge-{server.port}=")
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert server.token not in cookie
    value = cookie.partition(";")[0]
    assert server.ask("/coach/goal", headers={"Cookie": value}, signed_in=False).status == 200


@pytest.mark.parametrize("token", ["", "wrong", "x" * 5000])
def test_a_wrong_token_gets_no_cookie(server: RunningServer, token: str) -> None:
    """401, or 400 for one that can be none."""
    reply = server.ask("/enter", "POST", body=urlencode({"token": token}).encode(), headers=FORM, signed_in=False)
    assert reply.status in (400, 401)
    assert "set-cookie" not in reply.headers


def test_the_page_asks_for_it_without_a_script(server: RunningServer) -> None:
    """A form with one field."""
    page = server.ask("/enter", signed_in=False)
    assert page.headers["content-type"].startswith("text/html")
    assert b'<form method="post" action="/enter">' in page.body
