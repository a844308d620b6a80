"""The store of commits of one team in PostgreSQL: every answer is that of a journal with the same lines."""

from __future__ import annotations

import time
from contextlib import contextmanager
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final, Literal, Protocol

from craftnudge.adapters.store.local.journal import Entry, rewrite_entry
from craftnudge.adapters.store.local.line_codec import decode_line, encode_record, recorded_line
from craftnudge.adapters.store.local.line_filter import text_key
from craftnudge.adapters.store.local.scan import Gathering
from craftnudge.adapters.store.postgres.events import EventTable
from craftnudge.adapters.store.postgres.forget import forget, preview
from craftnudge.adapters.store.postgres.journal_file import exported_lines, import_file
from craftnudge.adapters.store.postgres.kept_results import kept_nudge
from craftnudge.adapters.store.postgres.lines import LineQuery, insert_rows, known_facts, latest_stamp
from craftnudge.adapters.store.postgres.row import commits_among, key_of, row_of
from craftnudge.adapters.store.postgres.scores import keep_scores
from craftnudge.adapters.store.postgres.superseded import superseded_commits, update_superseded
from craftnudge.adapters.store.postgres.survey import PostgresSurvey
from craftnudge.adapters.store.values import AppendResult, CommitHistory, StoreState, UnreadableLine
from craftnudge.domain.commits.commit_time import rfc3339
from craftnudge.domain.commits.identity import commit_id, is_full_hash
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.errors import JournalError
from craftnudge.runtime.observing import span

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from craftnudge.adapters.store.postgres.connection import Connection, Database
    from craftnudge.adapters.store.postgres.row import Row
    from craftnudge.adapters.store.protocol import Clone, EventStream, Survey
    from craftnudge.adapters.store.values import (
        Authors,
        CommitQuery,
        EncodedRecord,
        ForgetResult,
        ImportResult,
    )
    from craftnudge.domain.commits.record import Rewrite
    from craftnudge.domain.commits.superseded import Superseded

# Of 500, 2,000 and 10,000 rows a COPY the last is a sixth quicker than the second, and holds 20 MB.
BATCH_RECORDS: Final = 2_000


class FollowUps(Protocol):
    """Notes what has to be done about new commits."""

    def add(self, connection: Connection, team_id: int, kind: Literal["analyse"], subjects: Iterable[str]) -> list[int]:
        """Notes it in the transaction that stores the commits; returns the numbers of the notes."""
        ...

    def announce(self, kind: Literal["analyse"], ids: Sequence[int]) -> None:
        """Tells whoever does it, after the transaction."""
        ...


