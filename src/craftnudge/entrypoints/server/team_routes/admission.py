"""Finds out who calls an operation, and refuses those whose role may not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request

from craftnudge.errors import NotSignedInError
from craftnudge.services.accounts.accounts import Caller

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.services.accounts.accounts import Accounts


def admission_of(accounts: Accounts) -> Callable[[Request], None]:
    """A dependency that every operation behind it passes; the table of rights knows an operation by its id."""

    def admit(request: Request) -> None:
        scheme, _, secret = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secret.strip():
            raise NotSignedInError("sign-in.no-token")
        operation = getattr(request.scope.get("route"), "operation_id", None)
        request.state.caller = accounts.admit(secret.strip(), operation or "")

    return admit


def caller_of(request: Request) -> Caller:
    """Who calls, after the admission."""
    caller = request.state.caller
    assert isinstance(caller, Caller)  # noqa: S101 - a route beside the admission is a bug
    return caller
