"""The changes of many commits asked of git at once, which is several times as quick as reading each from raw objects.

Whatever git does not tell, or tells in an unusual way, is read from the objects after all.
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


# Less than this names no more files than any change may have.
_LARGE_PATCH_BYTES = 16 * 1024**2


class BatchDiff:
    """Asks git where its answers depend on objects alone, else `finder`, and `finder` too once git was silent long."""

    def __init__(
        self, finder: ChangeFinder, objects: ObjectCache, place: Place, silent_seconds: float = SILENT_SECONDS
    ) -> None:
        self._finder = finder
        self._objects = objects
        self._feed = DiffTreeProcess(place, silent_seconds) if may_use_git(place) else None

    def of_many(self, commits: Sequence[tuple[str, RawCommit]]) -> Iterator[ChangeResult]:
        """The change of each commit, in order; as many at once as one question may hold."""
        if self._feed is None:
            yield from (self._finder.of(*commit) for commit in commits)
            return
        known = [self._trees(*commit) for commit in commits]
        pairs = [_named(*trees) for trees in known if not isinstance(trees, ChangeResult) and trees[0] != trees[1]]
        patches = self._feed.patches(pairs)
        for trees in known:
            if isinstance(trees, ChangeResult):
                yield trees
            else:
                yield self._told(*trees, b"" if trees[0] == trees[1] else next(patches))

    def _trees(self, commit_hash: str, raw: RawCommit) -> ChangeResult | tuple[str | None, str]:
        try:
            return self._finder.trees(commit_hash, raw)
        except NoStatsError as error:
            return ChangeResult(error=str(error))

    def _told(self, old: str | None, new: str, patch: bytes | None) -> ChangeResult:
        """The change that git told; read from raw objects where it told none, or told it in an unusual way."""
        if patch is None:
            return self._finder.read(old, new)
        if len(patch) > _LARGE_PATCH_BYTES and patch.count(b"\ndiff --git ") > limits.CHANGED_PATHS // 2:
            return self._finder.read(old, new)
        try:
            told = [self._whole(file) for file in files_of_patch(patch)] if patch else []
        except (OddPatchError, ObjectMissingError, ObjectDamagedError):
            return self._finder.read(old, new)
        names = {name for state in told for name in (state.path, state.old_path)}
        paths = [text_of_path(name) for name in sorted(names)]
        try:
            return ChangeResult(paths, change_of(told))
        except NoStatsError as error:
            return ChangeResult(paths, None, str(error))

    def _whole(self, file: PatchedFile) -> FileState:
        """A file with all that is to be known of it: git does not say whether unchanged content is binary.

        A large file, which we do not read, it compares all the same where it may have been moved. What it says of such
        a one is not used.
        """
        moved = [self._objects.blob(bytes.fromhex(each.decode())) for each in file.moved]
        if len(file.state.patch) > limits.LARGEST_FILE_BYTES or any(map(counts_as_binary, moved)):
            raise OddPatchError("a file that is not compared by lines")
        if file.unread is not None and counts_as_binary(self._objects.blob(bytes.fromhex(file.unread.decode()))):
            return file.state._replace(binary=True)
        return file.state

    def close(self) -> None:
        """Ends git."""
        if self._feed is not None:
            self._feed.close()


def _named(old: str | None, new: str) -> tuple[str, str]:
    return old or empty_tree(len(new)), new
