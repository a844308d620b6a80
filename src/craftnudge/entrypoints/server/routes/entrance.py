"""`/enter`: turns the token into a cookie.

The browser is opened with the token after `#`, the part of an address that is never sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final

from fastapi import APIRouter, Form, Response

from craftnudge.entrypoints.server.access_token import cookie_name
from craftnudge.entrypoints.server.problems import RequestProblemError

if TYPE_CHECKING:
    from craftnudge.entrypoints.server.request_checks import Admission

# A year: a new token ends it at once.
_COOKIE_SECONDS: Final = 365 * 24 * 3600
_LONGEST_TOKEN_CHARS: Final = 4096


def entrance_routes(admission: Admission, page: bytes) -> APIRouter:
    """The page that asks for the token, and what takes it."""
    router = APIRouter(include_in_schema=False)

    @router.get("/enter")
    async def ask() -> Response:
        return Response(page, headers={"cache-control": "no-store"}, media_type="text/html; charset=utf-8")

    @router.post("/enter")
    async def enter(token: Annotated[str, Form(max_length=_LONGEST_TOKEN_CHARS)] = "") -> Response:
        secret = admission.token
        if secret is None:
            return Response(status_code=303, headers={"location": "/"})
        if not secret.matches(token.strip()):
            raise RequestProblemError("not-signed-in")
        response = Response(status_code=303, headers={"location": "/", "cache-control": "no-store"})
        response.set_cookie(
            cookie_name(admission.port),
            secret.cookie_value,
            max_age=_COOKIE_SECONDS,
            httponly=True,
            samesite="lax",
            secure="https" in admission.schemes,
        )
        return response

    return router
