"""A repository's team, from the commits of the journal: grouped by person here, and shown as nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.progress import by_period
from craftnudge.domain.habits.team import Team, team_of
from craftnudge.services.history import author_of, people_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from craftnudge.domain.commits.people import People
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.services.history import LookBack, Question


def team_in(found: LookBack, question: Question) -> Team:
    """The team of everybody's commits over two periods (`question.everyone` must have been set).

    Commits of bots and those whose author is not known belong to nobody.
    """
    people = people_of((commit.record for commit in found.mine), question.aliases)
    now, before = by_period(found.mine, question.today, question.days)
    return team_of(_by_person(now, people), _by_person(before, people), today=question.today, days=question.days)


def _by_person(commits: Iterable[ScoredCommit], people: People) -> dict[Hashable, list[ScoredCommit]]:
    found: dict[Hashable, list[ScoredCommit]] = {}
    for commit in commits:
        person = author_of(people, commit.record)
        if person is not None:
            found.setdefault(person, []).append(commit)
    return found
