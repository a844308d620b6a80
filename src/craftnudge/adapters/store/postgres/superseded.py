"""Which recorded commits of a team no longer count: those that no reference reaches, and copies of others.

A server has one complete mirror of a repository, so what the mirror does not reach is gone. What copies are is decided
as for a journal; only commits of the same author and second are compared.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.line_codec import decode_line
from craftnudge.adapters.store.local.line_filter import text_key
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.domain.commits.superseded import Superseded
from craftnudge.domain.commits.twins import Copy, copy_of, superseded_copies

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from craftnudge.adapters.store.postgres.connection import Connection
    from craftnudge.adapters.store.protocol import Clone

# The lines of commits of the repository for which another commit of the same author and second is recorded.
_CANDIDATES: Final = """
select line from recorded_line one where team_id = %(team)s and kind = 'commit' and authored <> '' and exists (
    select 1 from recorded_line own join recorded_line other
        on other.team_id = own.team_id and other.email = own.email and other.authored = own.authored
        and other.kind = 'commit' and other.commit_id <> own.commit_id
    where own.team_id = %(team)s and own.repository = %(repository)s and own.kind = 'commit'
        and own.email = one.email and own.authored = one.authored)
"""


def superseded_commits(connection: Connection, team_id: int) -> Mapping[str, Superseded]:
    """The commits that no longer count, by hash, as the last updates found them."""
    found = connection.execute("select hash, reason, counts from superseded where team_id = %s", (team_id,))
    return {commit_hash: Superseded(reason, counts) for commit_hash, reason, counts in found}


def update_superseded(connection: Connection, team_id: int, clone: Clone) -> int:
    """Looks at a clone of one repository; returns how many commits no longer count that did before."""
    repository = text_key(clone.key)
    tips = clone.tips()
    if clone.is_shallow or not tips:
        return 0
    rows = connection.execute(
        "select distinct hash from recorded_line where team_id = %s and repository = %s and hash is not null",
        (team_id, repository),
    )
    hashes = {bytes(commit_hash).decode("ascii", "replace") for (commit_hash,) in rows}
    dead = set(clone.unreached(hashes, tips))
    found = {commit_hash: Superseded("unreachable") for commit_hash in dead}
    for old, now in _copies(connection, team_id, repository, dead).items():
        if old in hashes:
            found[old] = Superseded("unreachable" if old in dead else "copy", now)
    before = connection.execute(
        "delete from superseded where team_id = %s and repository = %s returning hash", (team_id, repository)
    ).fetchall()
    with connection.cursor() as cursor:
        cursor.executemany(
            "insert into superseded (team_id, repository, hash, reason, counts) values (%s, %s, %s, %s, %s)",
            [(team_id, repository, commit_hash, why.reason, why.now) for commit_hash, why in found.items()],
        )
    return len(found.keys() - {commit_hash for (commit_hash,) in before})


def _copies(connection: Connection, team_id: int, repository: bytes, dead: Collection[str]) -> dict[str, str]:
    copies: dict[bytes, dict[str, Copy]] = defaultdict(dict)
    links: dict[str, tuple[tuple[str, ...], int]] = {}
    for (line,) in connection.execute(_CANDIDATES, {"team": team_id, "repository": repository}):
        record = decode_line(bytes(line))
        if isinstance(record, CommitRecord):
            copy = copy_of(record)
            links[copy.hash] = copy.parents, copy.seconds
            if copy.change is not None:
                copies[copy.change][copy.hash] = copy
    superseded: dict[str, str] = {}
    for same in copies.values():
        if len(same) > 1:
            superseded |= superseded_copies(same.values(), dead, links.get)
    return superseded
