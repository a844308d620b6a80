"""Which added file is a deleted one under another name: git's own rules (diffcore-rename.c, `git log -M`).

First contents that are the same, then files that kept a name which is unique among both sides, then the most alike
of all pairs, from half alike on. What is alike is counted as git counts it (diffcore-delta.c): in bytes of lines, of
64 bytes at most, that both have.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.line_diff import is_binary
from craftnudge.adapters.git.diff.tree_diff import PathChange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from craftnudge.adapters.git.diff.tree_diff import Entry

_FULL_SCORE = 60_000
_LEAST_SCORE = _FULL_SCORE // 2  # -M is -M50%
_LEAST_SAME_NAME_SCORE = _LEAST_SCORE + (_FULL_SCORE - _LEAST_SCORE) // 2
# How alike, whether the names are the same, and what was deleted and added.
_Pair = tuple[int, int, PathChange, PathChange]
# git's diff.renameLimit: with more pairs than its square, only the first two rules are used.
_LIMIT = 1_000
_BEST_KEPT = 4  # NUM_CANDIDATE_PER_DST
_IDENTICAL_TRIED = 100
_CHUNK = re.compile(rb"[^\n]{0,63}\n|[^\n]{1,64}")


def with_renames(changes: Sequence[PathChange], read_blob: Callable[[bytes], bytes]) -> list[PathChange]:
    """The changes with each rename as one change in place of a deletion and an addition, in the order of paths.

    Raises what `read_blob` raises; it is asked only for files whose contents have to be compared.
    """
    added = [change for change in changes if change.old is None]
    deleted = [change for change in changes if change.new is None]
    if not added or not deleted:
        return list(changes)
    sources = _Renames(deleted, added, read_blob).find()
    used = {id(source) for source in sources.values()}
    found: list[PathChange] = []
    for change in changes:
        source = sources.get(change.path) if change.old is None else None
        if source is not None:
            found.append(PathChange(change.path, source.old, change.new, source.path))
        elif change.new is not None or id(change) not in used:
            found.append(change)
    return found


class _Renames:
    """One search; `_source_of` fills up, from the path of an added file to the deleted one it was."""

    def __init__(
        self, deleted: Sequence[PathChange], added: Sequence[PathChange], read_blob: Callable[[bytes], bytes]
    ) -> None:
        self._read_blob = read_blob
        self._deleted = list(deleted)
        self._added = list(added)
        self._source_of: dict[bytes, PathChange] = {}
        self._chunks: dict[bytes, tuple[int, Mapping[bytes, int]]] = {}

    def find(self) -> Mapping[bytes, PathChange]:
        """From the path of each added file that is a rename to the deleted file."""
        for rule in (self._same_content, self._same_name, self._most_alike):
            rule()
            used = {id(source) for source in self._source_of.values()}
            self._deleted = [source for source in self._deleted if id(source) not in used]
            self._added = [target for target in self._added if target.path not in self._source_of]
            if not self._deleted or not self._added:
                break
        return self._source_of

    def _same_content(self) -> None:
        """Contents that are the same; a file that also kept its name goes first."""
        by_content: dict[bytes, list[PathChange]] = {}
        for source in self._deleted:
            by_content.setdefault(_there(source.old).object_id, []).append(source)
        for target in self._added:
            new = _there(target.new)
            candidates = [
                source
                for source in by_content.get(new.object_id, ())[:_IDENTICAL_TRIED]
                if (_there(source.old).is_file and new.is_file) or _there(source.old).mode == new.mode
            ]
            if not candidates:
                continue
            best = next((each for each in candidates if _name(each.path) == _name(target.path)), candidates[0])
            by_content[new.object_id].remove(best)
            self._source_of[target.path] = best

    def _same_name(self) -> None:
        """Files moved to another folder: the name occurs once among the deleted and once among the added."""
        sources, targets = _unique_names(self._deleted), _unique_names(self._added)
        for name, source in sources.items():
            target = targets.get(name)
            if target and self._score(source, target, _LEAST_SAME_NAME_SCORE) >= _LEAST_SAME_NAME_SCORE:
                self._source_of[target.path] = source

    def _most_alike(self) -> None:
        """The most alike of all pairs first; git keeps the best four sources of each target."""
        if len(self._deleted) * len(self._added) > _LIMIT * _LIMIT:
            return
        pairs: list[_Pair] = []
        for target in self._added:
            best: list[_Pair] = []
            for source in self._deleted:
                score = self._score(source, target, _LEAST_SCORE)
                _keep_if_better(best, (score, int(_name(source.path) == _name(target.path)), source, target))
            pairs += [pair for pair in best if pair[0] >= _LEAST_SCORE]
        pairs.sort(key=_by_score)
        used: set[int] = set()
        for _, _, source, target in pairs:
            if target.path not in self._source_of and id(source) not in used:
                used.add(id(source))
                self._source_of[target.path] = source

    def _score(self, source: PathChange, target: PathChange, least: int) -> int:
        """How alike two files are, from 0 to `_FULL_SCORE`; 0 at once where their sizes alone rule it out."""
        old, new = _there(source.old), _there(target.new)
        if not old.is_file or not new.is_file:
            return 0
        old_bytes, old_chunks = self._counted(old.object_id)
        new_bytes, new_chunks = self._counted(new.object_id)
        longer, shorter = max(old_bytes, new_bytes), min(old_bytes, new_bytes)
        if longer * (_FULL_SCORE - least) < (longer - shorter) * _FULL_SCORE or not new_bytes:
            return 0
        common = old_chunks.keys() & new_chunks.keys()
        copied = sum(min(old_chunks[chunk], new_chunks[chunk]) for chunk in common)
        return int(copied * _FULL_SCORE / longer)

    def _counted(self, object_id: bytes) -> tuple[int, Mapping[bytes, int]]:
        """The size of a file, and how many of its bytes each chunk makes up.

        NULs that a chunk begins with leave git's hash of it at 0 (diffcore-delta.c, hash_chars), so they tell no chunks
        apart.
        """
        found = self._chunks.get(object_id)
        if found is None:
            data = self._read_blob(object_id)
            text = data if is_binary(data) else data.replace(b"\r\n", b"\n")
            chunk_bytes: dict[bytes, int] = {}
            for chunk, times in Counter(_CHUNK.findall(text)).items():
                told = chunk.lstrip(b"\0")
                chunk_bytes[told] = chunk_bytes.get(told, 0) + times * len(chunk)
            found = self._chunks[object_id] = (len(data), chunk_bytes)
        return found


def _by_score(pair: _Pair) -> tuple[int, int]:
    return -pair[0], -pair[1]


def _keep_if_better(best: list[_Pair], pair: _Pair) -> None:
    """Keeps the best pairs of one target in git's order: a better one takes the place of the first of the worst.

    Of pairs as alike as each other the order decides, so that even those count here which are too unlike to be used
    (diffcore-rename.c, record_if_better).
    """
    if len(best) < _BEST_KEPT:
        best.append(pair)
        return
    worst = max(range(_BEST_KEPT), key=lambda at: _by_score(best[at]))
    if _by_score(pair) < _by_score(best[worst]):
        best[worst] = pair


def _there(entry: Entry | None) -> Entry:
    """The side of a change that an addition or a deletion has by its nature."""
    if entry is None:
        raise ValueError("an added file has no old side, and a deleted one no new side")
    return entry


def _name(path: bytes) -> bytes:
    return path.rpartition(b"/")[2]


def _unique_names(changes: Iterable[PathChange]) -> dict[bytes, PathChange]:
    """The changes by file name, without those whose name occurs more than once."""
    changes = list(changes)
    counts = Counter(_name(change.path) for change in changes)
    return {_name(change.path): change for change in changes if counts[_name(change.path)] == 1}
