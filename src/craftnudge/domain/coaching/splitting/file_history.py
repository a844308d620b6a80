"""How the files of a change changed before: how often, with which others, and under which subjects."""

from __future__ import annotations

import math
import re
import statistics
from collections import Counter
from dataclasses import dataclass, field
from itertools import combinations
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.path_words import place_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from craftnudge.domain.commits.past_change import PastChange

# A commit of more files says nothing about which of them belong together.
MOST_FILES_TOGETHER = 30
# A commit counts half as much after so many others.
_HALF_LIFE_COMMITS = 400
_AUTHORS_COMMITS = 40
# For an author without commits here; a commit of two files is the commonest.
_USUAL_WHERE_UNKNOWN = 1.5
_SUBJECT_WORD = re.compile(r"[a-z]{4,}")

Weights = dict[str, float]


@dataclass(slots=True)
class OneFilePast:
    """Of one file: its commits, the same with older ones counting less, its company, and the words of its subjects."""

    times: int = 0
    lately: float = 0.0
    company: Weights = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class FilePast:
    """The past of a change's files; the empty past has no commits.

    `together` is how often two files changed in one commit, `lately` the same with older and larger commits counting
    less. `usual_files` is the base 2 logarithm of one more than the files in the author's usual commit.
    """

    commits: int
    files: Mapping[str, OneFilePast]
    together: Mapping[tuple[str, str], int]
    lately: Mapping[tuple[str, str], float]
    folders: Mapping[str, int]
    folders_together: Mapping[tuple[str, str], int]
    rarity: Mapping[str, float]
    usual_files: float

    def of(self, path: str) -> OneFilePast:
        """One file's past."""
        return self.files.get(path) or OneFilePast()


NO_PAST = FilePast(0, {}, {}, {}, {}, {}, {}, _USUAL_WHERE_UNKNOWN)


def past_of(commits: Sequence[PastChange], paths: Collection[str], author_email: str) -> FilePast:
    """The past of these files in commits from the oldest to the newest, for a change by this author."""
    wanted, wanted_folders = frozenset(paths), frozenset(map(place_of, paths))
    files = {path: OneFilePast() for path in paths}
    together, lately = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    folders, folders_together, known = Counter[str](), Counter[tuple[str, str]](), Counter[str]()
    for age, commit in zip(range(len(commits), 0, -1), commits, strict=True):
        size, weight = len(commit.paths), 0.5 ** (age / _HALF_LIFE_COMMITS)
        words = frozenset(_SUBJECT_WORD.findall(commit.subject.lower()))
        known.update(words)
        ours = sorted(wanted & commit.paths)
        for path in ours:
            files[path].times += 1
            files[path].lately += weight
        if size > MOST_FILES_TOGETHER:
            continue
        places = sorted(wanted_folders.intersection(map(place_of, commit.paths)))
        folders.update(places)
        folders_together.update(combinations(places, 2))
        for path in ours:
            _add_companions(files[path], commit.paths, weight / math.sqrt(size), words)
        for pair in combinations(ours, 2):
            together[pair] += 1
            lately[pair] += weight * 2 / max(size - 1, 2)
    rarity = {word: math.log(1 + len(commits) / (1 + times)) for word, times in known.items()}
    sizes = [len(commit.paths) for commit in commits if commit.author_email == author_email][-_AUTHORS_COMMITS:]
    usual = math.log2(1 + statistics.median_high(sizes)) if sizes else _USUAL_WHERE_UNKNOWN
    return FilePast(len(commits), files, together, lately, folders, folders_together, rarity, usual)


def _add_companions(file: OneFilePast, paths: Collection[str], weight: float, words: Collection[str]) -> None:
    for other in paths:
        file.company[other] = file.company.get(other, 0.0) + weight
    file.words.update(words)
