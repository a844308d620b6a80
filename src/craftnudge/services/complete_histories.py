"""Remembers which histories are stored completely, so that a run with nothing new reads no old commit.

A remembered history is used only if nothing has changed since: the tips, the boundary of a shallow clone, and the
journal's size and time of writing (in nanoseconds). Otherwise the history is walked and looked up.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.domain.commits.record import FACTS_VERSION
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.digests import sha256
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.protocol import CommitStore


# Two hashes and a few figures.
_MOST_BYTES = 4096


class CompleteHistory(NamedTuple):
    """The number of commits of a history, and the last of them in the order of recording."""

    commits: int
    latest_hash: str


def whole_folder(cache_folder: Path) -> Path:
    """The folder where complete histories are remembered; may be deleted at any time."""
    return cache_folder / "whole"


class CompleteHistories:
    """A folder of small files, one per repository: the history that was complete at the last run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, reader: Reader, store: CommitStore, tips: Sequence[str]) -> CompleteHistory | None:
        """The history that the tips reach if all of it is certainly in the journal, else None."""
        try:
            state, commits, latest_hash = ordinary_bytes(self._file(reader), _MOST_BYTES).decode("ascii").split(" ")
            if state == _state(reader, store, tips):
                return CompleteHistory(int(commits), latest_hash)
        except (OSError, ValueError):
            pass
        return None

    def remember(self, reader: Reader, store: CommitStore, tips: Sequence[str], whole: CompleteHistory) -> None:
        """Saves the history for the next run; if that fails, the next run walks it again."""
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

    It describes the moment of the call: if other processes append meanwhile, the next state differs.
    """
    return f"{FACTS_VERSION}:{_digest(*tips, '', *reader.shallow_commits)}:{store.state().commits}"
