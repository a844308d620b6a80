"""Looks through the commits of a query without holding their lines: the columns of the table answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.local.brief_gathering import BriefGathering
from craftnudge.adapters.store.local.line_brief import author_and_repository
from craftnudge.adapters.store.postgres.lines import LineQuery
from craftnudge.adapters.store.postgres.row import BRIEF_COLUMNS, brief_of_row
from craftnudge.adapters.store.postgres.scores import kept_scores
from craftnudge.adapters.store.values import Authors, CommitEntry, UnreadableLine

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from craftnudge.adapters.store.local.line_brief import Brief
    from craftnudge.adapters.store.postgres.connection import Connection
    from craftnudge.adapters.store.values import CommitQuery
    from craftnudge.domain.commits.record import CommitRecord, Person, Repository

    Wanted = Callable[[Person | None, Repository], bool]

# The whole line only where its columns do not tell: of a rewrite, a damaged line, a figure out of range.
_COLUMNS: Final = f"place, case when author_and_repository is null then line end, {BRIEF_COLUMNS}"


class PostgresSurvey:
    """The commits of a query at one moment. `load` reads the record at a place; `keep` stores scores by place."""

    def __init__(
        self, load: Callable[[int], CommitRecord], keep: Callable[[Mapping[int, bytes]], None] | None = None
    ) -> None:
        self._load = load
        self._keep = keep
        self._people: dict[bytes, tuple[Person | None, Repository]] = {}
        self._briefs: list[tuple[int, Brief]] = []
        self._scores: dict[int, bytes] = {}
        self.rewritten: Mapping[str, str] = {}
        self.unreadable: tuple[UnreadableLine, ...] = ()

    def read(self, connection: Connection, team_id: int, query: CommitQuery | None, rubric_key: bytes) -> None:
        """Reads the briefs of the commits asked for, and their scores under a rubric."""
        gathering = BriefGathering(query)
        places = []
        for number, (place, line, *columns) in enumerate(LineQuery(team_id, query).rows(connection, _COLUMNS)):
            places.append(place)
            if line is None:
                gathering.add_brief(number, brief_of_row(columns))
            else:
                gathering.look(number, bytes(line))
        self.rewritten = gathering.rewritten()
        self.unreadable = tuple(UnreadableLine(places[number], reason) for number, reason in gathering.bad)
        live = [row for row in gathering.best() if row[1].hash not in self.rewritten]
        live.sort(key=lambda row: (row[1].order_seconds, row[0]))
        self._briefs = [(places[number], brief) for number, brief in live]
        if rubric_key:
            self._scores = kept_scores(connection, team_id, rubric_key, [place for place, _ in self._briefs])

    def among(self, hashes: Collection[str]) -> set[str]:
        """Those of the hashes that are among the commits."""
        return {brief.hash for _, brief in self._briefs}.intersection(hashes)

    def leave_out(self, hashes: Collection[str]) -> None:
        """Leaves out the commits with these hashes from here on."""
        left_out = set(hashes)
        if left_out:
            self._briefs = [row for row in self._briefs if row[1].hash not in left_out]

    @property
    def authors(self) -> Authors:
        """How many of the commits each author has in each repository."""
        return Authors(self._person(brief.who) for _, brief in self._briefs)

    def count(self, wanted: Wanted | None = None) -> int:
        """How many commits there are by those authors in those repositories."""
        return len(self._wanted(wanted))

    def commits(self, wanted: Wanted | None = None, newest: int | None = None) -> list[CommitEntry]:
        """The commits by those authors in those repositories, in the order of their committer times.

        With `newest` only so many of the last.
        """
        rows = self._wanted(wanted)
        if newest is not None:
            rows = rows[len(rows) - min(newest, len(rows)) :]
        return [self._entry(place, brief) for place, brief in rows]

    def remembers(self, new: int) -> bool:
        """Whether so many new scores are kept: however few, a row each is written."""
        return new > 0 and self._keep is not None

    def remember(self, scores: Mapping[int, bytes]) -> None:
        """Keeps scores under the rubric asked for, by the place of their entries."""
        if self._keep is not None and scores:
            self._keep(scores)

    def _wanted(self, wanted: Wanted | None) -> list[tuple[int, Brief]]:
        if wanted is None:
            return self._briefs
        return [row for row in self._briefs if wanted(*self._person(row[1].who))]

    def _entry(self, place: int, brief: Brief) -> CommitEntry:
        author, repository = self._person(brief.who)
        return CommitEntry(
            brief.hash,
            author,
            repository,
            brief.authored,
            brief.committed,
            self._load,
            place,
            self._scores.get(place),
            brief.id,
        )

    def _person(self, who: bytes) -> tuple[Person | None, Repository]:
        known = self._people.get(who)
        if known is None:
            known = self._people[who] = author_and_repository(who)
        return known
