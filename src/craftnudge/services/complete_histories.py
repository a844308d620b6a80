"""Remembers which histories are stored completely, so that a run with nothing new reads no old commit.

What is remembered is believed only where nothing at all has changed since: the tips, the edge of a shallow clone, and
the journal to its last byte and nanosecond. Anything else, and the history is walked and looked up as ever.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from craftnudge.domain.commits.record import FACTS_VERSION
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.digests import sha256

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.protocol import CommitStore


# Two hashes and a few figures.
_MOST_BYTES = 4096


class Whole(NamedTuple):
    """How many commits a history has, and the last of them in the order of recording."""

    commits: int
    latest_hash: str


def whole_folder(cache_folder: Path) -> Path:
    """Where whole histories are remembered; may be deleted at any time."""
    return cache_folder / "whole"


class WholeHistories:
    """A folder of small files, one for each repository: what was last found whole of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, reader: Reader, store: CommitStore, tips: Sequence[str]) -> Whole | None:
        """The history that the tips reach, where all of it is in the journal for certain."""
        try:
            state, commits, latest_hash = ordinary_bytes(self._file(reader), _MOST_BYTES).decode("ascii").split(" ")
            if state == _state(reader, store, tips):
                return Whole(int(commits), latest_hash)
        except (OSError, ValueError):
            pass
        return None

    def remember(self, reader: Reader, store: CommitStore, tips: Sequence[str], whole: Whole) -> None:
        """Keeps it for the next time; where that cannot be, the next time looks again."""
        file = self._file(reader)
        with suppress(OSError):
            private_folder(self._folder)
            write_file(file, [f"{_state(reader, store, tips)} {whole.commits} {whole.latest_hash}".encode("ascii")])

    def _file(self, reader: Reader) -> Path:
        return self._folder / _digest(reader.repository.path)


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode()).hexdigest()[:32]


def _state(reader: Reader, store: CommitStore, tips: Sequence[str]) -> str:
    """What differs after any change of the history, of the stored commits, or of what would be recorded.

    Of the moment in which it is asked: where others append meanwhile, the next answer differs.
    """
    return f"{FACTS_VERSION}:{_digest(*tips, '', *reader.shallow_commits)}:{store.state().commits}"
