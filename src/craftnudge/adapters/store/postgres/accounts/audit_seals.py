"""Seals of the audit log: each is the SHA-256 of an entry and of the seal before it.

Changing, removing or inserting an entry changes every later seal, so a seal that was noted elsewhere shows it. Seals
are made after the fact: inside the insert, all writers of a team would wait for each other.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.adapters.store.postgres.connection import Connection

_LOCK: Final = 0x63_6E_61_75
_ENTRY: Final = "id, team_id, extract(epoch from at)::numeric::text, actor_id, subject_id, act, detail"
_ROWS_AT_ONCE: Final = 2_000
FIRST: Final = bytes(32)


class Seal(NamedTuple):
    """The seal at a place, from 1 on."""

    place: int
    digest: bytes


class BrokenSeal(NamedTuple):
    """The first place where the chain does not hold: its entry was removed, or something was changed."""

    place: int
    audit_id: int
    is_missing: bool


class Verified(NamedTuple):
    """How many entries are sealed and not yet; the last seal; where the chain breaks, if anywhere."""

    sealed: int
    unsealed: int
    last: Seal
    broken: BrokenSeal | None


def seal_entries(connection: Connection, most: int) -> Seal | None:
    """Seals the entries of transactions that are over, in the transaction of a worker; the last new seal, if any."""
    connection.execute("select pg_advisory_xact_lock(%s)", (_LOCK,))
    place, digest = _last(connection)
    rows = connection.execute(
        f"select {_ENTRY} from audit where transaction < pg_snapshot_xmin(pg_current_snapshot())"  # noqa: S608
        " and not exists (select from audit_seal where audit_id = audit.id) order by transaction, id limit %s",
        (most,),
    ).fetchall()
    seals = []
    for row in rows:
        place, digest = place + 1, _digest(digest, row)
        seals.append((place, row[0], digest))
    with connection.cursor() as cursor:
        cursor.executemany("insert into audit_seal (place, audit_id, digest) values (%s, %s, %s)", seals)
    return Seal(place, digest) if seals else None


def verify(connection: Connection, noted: Seal | None = None) -> Verified:
    """Computes the chain anew, in the transaction of a worker; `noted` is a seal that was written down before."""
    digest, sealed = FIRST, 0
    broken: BrokenSeal | None = None
    for place, audit_id, kept, row in _chain(connection):
        sealed += 1
        expected = _digest(digest, row) if row[0] is not None else b""
        is_other = noted is not None and noted.place == place and noted.digest != kept
        if broken is None and (place != sealed or expected != kept or is_other):
            broken = BrokenSeal(place, audit_id, row[0] is None)
        digest = kept
    if broken is None and noted is not None and noted.place > sealed:
        broken = BrokenSeal(noted.place, 0, is_missing=True)
    (unsealed,) = connection.execute(
        "select count(*) from audit where not exists (select from audit_seal where audit_id = audit.id)"
    ).fetchone() or (0,)
    return Verified(sealed, unsealed, Seal(sealed, digest), broken)


def _last(connection: Connection) -> tuple[int, bytes]:
    found = connection.execute("select place, digest from audit_seal order by place desc limit 1").fetchone()
    return (found[0], bytes(found[1])) if found else (0, FIRST)


def _chain(connection: Connection) -> Iterator[tuple[int, int, bytes, Sequence[Any]]]:
    with connection.cursor(name="seals") as cursor:
        cursor.itersize = _ROWS_AT_ONCE
        cursor.execute(
            f"select place, audit_id, digest, {_ENTRY} from audit_seal left join audit on audit.id = audit_id"  # noqa: S608
            " order by place"
        )
        for place, audit_id, digest, *row in cursor:
            yield place, audit_id, bytes(digest), row


def _digest(before: bytes, row: Sequence[Any]) -> bytes:
    return hashlib.sha256(before + json.dumps(list(row)).encode()).digest()
