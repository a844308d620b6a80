"""Figures of a team are published once, over five people or more, and nothing goes round that."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("psycopg")

from craftnudge.adapters.store.postgres.published import published_figures
from craftnudge.domain.commits.record import CommitTime, Person
from craftnudge.errors import StoreError
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.services.team_work.publish import Publish, closed_months
from tests.adapters.store.local.records import a_record
from tests.support.servers.teams import add_person
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.store.postgres.published import PublishedFigure
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.services.team_work.connections import TeamConnections

# The database refuses a month that is not over by its own clock.
NOW = datetime.now(UTC).timestamp()
MONTH, BEFORE = closed_months(datetime.now(UTC).date())[:2]


def in_month(number: int, person: int, address: str = "") -> CommitRecord:
    """A commit of a person in the month."""
    time = CommitTime(int(datetime(MONTH.year, MONTH.month, 1 + number % 28, 12, tzinfo=UTC).timestamp()), 0)
    author = Person(f"Person {person}", address or f"{person}@example.org")
    return replace(a_record(number), author=author, committer=author, authored=time, committed=time)


def published(team: TeamConnections, tmp_path: Path) -> list[PublishedFigure]:
    """What is there after the analysis role has looked, with its own rights."""
    analysis = team.acting("cn_analysis")
    publish = Publish(analysis, replace(workplace_in(tmp_path), now=lambda: NOW))
    publish.plan()
    items = analysis.work.take("publish", most=10)
    publish(items)
    analysis.work.done(items)
    with team.database.transaction(1) as connection:
        return published_figures(connection, 1, date(2020, 1, 1))


def refused(team: TeamConnections, role: str, statement: str) -> str:
    """Why PostgreSQL refuses a statement of a database role."""
    with pytest.raises(StoreError) as error, team.acting(role).database.transaction(1) as connection:  # type: ignore[arg-type]
        connection.execute(statement)
    return str(error.value.details["reason"])


def test_a_month_is_published_once_over_five_people(team: TeamConnections, tmp_path: Path) -> None:
    """Four people with five addresses are four; what arrives afterwards, or is forgotten, changes no figure."""
    store = team.default_store(lambda: NOW)
    store.append(in_month(number, number) for number in range(1, 5))
    store.append([in_month(5, 4, "4@work.example")])
    with team.database.transaction(1) as connection:
        add_person(connection, 1, 1, "member", "4@example.org")
        connection.execute("insert into address (email, person_id) values ('4@work.example', 1)")
    assert published(team, tmp_path) == []
    with team.database.transaction(1) as connection:
        connection.execute("delete from published_month")
    store.append([in_month(6, 6)])
    first = published(team, tmp_path)
    assert {(figure.month, figure.repository, figure.people) for figure in first} == {(MONTH, "shop", 5)}
    score = next(figure for figure in first if figure.name == "score")
    assert (score.average * 2).is_integer()
    store.append(in_month(number, number) for number in range(7, 20))
    assert published(team, tmp_path) == first


def test_no_role_goes_round_the_gate(team: TeamConnections, tmp_path: Path) -> None:
    """Neither with fewer people, nor finer, nor of a month that runs, nor later; a member reads, and nobody writes."""
    team.default_store(lambda: NOW).append(in_month(number, number) for number in range(1, 6))
    month, figure = (
        "insert into published_month (team_id, month) values (1, ",
        "insert into published_figure values (1, ",
    )
    assert "is not over" in refused(team, "cn_analysis", f"{month}date_trunc('month', now()))")
    fresh = f"{month}'{BEFORE}');{figure}'{BEFORE}', 'shop', 'score', 10, "
    assert "people_check" in refused(team, "cn_analysis", f"{fresh}5, 1, 4)")
    assert "published_figure_check" in refused(team, "cn_analysis", f"{fresh}5.1, 1, 5)")
    assert published(team, tmp_path)
    assert "already" in refused(team, "cn_analysis", f"{figure}'{MONTH}', 'shop', 'CN999', 1, 1, 0, 5)")
    assert "denied" in refused(team, "cn_analysis", "update published_figure set average = 10")
    for role in ("cn_web", "cn_ingest", "cn_tracker", "cn_store"):
        assert "denied" in refused(team, role, f"{month}'{BEFORE}')")
    with team.database.transaction(1) as connection:
        add_person(connection, 1, 1, "member", "1@example.org")
    for person, rows in ((1, True), (2, False)):
        with team.database.acting("cn_web", person=person).transaction(1) as connection:
            assert bool(published_figures(connection, 1, MONTH)) is rows
            assert connection.execute("select count(distinct email) <= 1 from recorded_line").fetchone() == (True,)


def test_the_first_days_after_a_month_wait_for_laptops() -> None:
    """On the third of October September is not closed, on the fourth it is."""
    assert closed_months(date(2026, 10, 3))[0] == date(2026, 8, 1)
    assert closed_months(date(2026, 10, 4))[0] == date(2026, 9, 1)
    assert len(closed_months(date(2026, 1, 31))) == 12
