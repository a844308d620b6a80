"""The store role seals what is new in the audit log, and an operator verifies it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.postgres.accounts import audit
from craftnudge.errors import UsageError
from craftnudge.services.audit_log import audit_state
from craftnudge.services.team_work.seal import LOGGER, SealAudit

if TYPE_CHECKING:
    from craftnudge.services.team_work.connections import TeamConnections


def test_the_last_seal_is_in_the_log_and_verifies(team: TeamConnections, caplog: pytest.LogCaptureFixture) -> None:
    """With the rights of the store role; a seal of another log does not, and a text that is none is refused."""
    environment = {"DATABASE_URL": team.database.url}
    with team.database.transaction(1) as connection:
        audit.note(connection, 1, "sign-in", actor=None)
    store = team.acting("cn_store")
    seal = SealAudit(store)
    seal.plan()
    with caplog.at_level(logging.INFO, LOGGER):
        seal(store.work.take("seal", most=10))
    (fields,) = [vars(record)["fields"] for record in caplog.records]
    noted = f"{fields['place']}:{fields['digest']}"
    state = audit_state(environment, noted)
    assert (state.sealed, state.unsealed, state.last_seal, state.broken_place) == (1, 0, noted, None)
    assert audit_state(environment, f"1:{'00' * 32}").broken_place == 1
    for text in ("", "1:ab", "x:y"):
        with pytest.raises(UsageError, match=r"audit\.bad-seal"):
            audit_state(environment, text)
