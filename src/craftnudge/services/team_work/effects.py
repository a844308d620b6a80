"""What workers do for each kind of work. Each effect is one transaction for a team, and may be repeated."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.postgres.kept_results import (
    delete_orphans,
    keep_nudges,
    locked_commits,
    unscored_commits,
)
from craftnudge.adapters.store.postgres.scores import keep_scores
from craftnudge.adapters.store.values import CommitEntry
from craftnudge.services.rubric_key import rubric_key
from craftnudge.services.scorer import Scorer
from craftnudge.services.team_work.nudge import nudge_document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from craftnudge.adapters.events.work import WorkItem, WorkKind
    from craftnudge.adapters.ollama.ask import ConfiguredModel
    from craftnudge.adapters.store.postgres.connection import Connection
    from craftnudge.adapters.store.postgres.kept_results import StoredCommit
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.services.team_work.connections import TeamConnections

# The store's own round, for each team.
SWEEP: Final = "sweep"
SWEEP_SECONDS: Final = 600.0
_MOST_AT_A_SWEEP: Final = 5_000
_DEAD_DAYS: Final = 90


class Analyse:
    """Scores commits, and has them coached and shown."""

    def __init__(self, team: TeamConnections, settings: RubricSettings) -> None:
        self._team = team
        self._settings = settings

    def __call__(self, items: Sequence[WorkItem]) -> None:
        """Keeps the bytes that a survey of the same commits would keep."""
        for team_id, ids in by_team(items):
            with self._team.database.transaction(team_id) as connection:
                stored = locked_commits(connection, team_id, ids)
                scorer = Scorer(self._settings)
                scorer.scored([_entry_of(commit) for commit in stored.values()], keep=True)
                keep_scores(connection, team_id, scorer.key, scorer.new)
                follow_ups = self._add(connection, team_id, list(stored))
            for kind, numbers in follow_ups.items():
                self._team.work.announce(kind, numbers)

    def _add(self, connection: Connection, team_id: int, ids: list[str]) -> dict[WorkKind, list[int]]:
        if not ids:
            return {}
        add = self._team.work.add
        return {
            "coach": add(connection, team_id, "coach", ids),
            "show": add(connection, team_id, "show", ["scored"]),
        }


class Coach:
    """Keeps what a nudge would say of commits."""

    def __init__(self, team: TeamConnections, settings: RubricSettings, model: ConfiguredModel | None = None) -> None:
        self._team = team
        self._settings = settings
        self._model = model

    def __call__(self, items: Sequence[WorkItem]) -> None:
        """A model, where one is configured, is asked before the lines are locked: it takes seconds."""
        key = rubric_key(self._settings)
        for team_id, ids in by_team(items):
            with self._team.database.transaction(team_id) as connection:
                seen = locked_commits(connection, team_id, ids)
            words = {identity: self._nudge(commit) for identity, commit in seen.items()}
            with self._team.database.transaction(team_id) as connection:
                stored = locked_commits(connection, team_id, ids)
                # What changed meanwhile, since a person was forgotten, must not come back in words.
                nudges = {
                    commit.place: words[identity] if seen.get(identity) == commit else self._nudge(commit)
                    for identity, commit in stored.items()
                }
                keep_nudges(connection, team_id, key, nudges)

    def _nudge(self, commit: StoredCommit) -> str:
        return json.dumps(nudge_document(commit.record, self._settings, self._model), separators=(",", ":"))


class KeepHouse:
    """Deletes what nothing belongs to any more, and finds commits without a score."""

    def __init__(self, team: TeamConnections, settings: RubricSettings) -> None:
        self._team = team
        self._settings = settings

    def plan(self) -> None:
        """Has the house kept for each team, from now on."""
        for team_id in self._team.teams():
            self._team.work.plan(team_id, "store", SWEEP)

    def __call__(self, items: Sequence[WorkItem]) -> None:
        """One round for each of the teams."""
        key = rubric_key(self._settings)
        for team_id, _ in by_team(items):
            with self._team.database.transaction(team_id) as connection:
                delete_orphans(connection, team_id)
                connection.execute(
                    "delete from dead_work where team_id = %s"
                    " and died_at < clock_timestamp() - make_interval(days => %s)",
                    (team_id, _DEAD_DAYS),
                )
                missing = unscored_commits(connection, team_id, key, _MOST_AT_A_SWEEP)
                numbers = self._team.work.add(connection, team_id, "analyse", missing)
            self._team.work.announce("analyse", numbers)
        self.plan()


class Show:
    """Tells the open pages of this process; other processes see the change when they next look."""

    def __init__(self, tell: Callable[[], object]) -> None:
        self._tell = tell

    def __call__(self, items: Sequence[WorkItem]) -> None:
        """Once, however much changed."""
        del items
        self._tell()


def by_team(items: Iterable[WorkItem]) -> Iterator[tuple[int, list[str]]]:
    """The subjects of work by the number of the team, each once."""
    teams: dict[int, dict[str, None]] = defaultdict(dict)
    for item in items:
        teams[item.team_id][item.subject] = None
    for team_id, subjects in sorted(teams.items()):
        yield team_id, list(subjects)


def _entry_of(commit: StoredCommit) -> CommitEntry:
    record = commit.record
    return CommitEntry(
        record.hash,
        record.author,
        record.repository,
        record.authored,
        record.committed,
        lambda _: record,
        commit.place,
        identity=record.id,
    )
