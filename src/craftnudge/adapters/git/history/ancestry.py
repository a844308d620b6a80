"""Which commits there are and in which order, over raw objects: no ancestor, however malformed, ends the walk.

libgit2 stops a walk at the first ancestor that it cannot parse; here such a commit is one more commit. Grafts and
replace references are left aside: what an object names as its parents are its parents.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush, heappushpop
from typing import TYPE_CHECKING, NamedTuple

from craftnudge.adapters.git.objects.raw_commit import committer_seconds, parents_of
from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError, shallow_commits

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from craftnudge.adapters.git.objects.store import Store

# Clocks lie: an ancestor may seem younger than its descendants by this much before a range could come out wrong.
_SLACK_SECONDS = 24 * 3600
_SLACK_COMMITS = 100


class Link(NamedTuple):
    """What the walk needs of one commit."""

    parents: tuple[str, ...]
    seconds: int


Links = dict[str, Link | None]


class Ancestry:
    """The commits of one store, each read once."""

    def __init__(self, store: Store, links: Links | None = None) -> None:
        """`links` are what is known already."""
        self._store = store
        self._shallow = shallow_commits(store.place)
        self.links: Links = {} if links is None else links

    def link(self, commit_hash: str) -> Link | None:
        """The parents and the time of a commit, None where its object cannot be had."""
        try:
            return self.links[commit_hash]
        except KeyError:
            found = self.links[commit_hash] = self._read(commit_hash)
            return found

    def _read(self, commit_hash: str) -> Link | None:
        try:
            kind, raw = self._store.read(bytes.fromhex(commit_hash))
        except (ObjectMissingError, ObjectDamagedError):
            return None
        if kind != "commit":
            return None
        parents = () if commit_hash in self._shallow else parents_of(raw)
        return Link(parents, committer_seconds(raw))

    def reachable(self, wanted: Iterable[str], unwanted: Iterable[str] = ()) -> dict[str, Link]:
        """All commits that `wanted` reach and `unwanted` do not."""
        walk = _Walk(self)
        for each in unwanted:
            walk.meet(each, is_wanted=False)
        for each in wanted:
            walk.meet(each, is_wanted=True)
        return walk.run()

    def oldest_first(self, commits: Mapping[str, Link]) -> list[str]:
        """The same commits with parents before children, and else by committer time."""
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
        """The ancestors of a commit in the order of `git log`: by committer time, newest first, read as asked for.

        Of one age, the first met comes first.
        """
        queue: list[tuple[int, int, str, Link]] = []
        passed = {commit_hash}
        link = self.link(commit_hash)
        links = self.links
        while link is not None:
            entry = None
            for parent in link.parents:
                if parent not in passed:
                    passed.add(parent)
                    found = links.get(parent) or self.link(parent)
                    if found is not None:
                        if entry is not None:
                            heappush(queue, entry)
                        entry = (-found.seconds, len(passed), parent, found)
            if entry is not None:
                _, _, nearest, link = heappushpop(queue, entry)  # the last parent, and mostly the only one
            elif queue:
                _, _, nearest, link = heappop(queue)
            else:
                return
            yield nearest

    def root(self, commit_hash: str) -> str | None:
        """The commit without parents that first parents lead to, None where it is not in this clone."""
        while True:
            link = self.link(commit_hash)
            if link is None:
                return None
            if not link.parents:
                return None if commit_hash in self._shallow else commit_hash
            commit_hash = link.parents[0]


class _Walk:
    """Newest first from several starts; a commit met from an unwanted side is unwanted, and so is all before it."""

    def __init__(self, ancestry: Ancestry) -> None:
        self._ancestry = ancestry
        self._queue: list[tuple[int, str]] = []
        self._met: dict[str, bool] = {}
        self._undecided: set[str] = set()  # wanted, and its parents not yet met

    def meet(self, commit_hash: str, *, is_wanted: bool) -> None:
        """Notes how a commit was reached; unwanted wins."""
        before = self._met.get(commit_hash)
        if before is is_wanted or before is False:
            return
        link = self._ancestry.link(commit_hash)
        if link is None:
            return
        self._met[commit_hash] = is_wanted
        (self._undecided.add if is_wanted else self._undecided.discard)(commit_hash)
        heappush(self._queue, (-link.seconds, commit_hash))

    def run(self) -> dict[str, Link]:
        """Walks until nothing can change any more what is wanted, some way past the oldest wanted one."""
        found: dict[str, Link] = {}
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
            is_wanted = self._met[commit_hash]
            if is_wanted:
                self._undecided.discard(commit_hash)
                oldest = min(oldest, link.seconds) if found else link.seconds
                found[commit_hash] = link
            for parent in link.parents:
                self.meet(parent, is_wanted=is_wanted)
        return {commit_hash: link for commit_hash, link in found.items() if self._met[commit_hash]}
