"""Which files usually change together, and when was one of them forgotten?"""

from __future__ import annotations

from collections import Counter
from itertools import permutations
from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.significance import chance_of_at_least, of_several
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.commits.record import FileChange
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
# What came days later, or with much else, was work of its own: so it was in 14 of 15 pairs that were read.
SOON_SECONDS = 24 * 3600
CORRECTION_FILES = 5


@dataclass(frozen=True, slots=True)
class _Pair:
    """`partner` changed in `together` of the `changes` commits that changed `path`; `alone` are the others."""

    path: str
    partner: str
    together: int
    changes: int
    chance: float
    alone: tuple[ScoredCommit, ...]


@dataclass(frozen=True, slots=True)
class _Changes:
    """The commits of one repository that change files, with the paths of each that may have a partner."""

    commits: list[ScoredCommit]
    paths: list[frozenset[str]]


def _paths(commit: ScoredCommit, files: Sequence[FileChange]) -> frozenset[str]:
    if commit.generated is not None or len(files) > MOST_FILES:
        return frozenset()
    return frozenset(file.path for file in files if file.status != "D" and file.file_kind not in _NOT_PAIRED)


def _by_repository(commits: Iterable[ScoredCommit]) -> dict[str, _Changes]:
    """The changes of each repository. Files are read once, since there may be a hundred thousand commits."""
    by_repository: dict[str, _Changes] = {}
    names: dict[str, str] = {}
    for commit in commits:
        files = commit.files
        if files:
            changes = by_repository.setdefault(commit.repository.key, _Changes([], []))
            changes.commits.append(commit)
            changes.paths.append(frozenset(names.setdefault(path, path) for path in _paths(commit, files)))
    return by_repository


def _pairs(all_changes: _Changes) -> list[_Pair]:
    """Files of code with a file that usually changes with them, surer than by its own rate. Tests may come first."""
    commits, paths = all_changes.commits, all_changes.paths
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


def _came_later(pair: _Pair, changes: _Changes) -> list[tuple[ScoredCommit, ScoredCommit]]:
    """Commits that lacked the partner, each with the one of the next few commits that changed it."""
    place = {commit.hash: index for index, commit in enumerate(changes.commits)}
    late: list[tuple[ScoredCommit, ScoredCommit]] = []
    taken: set[int] = set()
    for commit in pair.alone:
        index = place[commit.hash]
        soon = range(index + 1, min(index + 1 + SOON_COMMITS, len(changes.commits)))
        follower = next((at for at in soon if at not in taken and _corrects(changes, index, at, pair.partner)), None)
        if follower is not None:
            taken.add(follower)
            late.append((commit, changes.commits[follower]))
    return late


def _corrects(changes: _Changes, index: int, later: int, partner: str) -> bool:
    """Whether a later commit brings a forgotten file: within a day, and with little else."""
    if partner not in changes.paths[later] or len(changes.paths[later]) > CORRECTION_FILES:
        return False
    first, second = changes.commits[index].authored, changes.commits[later].authored
    return first is not None and second is not None and 0 <= second.seconds - first.seconds <= SOON_SECONDS


def _answer(history: History) -> Insight | None:
    forgotten = [
        (pair, late)
        for changes in _by_repository(history.own).values()
        for pair in _pairs(changes)
        if len(late := _came_later(pair, changes)) >= max(NEEDED_LATE, LEAST_LATE * pair.changes)
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
        commits=tuple(ExampleCommit(commit, follower.hash[:7]) for commit, follower in reversed(late)),
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
    needs="Ten changes of a file, seven in ten together with its partner; in a fifth the partner came within a day.",
    answer=_answer,
)
