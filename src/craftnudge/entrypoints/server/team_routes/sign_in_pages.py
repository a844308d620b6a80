"""Signing in with a browser: GitHub says who it is, and a cookie holds the session.

The verifier of PKCE travels in a cookie too, so a code is worth nothing in another browser.
"""

from __future__ import annotations

from typing import Annotated, Final

from anyio import to_thread
from fastapi import APIRouter, Query, Request, Response

from craftnudge.entrypoints.server.routes.pages import page_response, see
from craftnudge.entrypoints.server.team_routes.admission import SESSION_COOKIE
from craftnudge.presentation.pages.rendering import render, show_to
from craftnudge.services.accounts.accounts import BROWSER_DAYS, Accounts

SIGN_IN: Final = "/sign-in"
SIGNED_IN: Final = "/signed-in"
_VERIFIER_COOKIE: Final = "craftnudge-sign-in"
_VERIFIER_SECONDS: Final = 600
_DAY_SECONDS: Final = 86_400


def sign_in_page_routes(accounts: Accounts) -> APIRouter:
    """The steps of a browser, in order, and the last one."""
    router = APIRouter(include_in_schema=False)
    is_secure = accounts.public_url.startswith("https://")

    def keep(response: Response, name: str, value: str, seconds: int) -> Response:
        # Lax: a browser that comes back from GitHub brings it along, a form of another site does not.
        response.set_cookie(name, value, max_age=seconds, secure=is_secure, httponly=True, samesite="lax")
        return response

    @router.get(SIGN_IN)
    async def ask() -> Response:
        show_to("stranger")
        return page_response(render("sign_in.html", here="", note=""))

    @router.get(f"{SIGN_IN}/github")
    def start() -> Response:
        address, verifier = accounts.start_in_browser()
        return keep(see(address), _VERIFIER_COOKIE, verifier, _VERIFIER_SECONDS)

    @router.get(SIGNED_IN)
    async def redeem(request: Request, code: Annotated[str, Query(max_length=200)] = "") -> Response:
        show_to("stranger")
        verifier = request.cookies.get(_VERIFIER_COOKIE, "")
        secret = await to_thread.run_sync(accounts.redeem_in_browser, code, verifier)
        response = keep(see("/"), SESSION_COOKIE, secret, BROWSER_DAYS * _DAY_SECONDS)
        response.delete_cookie(_VERIFIER_COOKIE)
        return response

    @router.post("/sign-out")
    def sign_out(request: Request) -> Response:
        accounts.end_session(request.cookies.get(SESSION_COOKIE, ""))
        response = see(SIGN_IN)
        response.delete_cookie(SESSION_COOKIE)
        return response

    return router
