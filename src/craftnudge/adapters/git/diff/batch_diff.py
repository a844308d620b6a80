"""The changes of many commits from git at once, which is several times as fast as reading each from raw objects.

What git does not answer, or answers in an unusual form, is read from raw objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.change_finder import ChangeResult
from craftnudge.adapters.git.diff.change_reader import NoStatsError, change_of, counts_as_binary, text_of_path
from craftnudge.adapters.git.diff.diff_tree_process import SILENT_SECONDS, DiffTreeProcess, empty_tree, may_use_git
from craftnudge.adapters.git.diff.patch_text import OddPatchError, files_of_patch
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.runtime import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.adapters.git.diff.change_finder import ChangeFinder
    from craftnudge.adapters.git.diff.change_reader import FileState
    from craftnudge.adapters.git.diff.patch_text import PatchedFile
    from craftnudge.adapters.git.objects.object_cache import ObjectCache
    from craftnudge.adapters.git.objects.raw_commit import RawCommit
    from craftnudge.adapters.git.objects.store import Place


# A smaller patch cannot name more files than any change may have.
_LARGE_PATCH_BYTES = 16 * 1024**2


class BatchDiff:
    """Asks git if its answers depend on objects alone here, and `finder` otherwise or once git was silent for long."""

    def __init__(
        self, finder: ChangeFinder, objects: ObjectCache, place: Place, silent_seconds: float = SILENT_SECONDS
    ) -> None:
        self._finder = finder
        self._objects = objects
        self._process = DiffTreeProcess(place, silent_seconds) if may_use_git(place) else None

    def changes(self, commits: Sequence[tuple[str, RawCommit]]) -> Iterator[ChangeResult]:
        """The change of each commit, in order; at most `BATCH_COMMITS` of them."""
        if self._process is None:
            yield from (self._finder.change(*commit) for commit in commits)
            return
        results = [self._trees(*commit) for commit in commits]
        pairs = [
            (old or empty_tree(len(new)), new)
            for old, new in (result for result in results if not isinstance(result, ChangeResult))
            if old != new
        ]
        patches = self._process.patches(pairs)
        for result in results:
            if isinstance(result, ChangeResult):
                yield result
            else:
                old, new = result
                yield self._change(old, new, b"" if old == new else next(patches))

    def _trees(self, commit_hash: str, raw: RawCommit) -> ChangeResult | tuple[str | None, str]:
        try:
            return self._finder.trees(commit_hash, raw)
        except NoStatsError as error:
            return ChangeResult(error=str(error))

    def _change(self, old: str | None, new: str, patch: bytes | None) -> ChangeResult:
        """The change that git's patch describes; read from raw objects if there is none or it has an unusual form."""
        if patch is None:
            return self._finder.change_between(old, new)
        if len(patch) > _LARGE_PATCH_BYTES and patch.count(b"\ndiff --git ") > limits.CHANGED_PATHS // 2:
            return self._finder.change_between(old, new)
        try:
            files = [self._file_state(file) for file in files_of_patch(patch)] if patch else []
        except (OddPatchError, ObjectMissingError, ObjectDamagedError):
            return self._finder.change_between(old, new)
        names = {name for state in files for name in (state.path, state.old_path)}
        paths = [text_of_path(name) for name in sorted(names)]
        try:
            return ChangeResult(paths, change_of(files))
        except NoStatsError as error:
            return ChangeResult(paths, None, str(error))

    def _file_state(self, file: PatchedFile) -> FileState:
        """The state of a file, with whether it is binary, which git does not say of unchanged content.

        Raises OddPatchError for a large file that may have been moved: git compares its lines, the raw reader does not.
        """
        moved = [self._objects.blob(bytes.fromhex(object_id.decode())) for object_id in file.moved]
        if len(file.state.patch) > limits.LARGEST_FILE_BYTES or any(map(counts_as_binary, moved)):
            raise OddPatchError("a file that is not compared by lines")
        if file.unread is not None and counts_as_binary(self._objects.blob(bytes.fromhex(file.unread.decode()))):
            return file.state._replace(binary=True)
        return file.state

    def close(self) -> None:
        """Ends git."""
        if self._process is not None:
            self._process.close()
