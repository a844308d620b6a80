"""What a person does with their own data on a team's server: look at it, take it along, erase it, let others see it."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.line_filter import text_key
from craftnudge.adapters.store.postgres.accounts import audit, people, tokens
from craftnudge.adapters.store.postgres.intake import Allowed, Intake, take_in
from craftnudge.adapters.store.postgres.store import PostgresStore
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.errors import NotAllowedError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.commit_log import log_answer
from craftnudge.services.history import Question

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.store.postgres.connection import Database
    from craftnudge.services.accounts.accounts import Caller
    from craftnudge.services.accounts.team_server import TeamServer
    from craftnudge.services.commit_log import LogAnswer
    from craftnudge.services.workplace import Workplace

MOST_LINES: Final = 500
MOST_PUSHED_BYTES: Final = 16 * 1024 * 1024
_WITH_GZIP_HEADER: Final = 31


@dataclass(frozen=True, slots=True)
class Erased:
    """How many commits were removed, and how many of others stay without the person."""

    commits: int
    redacted: int


def commits_of(server: TeamServer, caller: Caller, *, subject: int, days: int, limit: int) -> LogAnswer:
    """The newest commits of a person with their scores: the caller's own, or those of a person who consented.

    Raises NotAllowedError if they did not, or if there is no such person: both look the same.
    """
    person = caller.number
    if subject != person and subject not in {consent.person for consent in server.consents(caller)}:
        raise NotAllowedError("accounts.not-allowed")
    placed = own_workplace(server.workplace, server.database, caller, subject=subject)
    question = Question(placed.today, days, everyone=True, aliases={})
    return log_answer(placed, question, limit=limit)


def own_workplace(workplace: Workplace, database: Database, caller: Caller, *, subject: int | None = None) -> Workplace:
    """The workplace of a caller, whose store shows their own commits alone; or those of a `subject` who consented."""
    person = caller.number
    acting = database.acting("cn_web", person=person, subject=subject)
    return replace(
        workplace,
        team_store=lambda now: PostgresStore(acting, caller.team_id, person=str(person), now=now),
        of_one_person=True,
    )


def exported(database: Database, caller: Caller) -> Iterator[bytes]:
    """The caller's lines byte for byte, which `craftnudge journal import` takes."""
    acting = database.acting("cn_web", person=caller.number)
    with acting.transaction(caller.team_id) as connection:
        audit.note(connection, caller.team_id, "export", actor=caller.number, subject=caller.number)
    yield from PostgresStore(acting, caller.team_id).export(CommitQuery())


def push(server: TeamServer, caller: Caller, body: bytes, *, compressed: bool) -> Intake:
    """Takes in lines of the caller's own commits; of a machine's repository those of members.

    Raises UsageError for a body that is no gzip, or that has too many lines or bytes.
    """
    lines = _lines(_unpacked(body) if compressed else body)
    acting = server.database.acting("cn_web", person=caller.person, entrance=True)
    with acting.transaction(caller.team_id) as connection:
        if caller.person is not None:
            allowed = Allowed(people.emails_of(connection, caller.person))
        else:
            allowed = Allowed(people.member_emails(connection, caller.team_id), text_key(caller.repository or ""))
    stamp = rfc3339(server.workplace.now_seconds)
    return take_in(server.database, caller.team_id, lines, allowed=allowed, stamp=stamp, work=server.work)


def erase(database: Database, caller: Caller) -> Erased:
    """Removes the caller: their commits with scores, their events, waiting work, tokens, consents and the account."""
    person, team_id = caller.number, caller.team_id
    acting = database.acting("cn_store", person=person, entrance=True)
    with acting.transaction(team_id) as connection:
        emails = frozenset(map(people.address_text, people.emails_of(connection, person)))
    done = PostgresStore(acting, team_id).forget(CommitQuery(emails=emails))
    with acting.transaction(team_id) as connection:
        connection.execute("delete from event where team_id = %s and person = %s", (team_id, str(person)))
        audit.note(connection, team_id, "erase", actor=person, subject=person)
        connection.execute("delete from person where id = %s", (person,))
    return Erased(done.commits, done.redacted)


def leave(database: Database, caller: Caller, person: int) -> bool:
    """Ends a membership, with its tokens; whether the caller may and there was one."""
    acting = database.acting("cn_web", person=caller.number)
    with acting.transaction(caller.team_id) as connection:
        if not people.remove_member(connection, caller.team_id, person):
            return False
        audit.note(connection, caller.team_id, "member.remove", actor=caller.number, subject=person)
    with database.acting("cn_web", entrance=True).transaction(caller.team_id) as connection:
        tokens.end_all_tokens(connection, caller.team_id, person)
    return True


def _unpacked(body: bytes) -> bytes:
    """The body without gzip; one that unfolds to more than allowed is refused before it does."""
    unpacker = zlib.decompressobj(_WITH_GZIP_HEADER)
    try:
        unpacked = unpacker.decompress(body, MOST_PUSHED_BYTES + 1)
    except zlib.error:
        raise UsageError("push-body.not-gzip") from None
    if len(unpacked) > MOST_PUSHED_BYTES:
        raise UsageError("push-body.too-large", most=MOST_PUSHED_BYTES)
    if not unpacker.eof:
        raise UsageError("push-body.not-gzip")
    return unpacked


def _lines(body: bytes) -> list[bytes]:
    lines = [line for line in body.split(b"\n") if line.strip()]
    if len(lines) > MOST_LINES:
        raise UsageError("push-body.too-many", most=MOST_LINES)
    return lines
