"""Commits for a load test: those of a recorded history, with other hashes and authors, in their own repository."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import TYPE_CHECKING, Final

from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import CommitTime, Person, Repository
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.domain.commits.record import CommitRecord

AUTHORS: Final = 20
_DAY_SECONDS: Final = 86_400
_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class LoadHistory:
    """Made from `source`; `run` tells one test from another; the commits lie in the 30 days before `now_seconds`."""

    source: Sequence[CommitRecord]
    run: str
    now_seconds: int

    @property
    def repository_key(self) -> str:
        """The key of the repository that the commits are in."""
        return f"load-test-{self.run}"

    def author(self, number: int) -> Person:
        """One of the authors, who take turns."""
        number %= AUTHORS
        return Person(f"Load test {number}", f"{number}@load-test.invalid")

    def records(self) -> Iterator[CommitRecord]:
        """Commits without end; the source begins again when it is used up."""
        repository = Repository("load test", self.repository_key, f"/{self.repository_key}", None)
        for number in count():
            record = self.source[number % len(self.source)]
            commit_hash = hashlib.sha1(f"{self.run} {number}".encode(), usedforsecurity=False).hexdigest()
            back = number * 7_919 % (_DAYS * _DAY_SECONDS)
            time = CommitTime(self.now_seconds - back, 0)
            author = self.author(number)
            yield replace(
                record,
                id=commit_id(commit_hash),
                hash=commit_hash,
                parents=(),
                repository=repository,
                author=author,
                committer=author,
                authored=time,
                committed=time,
            )
