"""`/v1/auth`: signing in with GitHub, and keeping signed in. Nobody is known yet; each step asks for a secret."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from craftnudge.entrypoints.server.openapi import problems
from craftnudge.services.accounts.accounts import IN_BROWSER, Accounts, TokenPair

_SECRET = Annotated[str, Field(min_length=16, max_length=200)]
_NO_STORE = {"cache-control": "no-store"}


class CodeRequest(BaseModel):
    """The code of a sign-in, and the verifier whose challenge began it."""

    model_config = ConfigDict(extra="forbid", strict=True)
    code: _SECRET
    verifier: Annotated[str, Field(min_length=43, max_length=128)]


class RefreshRequest(BaseModel):
    """A refresh token."""

    model_config = ConfigDict(extra="forbid", strict=True)
    refresh_token: _SECRET


class Tokens(BaseModel):
    """An access token of ten minutes, and the refresh token for the next one."""

    access_token: str
    refresh_token: str
    expires_in_seconds: int


def sign_in_routes(accounts: Accounts) -> APIRouter:
    """The steps of a sign-in, in order."""
    router = APIRouter(prefix="/auth", tags=["sign-in"])

    @router.get("/github", operation_id="startSignIn", responses=problems(), status_code=303)
    def start(
        challenge: Annotated[str, Query(pattern=r"^[A-Za-z0-9_-]{43}$", description="PKCE: the verifier's SHA-256.")],
        port: Annotated[int | None, Query(ge=1024, le=65535, description="Where the client waits on loopback.")] = None,
    ) -> Response:
        """Begin to sign in: leads the browser to GitHub."""
        return RedirectResponse(accounts.start(challenge, port), 303, headers=_NO_STORE)

    @router.get("/github/callback", operation_id="finishSignIn", responses=problems())
    def finish(
        state: Annotated[str, Query(max_length=200)] = "", code: Annotated[str, Query(max_length=200)] = ""
    ) -> Response:
        """Where GitHub sends the browser back; leads on to the client with a code, or shows the code."""
        done = accounts.finish(state, code)
        if done.port == IN_BROWSER:
            return RedirectResponse(f"/signed-in?code={done.code}", 303, headers=_NO_STORE)
        if done.port is None:
            return JSONResponse({"code": done.code}, headers=_NO_STORE)
        return RedirectResponse(f"http://127.0.0.1:{done.port}/?code={done.code}", 303, headers=_NO_STORE)

    @router.post("/token", operation_id="redeemCode", responses=problems())
    def redeem(body: CodeRequest, response: Response) -> Tokens:
        """Get tokens for a code, once."""
        return _tokens(accounts.redeem(body.code, body.verifier), response)

    @router.post("/refresh", operation_id="refresh", responses=problems())
    def refresh(body: RefreshRequest, response: Response) -> Tokens:
        """Get new tokens. A refresh token is good once; a second use ends all that came of its sign-in."""
        return _tokens(accounts.refresh(body.refresh_token), response)

    @router.post("/sign-out", operation_id="signOut", responses=problems(), status_code=204)
    def sign_out(body: RefreshRequest) -> None:
        """End all that came of a sign-in."""
        accounts.sign_out(body.refresh_token)

    return router


def _tokens(pair: TokenPair, response: Response) -> Tokens:
    response.headers.update(_NO_STORE)
    return Tokens(
        access_token=pair.access_token,
        refresh_token=pair.refresh_token,
        expires_in_seconds=pair.expires_in_seconds,
    )
