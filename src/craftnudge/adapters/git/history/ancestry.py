"""Walks over commits and orders them, on raw objects: no malformed ancestor ends the walk.

libgit2 stops a walk at the first ancestor that it cannot parse; here such a commit is one more commit. Grafts and
replace references are ignored: a commit's parents are those that its object names.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush, heappushpop
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.raw_commit import committer_seconds, parents_of
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError, shallow_commits
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from craftnudge.adapters.git.objects.store import Store

# Clocks are wrong: an ancestor may seem younger than its descendants by this much before a range comes out wrong.
_SLACK_SECONDS = 24 * 3600
_SLACK_COMMITS = 100


class Link(NamedTuple):
    """The parents and the committer time (seconds since 1970) of one commit."""

    parents: tuple[str, ...]
    seconds: int


Links = dict[str, Link | None]


class Ancestry:
    """The commits of one store, each read once."""

    def __init__(self, store: Store, links: Links | None = None) -> None:
        """`links` are commits that were read before."""
        self._store = store
        self.shallow = shallow_commits(store.place)
        self.links: Links = {} if links is None else links

    def link(self, commit_hash: str) -> Link | None:
        """The parents and the time of a commit, None if its object cannot be read."""
        try:
            return self.links[commit_hash]
        except KeyError:
            link = self.links[commit_hash] = self._read(commit_hash)
            return link

    def _read(self, commit_hash: str) -> Link | None:
        try:
            kind, raw = self._store.read(bytes.fromhex(commit_hash))
        except (ObjectMissingError, ObjectDamagedError):
            return None
        if kind != "commit":
            return None
        parents = () if commit_hash in self.shallow else parents_of(raw)
        return Link(parents, committer_seconds(raw))

    def reachable(self, wanted: Iterable[str], unwanted: Iterable[str] = ()) -> dict[str, Link]:
        """All commits that `wanted` reach and `unwanted` do not."""
        walk = _Walk(self)
        for commit_hash in unwanted:
            walk.reach(commit_hash, is_wanted=False)
        for commit_hash in wanted:
            walk.reach(commit_hash, is_wanted=True)
        return walk.run()

    def oldest_first(self, commits: Mapping[str, Link]) -> list[str]:
        """The same commits with parents before children, otherwise by committer time."""
        waiting_for: dict[str, int] = {}
        children: dict[str, list[str]] = {}
        ready: list[tuple[int, str]] = []
        for commit_hash, link in commits.items():
            parents = [parent for parent in set(link.parents) if parent in commits]
            for parent in parents:
                children.setdefault(parent, []).append(commit_hash)
            waiting_for[commit_hash] = len(parents)
            if not parents:
                ready.append((link.seconds, commit_hash))
        heapify(ready)
        order: list[str] = []
        while ready:
            _, commit_hash = heappop(ready)
            order.append(commit_hash)
            for child in children.get(commit_hash, ()):
                waiting_for[child] -= 1
                if not waiting_for[child]:
                    heappush(ready, (commits[child].seconds, child))
        return order

    def before(self, commit_hash: str) -> Iterator[str]:
        """The ancestors of a commit in the order of `git log`: by committer time, newest first; read on demand.

        Among commits of the same time, the one reached first comes first.
        """
        queue: list[tuple[int, int, str, Link]] = []
        queued = {commit_hash}
        link = self.link(commit_hash)
        links = self.links
        while link is not None:
            entry = None
            for parent in link.parents:
                if parent not in queued:
                    queued.add(parent)
                    parent_link = links.get(parent) or self.link(parent)
                    if parent_link is not None:
                        if entry is not None:
                            heappush(queue, entry)
                        entry = (-parent_link.seconds, len(queued), parent, parent_link)
            if entry is not None:
                _, _, nearest, link = heappushpop(queue, entry)  # the last parent, and mostly the only one
            elif queue:
                _, _, nearest, link = heappop(queue)
            else:
                return
            yield nearest

    def root(self, commit_hash: str) -> str | None:
        """The commit without parents that first parents lead to, None if it is not in this clone."""
        while True:
            link = self.link(commit_hash)
            if link is None:
                return None
            if not link.parents:
                return None if commit_hash in self.shallow else commit_hash
            commit_hash = link.parents[0]


class _Walk:
    """A walk from several starts, newest first; what is reached from an unwanted commit is unwanted."""

    def __init__(self, ancestry: Ancestry) -> None:
        self._ancestry = ancestry
        self._queue: list[tuple[int, str]] = []
        self._is_wanted: dict[str, bool] = {}
        self._undecided: set[str] = set()  # wanted commits whose parents were not reached yet

    def reach(self, commit_hash: str, *, is_wanted: bool) -> None:
        """Notes from which side a commit was reached; unwanted wins."""
        before = self._is_wanted.get(commit_hash)
        if before is is_wanted or before is False:
            return
        link = self._ancestry.link(commit_hash)
        if link is None:
            return
        self._is_wanted[commit_hash] = is_wanted
        (self._undecided.add if is_wanted else self._undecided.discard)(commit_hash)
        heappush(self._queue, (-link.seconds, commit_hash))

    def run(self) -> dict[str, Link]:
        """Walks some way past the oldest wanted commit, until nothing can change which commits are wanted."""
        wanted: dict[str, Link] = {}
        oldest, past_the_oldest = 0, 0
        while self._queue:
            seconds, commit_hash = heappop(self._queue)
            if not self._undecided:
                past_the_oldest += 1
                if past_the_oldest > _SLACK_COMMITS and -seconds < oldest - _SLACK_SECONDS:
                    break
            link = self._ancestry.link(commit_hash)
            if link is None:
                continue
            is_wanted = self._is_wanted[commit_hash]
            if is_wanted:
                self._undecided.discard(commit_hash)
                oldest = min(oldest, link.seconds) if wanted else link.seconds
                wanted[commit_hash] = link
            for parent in link.parents:
                self.reach(parent, is_wanted=is_wanted)
        return {commit_hash: link for commit_hash, link in wanted.items() if self._is_wanted[commit_hash]}
