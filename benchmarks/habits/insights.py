"""Prints what authors would be shown: python -m benchmarks.habits insights PATH... [--days 365] [--authors 2]

For each repository, the authors with the most commits of the days up to its newest commit. Then the same histories are
asked with the calendar shuffled by day, `--shuffles` times (5): all commits of a day keep their hours, but get the
date of another day of the same author. What depends on the weekday must be gone then. With `--scores` the score cards
are shuffled by day instead: every comparison of scores that is still shown is a false one.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.histories import latest, name_of
from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.find_insights import find_insights
from craftnudge.domain.habits.history import history_of
from craftnudge.domain.habits.progress import by_period
from craftnudge.domain.habits.scored_commit import ScoredCommit, in_order
from craftnudge.domain.rubric.score import score_commit
from craftnudge.services.rewriting_commits import rewriting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.insight import Insight

_NEWEST = 9_000
_LEAST_COMMITS = 100
_SEED = 7
_DAY_SECONDS = 86_400
# People beside people: no order of days changes that.
_TIMELESS = ("compared", "tests-travel")


@dataclass(frozen=True)
class Asked:
    """One author of one repository, and the commits of a period."""

    repository: str
    author: str
    history: History


def histories(path: Path, days: int, authors: int) -> list[Asked]:
    """The busiest authors of a repository with at least a hundred commits in the period."""
    commits = [ScoredCommit(record, score_commit(record)) for record in latest(path, _NEWEST)]
    today = max(datetime.fromtimestamp(each.record.committed.seconds, UTC) for each in commits if each.record.committed)
    now, _ = by_period(commits, today.date(), days)
    counts = Counter(_name(commit) for commit in now if commit.scored)
    busiest = [name for name, count in counts.most_common(authors) if count >= _LEAST_COMMITS]
    return [Asked(name_of(path), name, _history(now, name)) for name in busiest]


def _name(commit: ScoredCommit) -> str:
    return commit.record.author.name if commit.record.author else ""


def _history(commits: Sequence[ScoredCommit], name: str) -> History:
    own = [commit for commit in commits if _name(commit) == name]
    others = [commit for commit in commits if _name(commit) != name]
    return history_of(own, others, len({_name(commit) for commit in others if commit.scored}), rewriting=rewriting)


def _days(commits: Sequence[ScoredCommit]) -> dict[date | None, list[ScoredCommit]]:
    by_day: dict[date | None, list[ScoredCommit]] = defaultdict(list)
    for commit in commits:
        by_day[commit.day].append(commit)
    return by_day


def with_shuffled_calendar(history: History, chance: random.Random) -> History:
    """All commits of a day get the date of another day; hours and what was done in a day stay together."""
    by_day = _days([commit for commit in history.own if commit.day])
    days = list(by_day)
    dealt = chance.sample(days, len(days))
    moved: list[ScoredCommit] = []
    for day, other in zip(days, dealt, strict=True):
        if day is None or other is None:
            continue
        for commit in by_day[day]:
            time = commit.record.authored
            later = replace(time, seconds=time.seconds + (other - day).days * _DAY_SECONDS) if time else None
            moved.append(ScoredCommit(replace(commit.record, authored=later), commit.card))
    return replace(history, own=in_order(moved))


def with_shuffled_scores(history: History, chance: random.Random) -> History:
    """Score cards move to other commits: a day's cards follow one another, in a new order of days."""
    by_day = list(_days(history.scored).values())
    chance.shuffle(by_day)
    cards = [commit.card for commits in by_day for commit in commits]
    own = [ScoredCommit(commit.record, card) for commit, card in zip(history.scored, cards, strict=True)]
    return replace(history, own=tuple(own))


def _print(asked: Asked, insights: Sequence[Insight]) -> None:
    print(f"\n{asked.repository}, {asked.author}: {len(asked.history.scored)} commits, {len(insights)} insights")
    for insight in insights:
        chance = "" if insight.chance is None else f" (chance {insight.chance:.4f})"
        print(f"  {insight.name}: {insight_headline(insight)} {insight_detail(insight)}{chance}")


def main(arguments: list[str]) -> int:
    """Prints every insight, then how many of each question are shown, in truth and shuffled."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.habits insights")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--authors", type=int, default=2)
    parser.add_argument("--shuffles", type=int, default=5)
    parser.add_argument("--scores", action="store_true")
    options = parser.parse_args(arguments)
    chance = random.Random(_SEED)  # noqa: S311 - no secret
    shuffled = with_shuffled_scores if options.scores else with_shuffled_calendar
    shown: Counter[str] = Counter()
    shown_shuffled: Counter[str] = Counter()
    asked = [each for path in options.paths for each in histories(path, options.days, options.authors)]
    for author in asked:
        insights = find_insights(author.history)
        _print(author, insights)
        shown.update(insight.name for insight in insights)
        for _ in range(options.shuffles):
            again = find_insights(shuffled(author.history, chance))
            shown_shuffled.update(each.name for each in again if each.chance is not None and each.name not in _TIMELESS)
    print(
        f"\n{len(asked)} histories, each shuffled {options.shuffles} times; "
        "counts and comparisons with others are left out there.\n"
    )
    print("| question | shown | shown a history | shuffled: shown a history |\n| --- | ---: | ---: | ---: |")
    for name in sorted({*shown, *shown_shuffled}):
        rate = shown_shuffled[name] / max(1, len(asked) * options.shuffles)
        print(f"| {name} | {shown[name]} | {shown[name] / max(1, len(asked)):.2f} | {rate:.3f} |")
    return 0
