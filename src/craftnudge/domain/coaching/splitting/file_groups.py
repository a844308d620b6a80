"""Splits a tangled change into the groups of files that were changed for one reason each.

Files are joined, the likeliest two groups first, until no two groups are likely enough to belong together. In doubt
they stay together: a change is split only where the signs for it are clear.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.coaching.splitting.file_history import NO_PAST, FilePast
from craftnudge.domain.coaching.splitting.same_concern import TangledChange
from craftnudge.domain.coaching.splitting.same_concern_weights import FITTED
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.domain.coaching.splitting.same_concern_weights import SameConcernWeights
    from craftnudge.domain.commits.change import FileDelta

# Above this the look at each two files takes longer than anybody waits; then the first so many are looked at.
MOST_FILES = 100
_BROKEN_BYTE = pattern(rb"\\x([89a-f][0-9a-f])")


@dataclass(frozen=True, slots=True)
class Group:
    """Files, or parts of files, to be committed together; `clause` are the author's words for parts of files."""

    deltas: tuple[FileDelta, ...]
    clause: str | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The files; of a renamed one both names, so that it is never committed by half."""
        return tuple(
            path for delta in self.deltas for path in (delta.change.old_path, delta.change.path) if path is not None
        )

    @property
    def names(self) -> tuple[bytes, ...]:
        """The same as git has them, also where they are not UTF-8."""
        found = []
        for change in (delta.change for delta in self.deltas):
            found += [_as_bytes(change.old_path)] if change.old_path is not None else []
            found.append(change.path.encode() if change.path_raw is None else change.path_raw)
        return tuple(found)


def groups_of(
    deltas: Sequence[FileDelta],
    past: FilePast = NO_PAST,
    before: Mapping[str, bytes] | None = None,
    weighing: SameConcernWeights = FITTED,
) -> tuple[Group, ...]:
    """The groups of a change, the one with most changed lines first; together they hold each file once.

    `before` is what the files held before the change, by their names then.
    """
    looked_at, rest = deltas[:MOST_FILES], deltas[MOST_FILES:]
    held = before or {}
    files = [ChangedFile(delta, held.get(delta.change.old_path or delta.change.path, b"")) for delta in looked_at]
    pairs = TangledChange(files, past).pairs()
    likely = {pair: weighing.likelihood(signs) for pair, signs in pairs.items()}
    clusters = clusters_of(len(files), likely, weighing.joined_from)
    clusters = _with_their_folders(looked_at, clusters)
    groups = [Group(tuple(looked_at[index] for index in sorted(cluster))) for cluster in clusters]
    groups.sort(key=lambda group: (-_lines(group), group.deltas[0].change.path if group.deltas else ""))
    if rest and groups:
        groups[0] = Group((*groups[0].deltas, *rest))
    return tuple(groups)


def clusters_of(count: int, likely: Mapping[tuple[int, int], float], joined_from: float) -> list[list[int]]:
    """Groups of the numbers below `count`: the likeliest two are joined, as long as they are likely enough.

    How likely two groups are one is the mean over their pairs: the best pair alone would make chains.
    """
    clusters = {number: [number] for number in range(count)}
    between = dict(likely)
    while between:
        (left, right), value = min(between.items(), key=lambda item: (-item[1], item[0]))
        if value < joined_from:
            break
        sizes = len(clusters[left]), len(clusters[right])
        clusters[left] += clusters.pop(right)
        del between[left, right]
        for other in clusters:
            if other != left:
                mine, theirs = (min(left, other), max(left, other)), (min(right, other), max(right, other))
                both = between[mine] * sizes[0] + between.pop(theirs) * sizes[1]
                between[mine] = both / sum(sizes)
    return list(clusters.values())


def _with_their_folders(deltas: Sequence[FileDelta], clusters: list[list[int]]) -> list[list[int]]:
    """The groups, joined where a file stands in the place of a folder: no tree can hold both."""
    names = [{path for path in (delta.change.path, delta.change.old_path) if path} for delta in deltas]
    owner = {name: index for index, held in enumerate(names) for name in held}
    joined = list(clusters)
    for index, held in enumerate(names):
        for name in held:
            folder = name
            while folder := folder.rpartition("/")[0]:
                if folder in owner:
                    both = [cluster for cluster in joined if index in cluster or owner[folder] in cluster]
                    joined = [cluster for cluster in joined if cluster not in both]
                    joined.append([one for cluster in both for one in cluster])
    return joined


def _as_bytes(path: str) -> bytes:
    r"""A path of which only the text is known, where bytes that are not UTF-8 stand as `\xNN`."""
    name = path.encode()
    undone = _BROKEN_BYTE.sub(lambda found: bytes.fromhex(found[1].decode()), name)
    try:
        undone.decode()
    except UnicodeDecodeError:
        return undone
    return name


def _lines(group: Group) -> int:
    return sum((delta.change.added or 0) + (delta.change.deleted or 0) for delta in group.deltas)
