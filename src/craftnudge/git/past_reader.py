"""What came before a commit, from the raw objects of its nearest ancestors; each ancestor is summed up once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from craftnudge import settings
from craftnudge.commits.ancestor import Ancestor, summary_of
from craftnudge.commits.past import past_of
from craftnudge.git.change_reader import NoStatsError, paths_changed, text_of_path
from craftnudge.git.raw_commit import parse_commit
from craftnudge.git.store import ObjectDamagedError, ObjectMissingError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from craftnudge.commits.ancestor import Summary
    from craftnudge.commits.past import Past
    from craftnudge.git.ancestry import Ancestry
    from craftnudge.git.object_cache import ObjectCache
    from craftnudge.git.raw_commit import RawCommit
    from craftnudge.git.tree_diff import PathChange

# How far the nearest human ancestors are looked for among merges and bots.
_LOOKED_AT = 20 * settings.PAST_COMMITS
# The window of one commit is all but one of the window of the next, so few summaries serve a whole history.
_SUMMARIES_KEPT = 4 * _LOOKED_AT


class PastReader:
    """Counts the past of commits of one repository."""

    def __init__(self, objects: ObjectCache, ancestry: Ancestry) -> None:
        self._objects = objects
        self._ancestry = ancestry
        self._summaries: dict[str, Summary] = {}

    def past(self, commit_hash: str, raw: RawCommit, paths: Collection[str] | None) -> Past:
        """The past of a commit that changed those paths (None where that is not known)."""
        seconds = raw.authored.seconds if raw.authored else None
        return past_of(self._nearest(commit_hash), paths, raw.author, seconds)

    def keep(self, commit_hash: str, raw: RawCommit, changes: Iterable[PathChange] | None) -> None:
        """Sums up a commit whose changed paths were read anyhow: it will be an ancestor of the next one."""
        if len(self._summaries) >= _SUMMARIES_KEPT:
            del self._summaries[next(iter(self._summaries))]
        self._summaries[commit_hash] = summary_of(
            Ancestor(
                message=raw.message[: settings.MESSAGE_BYTES_KEPT],
                author=raw.author,
                seconds=raw.authored.seconds if raw.authored else None,
                paths=None if changes is None else tuple(_texts(changes)),
                parents=len(raw.parents),
            )
        )

    def _nearest(self, commit_hash: str) -> Iterator[Summary]:
        for ancestor in islice(self._ancestry.before(commit_hash), _LOOKED_AT):
            if ancestor not in self._summaries:
                self._read(ancestor)
            yield self._summaries[ancestor]

    def _read(self, commit_hash: str) -> None:
        raw = parse_commit(self._objects.commit(bytes.fromhex(commit_hash)))
        try:
            changes: Sequence[PathChange] | None = self._changes(raw)
        except (NoStatsError, ObjectMissingError, ObjectDamagedError):
            changes = None
        self.keep(commit_hash, raw, changes)

    def _changes(self, raw: RawCommit) -> Sequence[PathChange] | None:
        """The paths that an ancestor changed; of a merge, which is no human commit, nobody asks."""
        if raw.tree is None or len(raw.parents) > 1:
            return None
        before = None
        if raw.parents:
            before = parse_commit(self._objects.commit(bytes.fromhex(raw.parents[0]))).tree
            if before is None:
                return None
        return paths_changed(self._objects, bytes.fromhex(before) if before else None, bytes.fromhex(raw.tree))


def _texts(changes: Iterable[PathChange]) -> Iterator[str]:
    return (text_of_path(change.path) for change in islice(changes, settings.FILES_KEPT))
