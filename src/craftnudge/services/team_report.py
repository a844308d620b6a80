"""The habits of a repository's team: counted by person, and shown without names."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.habits.progress import by_period
from craftnudge.domain.habits.team import Team, team_of
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.services.authors import author_in, people_among
from craftnudge.services.history import look_back

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from craftnudge.domain.commits.people import People
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.services.history import LookBack, Question
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class TeamAnswer:
    """The team's habits, and the commits that they were taken from."""

    question: Question
    history: LookBack
    team: Team


def team_answer(workplace: Workplace, question: Question) -> TeamAnswer:
    """The habits of everyone who commits to the question's repository, over its days and as many before.

    `question.everyone` must be set. Commits of bots, and those without an author, belong to no person. For errors see
    `look_back`.
    """
    history = look_back(workplace, question)
    people = people_among(Counter((commit.author, commit.repository) for commit in history.mine), question.aliases)
    now, before = by_period(history.mine, question.today, question.days)
    team = team_of(_by_person(now, people), _by_person(before, people), today=question.today, days=question.days)
    return TeamAnswer(question, history, team)


def _by_person(commits: Iterable[ScoredCommit], people: People) -> dict[Hashable, list[ScoredCommit]]:
    commits_of: dict[Hashable, list[ScoredCommit]] = {}
    for commit in commits:
        person = author_in(people, commit.repository, commit.author)
        if person is not None:
            commits_of.setdefault(person, []).append(commit)
    return commits_of
