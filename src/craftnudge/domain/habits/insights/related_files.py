"""Which files usually change together, and when was one of them forgotten?"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import permutations
from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.significance import chance_of_at_least, of_several
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED_CHANGES = 10
LEAST_TOGETHER = 0.7
# A partner that seldom comes later is seldom forgotten.
LEAST_LATE = 0.2
# A partner that came later once or twice may have been left out on purpose.
NEEDED_LATE = 3
# A commit that touches more files pairs everything with everything.
MOST_FILES = 20
# These are not forgotten: programs write them, or one chore changes them all at once.
_NOT_PAIRED = {*SET_ASIDE, "ci", "build", "config"}
# A partner that changes within so many of the next commits was forgotten, not left out on purpose.
SOON_COMMITS = 3


@dataclass(frozen=True, slots=True)
class _Pair:
    """`partner` changed in `together` of the `changes` commits that changed `path`; `alone` are the others."""

    path: str
    partner: str
    together: int
    changes: int
    chance: float
    alone: tuple[ScoredCommit, ...]


def _paths(commit: ScoredCommit) -> frozenset[str]:
    files = commit.record.files or ()
    if commit.card.generated is not None or len(files) > MOST_FILES:
        return frozenset()
    return frozenset(file.path for file in files if file.status != "D" and file.file_kind not in _NOT_PAIRED)


def _pairs(commits: list[ScoredCommit]) -> list[_Pair]:
    """Files of code with a file that usually changes with them, surer than by its own rate. Tests may come first."""
    paths = [_paths(commit) for commit in commits]
    changes = Counter(path for touched in paths for path in touched)
    often = {path for path, times in changes.items() if times >= NEEDED_CHANGES}
    together = Counter(pair for touched in paths for pair in permutations(sorted(touched & often), 2))
    pairs: list[_Pair] = []
    for (path, partner), times in together.items():
        if times == changes[path] or times < LEAST_TOGETHER * changes[path] or kind_of(path) != "code":
            continue
        chance = chance_of_at_least(times, changes[path], changes[partner] / len(commits))
        alone = tuple(
            commit for commit, touched in zip(commits, paths, strict=True) if path in touched and partner not in touched
        )
        pairs.append(_Pair(path, partner, times, changes[path], of_several(chance, len(together)), alone))
    return pairs


def _came_later(pair: _Pair, commits: list[ScoredCommit]) -> list[tuple[ScoredCommit, ScoredCommit]]:
    """Commits that lacked the partner, each with the one of the next few commits that changed it."""
    place = {commit.record.hash: index for index, commit in enumerate(commits)}
    late: list[tuple[ScoredCommit, ScoredCommit]] = []
    for commit in pair.alone:
        index = place[commit.record.hash]
        soon = commits[index + 1 : index + 1 + SOON_COMMITS]
        follower = next((commit for commit in soon if pair.partner in _paths(commit)), None)
        if follower is not None:
            late.append((commit, follower))
    return late


def _answer(history: History) -> Insight | None:
    by_repository: dict[str, list[ScoredCommit]] = defaultdict(list)
    for commit in history.own:
        if commit.record.files:
            by_repository[commit.record.repository.key].append(commit)
    forgotten = [
        (pair, late)
        for commits in by_repository.values()
        for pair in _pairs(commits)
        if len(late := _came_later(pair, commits)) >= max(NEEDED_LATE, LEAST_LATE * pair.changes)
    ]
    if not forgotten:
        return None
    pair, late = min(forgotten, key=lambda row: (-len(row[1]), row[0].chance, row[0].path, row[0].partner))
    name, partner = _short(pair.path, pair.partner)
    return Insight(
        kind="related_file_came_later",
        values={"name": name, "partner_name": partner, "soon_commits": SOON_COMMITS},
        figures={
            "path": pair.path,
            "partner": pair.partner,
            "together": pair.together,
            "changes": pair.changes,
            "came_later": len(late),
        },
        commits=tuple(ExampleCommit(commit, follower.record.hash[:7]) for commit, follower in reversed(late)),
        chance=pair.chance,
        weight=weight_of(pair.together / pair.changes / 2, pair.changes, len(history.own)),
    )


def _short(path: str, partner: str) -> tuple[str, str]:
    """Both names without their folders, where they differ; else the whole paths."""
    names = path.rsplit("/", 1)[-1], partner.rsplit("/", 1)[-1]
    return (path, partner) if names[0] == names[1] else names


QUESTION = InsightQuestion(
    name="partner-files",
    question="Which files usually change together, and when was one of them forgotten?",
    topic="files",
    needs="Ten changes of a file, seven in ten together with its partner; in one of five the partner came later.",
    answer=_answer,
)
