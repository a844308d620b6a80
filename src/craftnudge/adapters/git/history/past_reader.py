"""Reads what came before a commit from the raw objects of its nearest ancestors, each summed up once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.change_reader import NoStatsError, paths_changed, text_of_path
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.adapters.git.objects.tree_entries import holds_file
from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.runtime import limits
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from craftnudge.adapters.git.history.ancestry import Ancestry
    from craftnudge.adapters.git.objects.object_cache import ObjectCache
    from craftnudge.adapters.git.objects.raw_commit import RawCommit
    from craftnudge.domain.commits.ancestor_summary import Summary
    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.past import Past

# The number of ancestors searched for human ones, among merges and bots.
_LOOKED_AT = 20 * limits.PAST_COMMITS
# The windows of neighbouring commits differ in one commit, so few summaries serve a whole history.
_SUMMARIES_KEPT = 4 * _LOOKED_AT
_WINDOWS_KEPT = _LOOKED_AT


class _Window(NamedTuple):
    """The human ancestors nearest to a commit, the nearest first.

    `level` minus an entry of `levels` is the number of ancestors before that one in the order of `git log`.
    """

    summaries: tuple[Summary, ...]
    levels: tuple[int, ...]
    level: int


class PastReader:
    """Counts the past of commits of one repository."""

    def __init__(self, objects: ObjectCache, ancestry: Ancestry) -> None:
        self._objects = objects
        self._ancestry = ancestry
        self._summaries: dict[str, Summary] = {}
        self._windows: dict[str, _Window] = {}

    def past(self, commit_hash: str, raw: RawCommit, paths: Collection[str] | None) -> Past:
        """The past of a commit that changed these paths (None if unknown)."""
        seconds = raw.authored.seconds if raw.authored else None
        past = past_of(self._window(commit_hash).summaries, paths, raw.author, seconds)
        return self._without_lost_partners(past, raw.tree) if past.partners and raw.tree else past

    def _without_lost_partners(self, past: Past, tree: str) -> Past:
        """The past without files that usually changed along and are no longer there."""
        root = bytes.fromhex(tree)
        kept = [partner for partner in past.partners if holds_file(self._objects, root, partner.partner.encode())]
        return past if len(kept) == len(past.partners) else replace(past, partners=tuple(kept))

    def _window(self, commit_hash: str) -> _Window:
        """The nearest human ancestors: for a commit with one parent, the parent and the parent's window."""
        link = self._ancestry.link(commit_hash)
        parent = self._windows.get(link.parents[0]) if link and len(link.parents) == 1 else None
        window = self._walked(commit_hash) if link is None or parent is None else self._moved(parent, link.parents[0])
        if len(self._windows) >= _WINDOWS_KEPT:
            del self._windows[next(iter(self._windows))]
        self._windows[commit_hash] = window
        return window

    def _moved(self, window: _Window, parent: str) -> _Window:
        """The window of a commit with one parent: the parent and then its window, in the order of `git log`."""
        summary = self._summary(parent)
        level = window.level + 1
        summaries, levels = window.summaries, window.levels
        if summary is not None and summary.human:
            summaries = (summary, *summaries[: limits.PAST_COMMITS - 1])
            levels = (level, *levels[: limits.PAST_COMMITS - 1])
        while levels and level - levels[-1] >= _LOOKED_AT:
            summaries, levels = summaries[:-1], levels[:-1]
        return _Window(summaries, levels, level)

    def _walked(self, commit_hash: str) -> _Window:
        """The window read ancestor by ancestor, in the order of `git log`."""
        summaries: list[Summary] = []
        levels: list[int] = []
        summary_of_hash = self._summaries
        for distance, ancestor in enumerate(islice(self._ancestry.before(commit_hash), _LOOKED_AT)):
            summary = summary_of_hash.get(ancestor) or self._summary(ancestor)
            if summary is not None and summary.human:
                summaries.append(summary)
                levels.append(-distance)
                if len(summaries) == limits.PAST_COMMITS:
                    break
        return _Window(tuple(summaries), tuple(levels), 0)

    def keep(
        self, commit_hash: str, raw: RawCommit, paths: Sequence[str] | None, message: Message | None = None
    ) -> None:
        """Sums up a commit whose changed paths are known: it will be an ancestor of the next one.

        `message` is its whole message, where that was parsed already.
        """
        if len(raw.parents) > 1:  # merges are never summed up
            return
        if len(self._summaries) >= _SUMMARIES_KEPT:
            del self._summaries[next(iter(self._summaries))]
        self._summaries[commit_hash] = summary_of(
            Ancestor(
                message=raw.message[: limits.MESSAGE_BYTES_KEPT],
                author=raw.author,
                seconds=raw.authored.seconds if raw.authored else None,
                paths=None if paths is None else tuple(paths[: limits.FILES_KEPT]),
                parents=len(raw.parents),
            ),
            message,
        )

    def _summary(self, commit_hash: str) -> Summary | None:
        """The summary of an ancestor; None for a merge and for a damaged commit."""
        summary = self._summaries.get(commit_hash)
        if summary is None and not self._is_merge(commit_hash):
            try:
                raw = self._objects.commit(commit_hash)
            except (ObjectMissingError, ObjectDamagedError):
                return None
            try:
                paths = self._paths(raw)
            except (NoStatsError, ObjectMissingError, ObjectDamagedError):
                paths = None
            self.keep(commit_hash, raw, paths)
            summary = self._summaries.get(commit_hash)
        return summary

    def _is_merge(self, commit_hash: str) -> bool:
        link = self._ancestry.link(commit_hash)
        return link is not None and len(link.parents) > 1

    def _paths(self, raw: RawCommit) -> Sequence[str] | None:
        """The paths that an ancestor changed."""
        if raw.tree is None:
            return None
        before = None
        if raw.parents:
            before = self._objects.commit(raw.parents[0]).tree
            if before is None:
                return None
        changes = paths_changed(self._objects, bytes.fromhex(before) if before else None, bytes.fromhex(raw.tree))
        return [text_of_path(change.path) for change in changes]
