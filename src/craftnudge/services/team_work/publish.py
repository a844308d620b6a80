"""Publishes the figures of a team, once for each month that is over.

Nobody reads figures that were computed on request: two periods that differ by a day could be subtracted.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.store.postgres.accounts.people import address_text, emails_of_members
from craftnudge.adapters.store.postgres.published import PublishedFigure, publish, unpublished
from craftnudge.domain.habits.team import team_of
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.services.authors import author_in, people_among
from craftnudge.services.history import Question, look_back
from craftnudge.services.team_work.effects import by_team

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from craftnudge.adapters.events.work import WorkItem
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.domain.habits.team import Figure, Team
    from craftnudge.services.team_work.connections import TeamConnections
    from craftnudge.services.workplace import Workplace

EVERY_SECONDS: Final = 600.0
MONTHS: Final = "months"
_MOST_MONTHS: Final = 12
# A worker that is silent for longer is taken for hanging; what is left is published in the next round.
_MOST_SECONDS: Final = 10.0
# Laptops may still push commits of a month in the first days of the next one; the database refuses it earlier.
_LATE_DAYS: Final = 3
_DAY_SECONDS: Final = 86_400


class Publish:
    """Publishes what is missing of the last twelve months."""

    def __init__(self, team: TeamConnections, workplace: Workplace) -> None:
        self._team = team
        self._workplace = workplace

    def plan(self) -> None:
        """Has it done for each team, from now on."""
        for team_id in self._team.teams():
            self._team.work.plan(team_id, "publish", MONTHS)

    def __call__(self, items: Sequence[WorkItem]) -> None:
        """One look at each of the teams."""
        today = datetime.fromtimestamp(self._workplace.now(), UTC).date()
        end = time.monotonic() + _MOST_SECONDS
        for team_id, _ in by_team(items):
            with self._team.database.transaction(team_id) as connection:
                months = unpublished(connection, team_id, closed_months(today))
            for month in months:
                if time.monotonic() > end:
                    break
                figures = list(self._figures(team_id, month))
                with self._team.database.transaction(team_id) as connection:
                    publish(connection, team_id, month, figures)
        self.plan()

    def _figures(self, team_id: int, month: date) -> Iterator[PublishedFigure]:
        last = _next_month(month) - timedelta(days=1)
        placed = replace(self._workplace, team_store=lambda now: self._team.store(team_id, now))
        aliases = self._accounts(team_id)
        end = datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp() + 2 * _DAY_SECONDS
        days = (last - month).days + 1
        question = Question(last, days, everyone=True, aliases=aliases, until_seconds=int(end))
        history = look_back(placed, question, periods=1)
        commits = [commit for commit in history.mine if commit.day and month <= commit.day <= last]
        for name, people in _by_repository(commits, aliases).items():
            yield from _published(team_of(people, {}, today=last, days=days), month, name)

    def _accounts(self, team_id: int) -> dict[str, Sequence[str]]:
        """The addresses of each member: a person with two of them is one person."""
        with self._team.database.work() as connection:
            found = emails_of_members(connection, team_id)
        people = {f"member {person}": [address_text(email) for email in emails] for person, emails in found.items()}
        return {**(self._workplace.configuration.identities or {}), **people}


def closed_months(today: date) -> list[date]:
    """The first days of the last twelve months that are over, and so long over that their commits have arrived."""
    months = []
    first = (today - timedelta(days=_LATE_DAYS)).replace(day=1)
    for _ in range(_MOST_MONTHS):
        first = (first - timedelta(days=1)).replace(day=1)
        months.append(first)
    return months


def _next_month(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _by_repository(
    commits: Sequence[ScoredCommit], aliases: Mapping[str, Sequence[str]]
) -> dict[str, dict[Hashable, list[ScoredCommit]]]:
    """The commits by the name of their repository and by person."""
    people = people_among(Counter((commit.author, commit.repository) for commit in commits), aliases)
    found: defaultdict[str, dict[Hashable, list[ScoredCommit]]] = defaultdict(dict)
    for commit in commits:
        person = author_in(people, commit.repository, commit.author)
        if person is not None:
            found[commit.repository.name].setdefault(person, []).append(commit)
    return found


def _published(team: Team, month: date, repository: str) -> Iterator[PublishedFigure]:
    """The figures that the gate has let through."""

    def row(name: str, scale: float, figure: Figure) -> PublishedFigure:
        return PublishedFigure(month, repository, name, scale, figure.average, figure.spread, figure.people)

    for course in team.courses:
        if course.now is not None:
            yield row(course.name, 10, course.now)
    for habit in team.habits:
        yield row(habit.id, 1, habit.now)
