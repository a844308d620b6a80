"""Verifies the audit log of a team's server, for its operator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.errors import UsageError
from craftnudge.services.results.database import AuditState
from craftnudge.services.team_database import database_url

if TYPE_CHECKING:
    from collections.abc import Mapping

_DIGEST_DIGITS = 64


def audit_state(environ: Mapping[str, str], noted: str | None = None) -> AuditState:
    """Whether the chain of seals holds. `noted` is a seal as it was printed before: PLACE:DIGEST.

    Raises UsageError if `noted` is none.
    """
    try:
        from craftnudge.adapters.store.postgres.accounts.audit_seals import Seal, verify  # noqa: PLC0415 - an extra
        from craftnudge.adapters.store.postgres.connection import Database  # noqa: PLC0415
    except ModuleNotFoundError:
        raise UsageError("team.not-installed") from None
    seal = None
    if noted is not None:
        place, _, digest = noted.partition(":")
        try:
            seal = Seal(int(place), bytes.fromhex(digest))
        except ValueError:
            seal = None
        if seal is None or len(digest) != _DIGEST_DIGITS:
            raise UsageError("audit.bad-seal", value=noted)
    with Database(database_url(environ), most_connections=1) as database, database.work() as connection:
        found = verify(connection, seal)
    broken = found.broken
    return AuditState(
        found.sealed,
        found.unsealed,
        f"{found.last.place}:{found.last.digest.hex()}",
        None if broken is None else broken.place,
        None if broken is None else broken.audit_id,
    )
