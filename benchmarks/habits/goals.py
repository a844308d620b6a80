"""Replays a person's commits day by day, and prints the goals: python -m benchmarks.habits goals PATH NAME [COUNT]

PATH is a repository, NAME a part of the author's name or address; COUNT of the newest commits are looked through
(1,500). Each day ends with a look at the home screen, which is where a goal is chosen and let go; after each commit
the hook's line is remembered as a nudge, as the hook does it. Nobody was nudged in truth: the second table shows what
a nudge would have to beat, and should show no difference. docs/explanation/habits.md holds some of the output.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.histories import latest, name_of
from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.habits.goal import candidates, goal_progress, next_events
from craftnudge.domain.habits.goal_events import GoalSet, NudgeShown, remembered
from craftnudge.domain.habits.nudge_effect import nudge_effects
from craftnudge.domain.habits.scored_commit import ScoredCommit
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from craftnudge.domain.habits.goal_events import NudgeEvent

_COUNT = 1_500
# As the insight has it.
_ENOUGH_NUDGES = 10


@dataclass
class Replay:
    """What was shown and chosen so far; `rows` are those of the table."""

    events: list[NudgeEvent] = field(default_factory=list)
    seen: list[ScoredCommit] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    days_with_goal: int = 0

    def day(self, day: date, commits: Sequence[ScoredCommit]) -> None:
        """One day's commits, each with its line, then a look at the home screen."""
        for commit in commits:
            self.seen.append(commit)
            self._nudge(commit)
        for event in next_events(self.seen, remembered(self.events), _seconds(commits[-1])):
            self._tell(day, event)
            self.events.append(event)
        self.days_with_goal += remembered(self.events).goal is not None

    def _nudge(self, commit: ScoredCommit) -> None:
        goal = remembered(self.events).goal
        judged = {check.id for check in commit.card.checks if check.of_hundredths}
        areas = feedback_on(commit.card, is_latest=True).areas_for_improvement
        first = next((area.check_id for area in areas if area.check_id in judged), None)
        shown = goal.check_id if goal and goal.check_id in judged else first
        if shown is not None:
            self.events.append(NudgeShown(_seconds(commit), shown, commit.record.hash, "hook"))

    def _tell(self, day: date, event: NudgeEvent) -> None:
        memory = remembered(self.events)
        coached = sum(each.scored for each in self.seen)
        head = f"| {day} | {coached} | {event.check_id} {all_checks()[event.check_id].fail_name}"
        if isinstance(event, GoalSet):
            course = goal_progress(event, self.seen)
            worth = {each.pass_rate.id: each.worth for each in candidates(self.seen, memory)}.get(event.check_id, 0.0)
            passed = f"{course.passed_before} of {course.of_before}"
            self.rows.append(f"{head} | chosen: passed in {passed}, may win {worth:.2f} a commit |")
        elif not isinstance(event, NudgeShown) and memory.goal is not None:
            course = goal_progress(memory.goal, self.seen)
            quoted = ""
            if event.how == "held" and course.before and course.after:
                quoted = f'; "{course.before.message.subject[:60]}", now "{course.after.message.subject[:60]}"'
                quoted += f" ({course.after_result.kind})" if course.after_result else ""
            self.rows.append(f"{head} | {event.how}: {course.passed} of the last {len(course.outcomes)}{quoted} |")


def _seconds(commit: ScoredCommit) -> int:
    return commit.record.committed.seconds if commit.record.committed else 0


def replayed(commits: Sequence[ScoredCommit]) -> Replay:
    """The commits of one person, in the order of their days."""
    replay = Replay()
    dated = sorted((each for each in commits if each.day is not None), key=_seconds)
    for day, of_day in groupby(dated, key=lambda commit: commit.day):
        if day is not None:
            replay.day(day, list(of_day))
    return replay


def main(arguments: list[str]) -> int:
    """Prints what was in goal when, and what followed the nudges."""
    if not 2 <= len(arguments) <= 3:
        print("usage: python -m benchmarks.habits goals PATH NAME [COUNT]", file=sys.stderr)
        return 2
    path, name = Path(arguments[0]), arguments[1]
    records = latest(path, int(arguments[2]) if arguments[2:] else _COUNT)
    own = [each for each in records if each.author and name in f"{each.author.name} {each.author.email}"]
    commits = [ScoredCommit(record, score_commit(record)) for record in own]
    replay = replayed(commits)
    days = len({commit.day for commit in commits})
    print(f"{name_of(path)}: {len(commits)} commits on {days} days, a goal on {replay.days_with_goal} of them.\n")
    print("| day | commits so far | habit | what |\n| --- | --- | --- | --- |")
    print("\n".join(replay.rows))
    print("\n| habit | passed, after a failure and a nudge | passed, after a failure without a nudge |")
    print("| --- | --- | --- |")
    for each in nudge_effects([event for event in replay.events if isinstance(event, NudgeShown)], replay.seen):
        if min(each.of, each.of_otherwise) >= _ENOUGH_NUDGES:
            print(f"| {each.check_id} | {each.passed} of {each.of} | {each.passed_otherwise} of {each.of_otherwise} |")
    return 0
