"""Which files of a change belong together: a concern is a group of files with one reason to change.

Read from paths and line counts alone, so that it works in any language: code with its test, its documentation, its
configuration and its build file is one group. Generated files are set aside. In doubt files are grouped together, so
that a change counts as mixed only where something shows it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE
from craftnudge.domain.rubric.change.path_words import place_of, words_of
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.record import FileChange

# A binary file or a pure rename counts as much as this many changed lines.
LINES_OF_AN_UNCOUNTED_FILE = 3
# In a change without code, a smaller group of at most this many lines joins the largest one.
FEW_LINES = 8
# From this many files on, a word that most file names share (such as the project's name) links no files.
_COMMON_WORD_FILES = 4
_COMMON_WORD_SHARE = 0.5


class Concern:
    """Files that belong together."""

    def __init__(self, changes: Sequence[FileChange]) -> None:
        self._changes = changes

    @cached_value
    def lines(self) -> int:
        """How many lines changed in them."""
        return _lines(self._changes)

    @cached_value
    def _ordered(self) -> list[FileChange]:
        return sorted(self._changes, key=lambda change: (-lines_of(change), change.path))

    @property
    def paths(self) -> tuple[str, ...]:
        """The files, those with most lines first."""
        return tuple(change.path for change in self._ordered)


# A named tuple, for the reason given in check.py.
class Concerns(NamedTuple):
    """The groups of a change, the largest first, and the paths of the generated files that were set aside."""

    groups: tuple[Concern, ...]
    aside: tuple[str, ...]

    @property
    def effective(self) -> float:
        """The number of groups of equal weight with the same entropy, at least 1 (exponential of Shannon's entropy).

        A group weighs the logarithm of its lines, so that a large group does not hide a small one.
        """
        return effective_number([math.log2(2 + group.lines) for group in self.groups])


def effective_number(weights: Sequence[float]) -> float:
    """The number of equal weights with the same entropy: 1 for one weight, n for n equal weights, 0 for none."""
    total = sum(weights)
    if total <= 0:
        return 0.0
    return math.exp(-sum(weight / total * math.log(weight / total) for weight in weights if weight > 0))


def lines_of(change: FileChange) -> int:
    """How many changed lines of a file are read; `LINES_OF_AN_UNCOUNTED_FILE` for a binary file or a rename."""
    return sum(change.read_lines) or LINES_OF_AN_UNCOUNTED_FILE


def concerns_of(files: Iterable[FileChange]) -> Concerns:
    """The groups of a change, without files that are gone, moved or only respaced."""
    aside: list[str] = []
    kept: list[FileChange] = []
    for change in files:
        if change.file_kind in SET_ASIDE:
            aside.append(change.path)
        elif change.is_read:
            kept.append(change)
    if len(kept) < 2:  # noqa: PLR2004 - one file is one group
        return Concerns((Concern(kept),) if kept else (), tuple(aside))
    concerns = list(map(Concern, _attach(_linked([change for change in kept if _leads(change)]), kept)))
    if len(concerns) > 1:
        concerns.sort(key=lambda concern: (-concern.lines, concern.paths))
    return Concerns(tuple(concerns), tuple(aside))


def _leads(change: FileChange) -> bool:
    """Whether a commit can be about this file, rather than change it along with other files."""
    return change.file_kind in _LEADING


_LEADING: frozenset[FileKind] = frozenset({"code"})
# Kinds of files that say how a project is built and checked. They form one group.
_SETUP: frozenset[FileKind] = frozenset({"build", "ci", "config"})
# Kinds of files that join a group of code; without code they are grouped by kind.
_COMPANIONS: frozenset[FileKind] = frozenset({"test", "docs", "build", "config", "asset", "data", "translation"})


def _linked(changes: list[FileChange]) -> list[list[FileChange]]:
    """Groups of files that share a folder, a parent folder, or a significant word of their names."""
    if len(changes) < 2:  # noqa: PLR2004 - one file is one group
        return [changes] if changes else []
    common = _common_words([change.path for change in changes])
    leader: dict[str, str] = {}

    def find(key: str) -> str:
        while leader.setdefault(key, key) != key:
            leader[key] = key = leader[leader[key]]
        return key

    places = {place_of(change.path) for change in changes}
    for change in changes:
        place = place_of(change.path)
        keys = ["/" + place, *(word for word in words_of(change.path) if word not in common)]
        parent = place.rpartition("/")[0]
        if parent and parent in places:
            keys.append("/" + parent)
        for key in keys[1:]:
            leader[find(key)] = find(keys[0])
    groups: defaultdict[str, list[FileChange]] = defaultdict(list)
    for change in changes:
        groups[find("/" + place_of(change.path))].append(change)
    return list(groups.values())


def _common_words(paths: Sequence[str]) -> frozenset[str]:
    if len(paths) < _COMMON_WORD_FILES:
        return frozenset()
    counts = Counter(word for path in paths for word in words_of(path))
    return frozenset(word for word, count in counts.items() if count > _COMMON_WORD_SHARE * len(paths))


def _attach(groups: list[list[FileChange]], kept: Sequence[FileChange]) -> list[list[FileChange]]:
    """Adds each companion file to the group of code that it fits best; the other files are grouped by kind."""
    if not groups:
        return _without_code(kept)
    traits = (
        []
        if len(groups) == 1
        else [
            (
                frozenset(word for change in group for word in words_of(change.path)),
                frozenset(place_of(change.path) for change in group),
            )
            for group in groups
        ]
    )
    largest = max(range(len(groups)), key=lambda index: _lines(groups[index])) if len(groups) > 1 else 0
    others: defaultdict[FileKind, list[FileChange]] = defaultdict(list)
    for change in kept:
        kind = change.file_kind
        if kind in _LEADING:
            continue
        if kind not in _COMPANIONS:
            others[kind].append(change)
            continue
        if len(groups) == 1:
            groups[0].append(change)
            continue
        words, place = words_of(change.path), place_of(change.path)
        fits = [3 * (place in places) + len(words & named) for named, places in traits]
        best = max(range(len(groups)), key=fits.__getitem__)
        groups[best if fits[best] else largest].append(change)
    return [*groups, *others.values()]


def _without_code(kept: Sequence[FileChange]) -> list[list[FileChange]]:
    """Groups of a change without code: tests by what they test, build and configuration files as one, others by kind.

    A group of few lines joins the largest group: a version bumped in four files is one change.
    """
    tests = _linked([change for change in kept if change.file_kind == "test"])
    others: defaultdict[str, list[FileChange]] = defaultdict(list)
    for change in kept:
        kind = change.file_kind
        if kind != "test":
            others["setup" if kind in _SETUP else kind].append(change)
    largest = max((*tests, *others.values()), key=_lines)
    groups = [largest, *(group for group in tests if group is not largest)]
    for group in others.values():
        if group is not largest and _lines(group) <= FEW_LINES:
            largest += group
        elif group is not largest:
            groups.append(group)
    return groups


def _lines(group: Sequence[FileChange]) -> int:
    return sum(map(lines_of, group))
