"""Effects leave in the database what a reader would have computed, however often they are repeated."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.local.line_codec import UnreadableLineError
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.services.scorer import Scorer
from craftnudge.services.team_work.effects import Analyse, Coach, KeepHouse
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from craftnudge.adapters.events.work import WorkItem, WorkKind
    from craftnudge.services.team_work.connections import TeamConnections

VAGUE = a_record(2, message="stuff\n")


def taken(team: TeamConnections, kind: WorkKind) -> list[WorkItem]:
    """The work that waits."""
    return team.work.take(kind, most=100)


def count(team: TeamConnections, table: str) -> int:
    """How many rows a table has."""
    with team.database.transaction(1) as connection:
        ((rows,),) = connection.execute(f"select count(*) from {table}").fetchall()  # noqa: S608 - our own names
    return int(rows)


def test_scores_are_those_that_a_survey_keeps(team: TeamConnections) -> None:
    """Byte for byte, under the same key; repeated, nothing changes; the coach and the pages hear of it."""
    store = team.default_store(lambda: 0.0)
    store.append([a_record(1), VAGUE, a_record(3, parents=("a" * 40, "b" * 40))])
    items = taken(team, "analyse")
    for _ in range(2):
        Analyse(team, AS_RELEASED)(items)
    scorer = Scorer(AS_RELEASED)
    with store.survey(rubric_key=scorer.key) as survey:
        kept = {entry.hash: entry.score for entry in survey.commits()}
    with store.survey() as survey:
        entries = survey.commits()
        scorer.scored(entries, keep=True)
        assert kept == {entry.hash: scorer.new[entry.place] for entry in entries}
    assert {item.subject for item in taken(team, "coach")} == {item.subject for item in items}
    assert {item.subject for item in taken(team, "show")} == {"scored"}


def test_a_forgotten_commit_leaves_no_result(team: TeamConnections) -> None:
    """Neither what was kept before, nor work on it afterwards."""
    store = team.default_store(lambda: 0.0)
    store.append([VAGUE])
    items = taken(team, "analyse")
    Analyse(team, AS_RELEASED)(items)
    Coach(team, AS_RELEASED)(taken(team, "coach"))
    assert (count(team, "kept_score"), count(team, "kept_nudge")) == (1, 1)
    store.forget(CommitQuery())
    for _ in range(2):
        assert (count(team, "kept_score"), count(team, "kept_nudge")) == (0, 0)
        Analyse(team, AS_RELEASED)(items)
        Coach(team, AS_RELEASED)(items)


def test_the_coach_keeps_what_a_nudge_would_say(team: TeamConnections) -> None:
    """The first thing to improve; nothing of a good commit; no model was asked."""
    store = team.default_store(lambda: 0.0)
    store.append([VAGUE, a_record(4, parents=("a" * 40, "b" * 40))])
    Coach(team, AS_RELEASED)(taken(team, "analyse"))
    key = Scorer(AS_RELEASED).key
    vague = json.loads(store.kept_nudge(VAGUE.hash, key) or "")
    assert "stuff" in vague["tip"]["text"]
    assert vague["note"] is None
    assert json.loads(store.kept_nudge(a_record(4).hash, key) or "")["tip"] is None


def test_the_house_finds_what_nobody_scored(team: TeamConnections) -> None:
    """A commit whose score and work are both gone; not one that is scored, waits or was set aside."""
    store = team.default_store(lambda: 0.0)
    store.append([a_record(number) for number in range(1, 5)])
    items = taken(team, "analyse")
    Analyse(team, AS_RELEASED)(items[:1])
    team.work.done(items[:3])
    house = KeepHouse(team, AS_RELEASED)
    house.plan()
    house.plan()
    (sweep,) = taken(team, "store")
    house([sweep])
    assert [item.subject for item in taken(team, "analyse")] == [items[2].subject, items[1].subject]
    team.work.repeat([sweep], 600)
    assert taken(team, "store") == []
    assert team.work.waiting()["store"] == 1


def test_a_damaged_line_fails_alone(team: TeamConnections) -> None:
    """It raises, and no score is kept of it."""
    team.default_store(lambda: 0.0).append([VAGUE])
    with team.database.transaction(1) as connection:
        connection.execute("update recorded_line set line = 'damaged'")
    with pytest.raises(UnreadableLineError):
        Analyse(team, AS_RELEASED)(taken(team, "analyse"))
    assert count(team, "kept_score") == 0
