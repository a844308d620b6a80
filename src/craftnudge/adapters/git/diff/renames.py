"""Finds added files that are deleted ones under another name, by git's own rules (diffcore-rename.c, `git log -M`).

First identical contents, then files with the same name if it is unique on both sides, then the most similar of all
pairs, from 50% on. Similarity is counted as in git (diffcore-delta.c): the bytes of lines, cut at 64 bytes, that both
files have.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.line_diff import is_binary
from craftnudge.adapters.git.diff.tree_diff import PathChange
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from craftnudge.adapters.git.diff.tree_diff import Entry

_FULL_SCORE = 60_000
_LEAST_SCORE = _FULL_SCORE // 2  # -M is -M50%
_LEAST_SAME_NAME_SCORE = _LEAST_SCORE + (_FULL_SCORE - _LEAST_SCORE) // 2
# The similarity, whether the names are the same, the deleted and the added file.
_Pair = tuple[int, int, PathChange, PathChange]
# git's diff.renameLimit: with more pairs than its square, only the first two rules are used.
_LIMIT = 1_000
_BEST_KEPT = 4  # NUM_CANDIDATE_PER_DST
_IDENTICAL_TRIED = 100
_CHUNK = pattern(rb"[^\n]{0,63}\n|[^\n]{1,64}")


def with_renames(changes: Sequence[PathChange], read_blob: Callable[[bytes], bytes]) -> list[PathChange]:
    """The changes, with each rename as one change instead of a deletion and an addition, in the order of paths.

    Raises what `read_blob` raises; it is called only for files whose contents must be compared.
    """
    added = [change for change in changes if change.old is None]
    deleted = [change for change in changes if change.new is None]
    if not added or not deleted:
        return list(changes)
    sources = _Renames(deleted, added, read_blob).find()
    used = {id(source) for source in sources.values()}
    merged: list[PathChange] = []
    for change in changes:
        source = sources.get(change.path) if change.old is None else None
        if source is not None:
            merged.append(PathChange(change.path, source.old, change.new, source.path))
        elif change.new is not None or id(change) not in used:
            merged.append(change)
    return merged


class _Renames:
    """One search; it fills `_source_of`, from the path of an added file to the deleted file that it was."""

    def __init__(
        self, deleted: Sequence[PathChange], added: Sequence[PathChange], read_blob: Callable[[bytes], bytes]
    ) -> None:
        self._read_blob = read_blob
        self._deleted = list(deleted)
        self._added = list(added)
        self._source_of: dict[bytes, PathChange] = {}
        self._chunks: dict[bytes, tuple[int, Mapping[bytes, int]]] = {}

    def find(self) -> Mapping[bytes, PathChange]:
        """The deleted file of each added file that is a rename, by the path of the added one."""
        for rule in (self._match_same_content, self._match_same_name, self._match_most_similar):
            rule()
            used = {id(source) for source in self._source_of.values()}
            self._deleted = [source for source in self._deleted if id(source) not in used]
            self._added = [target for target in self._added if target.path not in self._source_of]
            if not self._deleted or not self._added:
                break
        return self._source_of

    def _match_same_content(self) -> None:
        """Matches identical contents; a file that also kept its name comes first."""
        by_content: dict[bytes, list[PathChange]] = {}
        for source in self._deleted:
            by_content.setdefault(_existing(source.old).object_id, []).append(source)
        for target in self._added:
            new = _existing(target.new)
            candidates = [
                source
                for source in by_content.get(new.object_id, ())[:_IDENTICAL_TRIED]
                if (_existing(source.old).is_file and new.is_file) or _existing(source.old).mode == new.mode
            ]
            if not candidates:
                continue
            best = next((source for source in candidates if _name(source.path) == _name(target.path)), candidates[0])
            by_content[new.object_id].remove(best)
            self._source_of[target.path] = best

    def _match_same_name(self) -> None:
        """Matches files moved to another folder: the name occurs once among the deleted and once among the added."""
        sources, targets = _unique_names(self._deleted), _unique_names(self._added)
        for name, source in sources.items():
            target = targets.get(name)
            if target and self._score(source, target, _LEAST_SAME_NAME_SCORE) >= _LEAST_SAME_NAME_SCORE:
                self._source_of[target.path] = source

    def _match_most_similar(self) -> None:
        """Matches the most similar pairs first; git keeps the best four sources of each target."""
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
        """The similarity of two files, from 0 to `_FULL_SCORE`; 0 at once if their sizes alone rule out `least`."""
        old, new = _existing(source.old), _existing(target.new)
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

        NULs at the start of a chunk leave git's hash of it at 0 (diffcore-delta.c, hash_chars), so chunks are compared
        without them.
        """
        counted = self._chunks.get(object_id)
        if counted is None:
            data = self._read_blob(object_id)
            text = data if is_binary(data) else data.replace(b"\r\n", b"\n")
            chunk_bytes: dict[bytes, int] = {}
            for chunk, times in Counter(_CHUNK.findall(text)).items():
                hashed = chunk.lstrip(b"\0")
                chunk_bytes[hashed] = chunk_bytes.get(hashed, 0) + times * len(chunk)
            counted = self._chunks[object_id] = (len(data), chunk_bytes)
        return counted


def _by_score(pair: _Pair) -> tuple[int, int]:
    return -pair[0], -pair[1]


def _keep_if_better(best: list[_Pair], pair: _Pair) -> None:
    """Keeps the best pairs of one target in git's order: a better pair replaces the first of the worst.

    Among equally similar pairs the order decides, so pairs below the least score count here, too (diffcore-rename.c,
    record_if_better).
    """
    if len(best) < _BEST_KEPT:
        best.append(pair)
        return
    worst = max(range(_BEST_KEPT), key=lambda at: _by_score(best[at]))
    if _by_score(pair) < _by_score(best[worst]):
        best[worst] = pair


def _existing(entry: Entry | None) -> Entry:
    """The side that every addition or deletion has."""
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
