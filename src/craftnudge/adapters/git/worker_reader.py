"""Opens the same repository again in a worker process."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.git.history.ancestry import Ancestry
from craftnudge.adapters.git.objects import libgit2
from craftnudge.adapters.git.record_reader import RecordReader
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from craftnudge.adapters.git.history.ancestry import Links
    from craftnudge.adapters.git.objects.store import Store
    from craftnudge.domain.commits.record import CommitRecord, Repository


@dataclass(frozen=True)
class WorkerReader:
    """Opens a store, and gives a function from hashes to `transform(record)` of each, without damaged commits.

    `links` are the commits that the parent process has walked over; `is_long` says that they are so many that the
    memory of packs matters.
    """

    open_store: Callable[[], Store]
    transform: Callable[[CommitRecord], Any]
    repository: Repository
    links: Links | None
    verify_objects: bool
    is_long: bool = False

    @contextmanager
    def __call__(self) -> Iterator[Callable[[Sequence[str]], Iterator[Any]]]:
        """Opens the store for the duration of the block."""
        if self.is_long:
            libgit2.map_little()
        store = self.open_store()
        reader = RecordReader(store, Ancestry(store, self.links), verify_objects=self.verify_objects, may_batch=True)
        try:
            yield lambda hashes: map(self.transform, reader.records(hashes, self.repository))
        finally:
            reader.close()
            store.close()

    def __getstate__(self) -> dict[str, object]:
        """What a process gets that was not forked: reading the links of a history takes less time than sending them."""
        return self.__dict__ | {"links": None}
