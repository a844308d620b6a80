"""Checks that a store holds every commit that it acknowledged: once, with its highest facts, scored by its line."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from craftnudge.services.results.load_test import StoreFaults
from craftnudge.services.scorer import kept_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from craftnudge.adapters.store.postgres.connection import Database
    from craftnudge.adapters.store.values import CommitQuery
    from craftnudge.domain.rubric.rubric_settings import RubricSettings

_AT_ONCE: Final = 500


def store_faults(
    database: Database,
    team_id: int,
    query: CommitQuery,
    acknowledged: Mapping[str, int],
    settings: RubricSettings,
) -> StoreFaults:
    """Compares the commits of a query with `acknowledged`, which has the highest acknowledged facts of each id."""
    from craftnudge.adapters.store.postgres.scores import records_of, scores_of  # noqa: PLC0415 - an extra
    from craftnudge.adapters.store.postgres.store import PostgresStore  # noqa: PLC0415 - an extra

    recalled = Counter(record.id for record in PostgresStore(database, team_id).recall(query).records)
    faults: Counter[str] = Counter()
    for ids in _runs(acknowledged):
        with database.transaction(team_id) as connection:
            records = records_of(connection, team_id, ids)
            scores = scores_of(connection, team_id, ids)
        for identity in ids:
            found = records.get(identity)
            if found is None or not recalled[identity]:
                faults["missing"] += 1
                continue
            record, kept = found[1], scores.get(identity, set())
            faults["twice"] += recalled[identity] > 1
            faults["lower_facts"] += record.facts < acknowledged[identity]
            faults["without_score"] += not kept
            faults["wrong_score"] += bool(kept) and kept_form(record, settings) not in kept
    return StoreFaults(**faults)


def _runs(ids: Iterable[str]) -> Iterable[list[str]]:
    ordered = list(ids)
    return (ordered[start : start + _AT_ONCE] for start in range(0, len(ordered), _AT_ONCE))