class PostgresStore:
    """One team's commits, and the events of one person in it. `now` is the clock: seconds since 1970."""

    def __init__(
        self,
        database: Database,
        team_id: int,
        *,
        person: str = "",
        now: Callable[[], float] = time.time,
        work: FollowUps | None = None,
        on_append: Callable[[Sequence[str]], object] | None = None,
    ) -> None:
        """With `work`, what has to be done about each new commit is noted there, in the same transaction.

        `on_append` is called with the ids of new commits after their transaction.
        """
        self.database = database
        self.team_id = team_id
        self._person = person
        self._now = now
        self._work = work
        self._on_append = on_append

    @property
    def batch_records(self) -> int:
        """How many records `append` writes at once."""
        return BATCH_RECORDS

    @property
    def encode(self) -> Callable[[CommitRecord], EncodedRecord]:
        """Encodes a record for `append_encoded`."""
        return encode_record

    def append(self, records: Iterable[CommitRecord]) -> AppendResult:
        """Writes each record durably, unless its commit is stored with facts of the same or a higher version."""
        return self.append_encoded(map(encode_record, records))

    def append_encoded(self, records: Iterable[EncodedRecord]) -> AppendResult:
        """As `append`, for records that `encode` has encoded."""
        return self._append(
            Entry(record.id.encode("utf-8", "surrogatepass"), record.facts, partial(recorded_line, record))
            for record in records
        )

    def append_rewrites(self, rewrites: Iterable[Rewrite]) -> AppendResult:
        """Writes each rewrite durably, unless it is stored already."""
        return self._append(map(rewrite_entry, rewrites))

    def known(self, ids: Collection[str]) -> dict[str, int]:
        """The ids of those commits that are stored, with the highest version of their facts."""
        keys = {key_of(identity.encode("utf-8", "surrogatepass")): identity for identity in ids}
        with self._transaction() as connection:
            found = known_facts(connection, self.team_id, keys)
        return {keys[key]: facts for key, facts in found.items()}

    def record(self, id_or_hash: str) -> CommitRecord | None:
        """One commit, by its id or its full hash; None if it is not stored."""
        identity = commit_id(id_or_hash) if is_full_hash(id_or_hash) else id_or_hash
        with span("store.record"), self._transaction() as connection:
            rows = connection.execute(
                "select line from recorded_line where team_id = %s and kind = 'commit'"
                " and (commit_id = %s or commit_id is null) order by sound desc, facts desc, recorded_order, place",
                (self.team_id, text_key(identity)),
            ).fetchall()
        records = (decode_line(bytes(line)) for (line,) in rows)
        return next((found for found in records if isinstance(found, CommitRecord) and found.id == identity), None)

    def recall(self, query: CommitQuery | None = None, *, use_index: bool = True) -> CommitHistory:
        """The commits asked for (all of them by default), in the order of their committer times.

        With `use_index` false every line of the team is read.
        """
        gathering = Gathering(query)
        places = []
        with span("store.recall"), self._transaction() as connection:
            rows = LineQuery(self.team_id, query if use_index else None).rows(connection, "place, line")
            for number, (place, line) in enumerate(rows):
                places.append(place)
                gathering.look(number, bytes(line))
        records, rewritten = gathering.live()
        bad = (UnreadableLine(places[number], reason) for number, reason in gathering.bad)
        return CommitHistory(records, rewritten, tuple(bad))

    def superseded(self) -> Mapping[str, Superseded]:
        """The hashes of recorded commits that no longer count, as the last update found them."""
        with self._transaction() as connection:
            return superseded_commits(connection, self.team_id)

    def update_superseded(self, clone: Clone) -> int:
        """Finds out which recorded commits of a clone's repository no longer count; returns how many are new."""
        with self._transaction() as connection:
            return update_superseded(connection, self.team_id, clone)

    @contextmanager
    def survey(
        self, query: CommitQuery | None = None, *, rubric_key: bytes = b"", use_index: bool = True
    ) -> Iterator[Survey]:
        """The commits that `recall` gives, without holding their records."""
        keep = partial(self._keep_scores, rubric_key) if rubric_key and use_index else None
        survey = PostgresSurvey(self._record_at, keep)
        with span("store.survey"):
            with self._transaction() as connection:
                survey.read(connection, self.team_id, query, rubric_key if use_index else b"")
            yield survey

    def authors(self) -> Authors:
        """How many commits of each author each repository has."""
        with self.survey() as survey:
            return survey.authors

    def export(self, query: CommitQuery) -> Iterator[bytes]:
        """The recorded lines (with LF) of the commits asked for, byte for byte."""
        with self._transaction() as connection:
            yield from exported_lines(connection, self.team_id, query)

    def import_file(self, source: Path) -> ImportResult:
        """Stores the lines of a journal file, each once; all of them or nothing."""
        with self._transaction() as connection:
            return import_file(connection, self.team_id, source, rfc3339(int(self._now())))

    def preview_forget(self, query: CommitQuery) -> ForgetResult:
        """What `forget` would do; changes nothing."""
        with self._transaction() as connection:
            return preview(connection, self.team_id, query)

    def forget(self, query: CommitQuery) -> ForgetResult:
        """Removes the commits asked for, with every rewrite and event that names them, in one transaction."""
        with self._transaction() as connection:
            return forget(connection, self.team_id, query)

    def drop_caches(self) -> None:
        """Deletes the kept scores and nudges."""
        with self._transaction() as connection:
            connection.execute("delete from kept_score where team_id = %s", (self.team_id,))
            connection.execute("delete from kept_nudge where team_id = %s", (self.team_id,))

    def kept_nudge(self, id_or_hash: str, rubric_key: bytes) -> str | None:
        """What a nudge would say of a commit, as JSON; None if nothing is kept."""
        identity = commit_id(id_or_hash) if is_full_hash(id_or_hash) else id_or_hash
        with self._transaction() as connection:
            return kept_nudge(connection, self.team_id, rubric_key, identity)

    def events(self, stream: EventStream) -> EventTable:
        """The events of one stream of the person."""
        return EventTable(self.database, self.team_id, self._person, stream, self._now)

    def state(self) -> StoreState:
        """What tells one state of the store from another: figures that only grow."""
        with self._transaction() as connection:
            appended, removed = connection.execute(
                "select coalesce(sum(appended), 0)::text, coalesce(sum(removed), 0)::text from store_change"
                " where team_id = %s",
                (self.team_id,),
            ).fetchone() or ("0", "0")
            streams = connection.execute(
                "select stream, count(*) || '/' || max(place) from event where team_id = %s and person = %s"
                " group by stream",
                (self.team_id, self._person),
            ).fetchall()
        events = dict(streams)
        if appended == removed == "0":
            return StoreState("", "", events.get("sessions", ""), events.get("nudges", ""))
        return StoreState(
            f"{removed}/{appended}", f"removed {removed}", events.get("sessions", ""), events.get("nudges", "")
        )

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self.database.transaction(self.team_id) as connection:
            yield connection

    def _append(self, entries: Iterable[Entry]) -> AppendResult:
        entries = iter(entries)
        written = already_there = 0
        while batch := list(islice(entries, BATCH_RECORDS)):
            fresh = self._write(batch)
            written += fresh
            already_there += len(batch) - fresh
        return AppendResult(written, already_there)

    def _write(self, batch: Sequence[Entry]) -> int:
        numbers: list[int] = []
        with self._transaction() as connection:
            keys = [key for key, _ in insert_rows(connection, self._rows(connection, batch))]
            ids = commits_among(keys)
            if self._work is not None:
                numbers = self._work.add(connection, self.team_id, "analyse", ids)
        if self._work is not None:
            self._work.announce("analyse", numbers)
        if self._on_append is not None and ids:
            self._on_append(ids)
        return len(keys)

    def _rows(self, connection: Connection, batch: Iterable[Entry]) -> list[Row]:
        """The rows of a batch, without those that an earlier one of the batch makes superfluous."""
        # A clock that went back: no line says that it was recorded before an earlier one.
        stamp = max(rfc3339(int(self._now())).encode(), latest_stamp(connection, self.team_id))
        best: dict[bytes, int] = {}
        rows = []
        for entry in batch:
            if best.get(entry.key, -1) < entry.facts:
                best[entry.key] = entry.facts
                line = entry.encode(stamp.decode()).removesuffix(b"\n")
                rows.append(row_of(self.team_id, entry.key, entry.facts, line, stamp))
        return rows

    def _record_at(self, place: int) -> CommitRecord:
        with self._transaction() as connection:
            found = connection.execute(
                "select line from recorded_line where team_id = %s and place = %s", (self.team_id, place)
            ).fetchone()
        record = decode_line(bytes(found[0])) if found else None
        if not isinstance(record, CommitRecord):
            raise JournalError("store.line-gone", place=place)
        return record

    def _keep_scores(self, rubric_key: bytes, scores: Mapping[int, bytes]) -> None:
        with self._transaction() as connection:
            keep_scores(connection, self.team_id, rubric_key, scores)
