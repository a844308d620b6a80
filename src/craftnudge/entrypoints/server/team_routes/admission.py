"""Finds out who calls an operation or looks at a page, and refuses those whose role may not."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, Final

from anyio import to_thread
from fastapi import Request

from craftnudge.errors import NotSignedInError
from craftnudge.presentation.pages.rendering import show_to
from craftnudge.services.accounts.accounts import Caller

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from typing import Any

    from craftnudge.services.accounts.accounts import Accounts

SESSION_COOKIE: Final = "craftnudge-session"
_CALLER: ContextVar[Caller] = ContextVar("caller")


def admission_of(accounts: Accounts) -> Callable[[Request], Coroutine[Any, Any, None]]:
    """A dependency that every operation behind it passes; the table of rights knows an operation by its id.

    A page has none, and is known by its method and path.
    """

    async def admit(request: Request) -> None:
        show_to("account")
        secret = secret_in(request)
        if not secret:
            raise NotSignedInError("sign-in.no-token")
        caller = await to_thread.run_sync(accounts.admit, secret, operation_of(request.scope.get("route")))
        request.state.caller = caller
        _CALLER.set(caller)

    return admit


def operation_of(route: object) -> str:
    """What the table of rights calls an operation: its id, or for a page `METHOD /path`."""
    operation = getattr(route, "operation_id", None)
    if operation:
        return str(operation)
    return f"{min(getattr(route, 'methods', None) or [''])} {getattr(route, 'path', '')}"


def caller_of(request: Request) -> Caller:
    """Who calls, after the admission."""
    caller = request.state.caller
    assert isinstance(caller, Caller)  # noqa: S101 - a route beside the admission is a bug
    return caller


def present_caller() -> Caller:
    """Who calls in the request that is answered now, after the admission. Raises LookupError outside of one."""
    return _CALLER.get()


def secret_in(request: Request) -> str:
    """The token in the header; a browser's is in its cookie."""
    header = request.headers.get("authorization")
    if header is None:
        return request.cookies.get(SESSION_COOKIE, "")
    scheme, _, secret = header.partition(" ")
    return secret.strip() if scheme.lower() == "bearer" else ""
