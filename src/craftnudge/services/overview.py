"""What meets the user who types the program's name alone: what is new, the last commit, the week, one thing to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.habits.goal import EVIDENCE_COMMITS
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.habits.week import Week, week_of
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.domain.rubric.score import score_commit
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.paths import behaviors_folder
from craftnudge.services.history import LookBack, Question, look_back
from craftnudge.services.review import newest_scored
from craftnudge.services.track import Tracked, catch_up

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.commits.record import Person
    from craftnudge.domain.rubric.rubric_settings import RubricSettings

# The week needs some 37 days; the goal the last 50 commits, which those who commit seldom have in a year.
LOOK_BACK_DAYS = 90
FAR_BACK_DAYS = 365


@dataclass(frozen=True, slots=True)
class Arrival:
    """`last` is HEAD's commit, None in a repository without commits; `week` is the user's over all repositories.

    `instead` is the hash of the newest commit that is coached, where the last one is not.
    """

    tracked: Tracked
    last: ScoredCommit | None
    instead: str | None
    week: Week
    found: LookBack


def arrive(
    reader: Reader,
    home: Path,
    today: date,
    *,
    identity: Person | None,
    aliases: Mapping[str, Sequence[str]] | None = None,
    settings: RubricSettings = AS_RELEASED,
    report: Callable[[int, int], None] | None = None,
) -> Arrival:
    """Catches up, then looks at the last commit and the last weeks."""
    tracked = catch_up(reader, LocalStore(behaviors_folder(home)), report=report)
    last = instead = None
    if tracked.latest_hash is not None:
        record = reader.record(tracked.latest_hash)
        last = ScoredCommit(record, score_commit(record, settings))
        instead = None if last.scored else newest_scored(reader, settings)
    question = Question(today, LOOK_BACK_DAYS, identity=identity, aliases=aliases, here=reader.repository.key)
    found = look_back(home, question, settings, periods=1)
    if found.person is not None and sum(commit.scored for commit in found.mine) < EVIDENCE_COMMITS:
        found = look_back(home, replace(question, days=FAR_BACK_DAYS), settings, periods=1)
    return Arrival(tracked, last, instead, week_of(found.mine, today), found)
