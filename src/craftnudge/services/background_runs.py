"""The runs that record a history in the background, one file for each repository: how far they are, how they ended.

A run holds the lock beside its file as long as it lives, so a file that says "running" without a held lock is of a run
that was killed. The files are no part of the journal: without them nothing is lost but the news.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, get_args

from craftnudge.adapters.store.local.lock import exclusive
from craftnudge.errors import JournalError
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.digests import sha256
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.results.background_track import BackgroundState, BackgroundTrack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from craftnudge.services.workplace import Workplace

# 1  2026-11: first form.
FORM = 1
_MOST_BYTES = 64 * 1024
_STATES = frozenset(get_args(BackgroundState))
# Whoever only looks whether a run lives holds its lock for an instant: a run that starts waits that out.
_START_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class RunFile:
    """The file of one repository's run, which need not exist."""

    path: Path

    @classmethod
    def of(cls, folder: Path, shared_folder: str) -> RunFile:
        """The file in the folder of runs for the clone whose worktrees share this git folder."""
        name = sha256(shared_folder.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return cls(folder / f"{name}.json")

    def locked(self) -> AbstractContextManager[object]:
        """Holds the lock of the run. Raises JournalError: `journal.locked` if another run of the repository lives."""
        private_folder(self.path.parent)
        return exclusive(self.path.with_suffix(".lock"), _START_SECONDS)

    def write(self, run: BackgroundTrack) -> None:
        """Says how far the run is. If that cannot be written, it is not told."""
        with suppress(OSError):
            write_file(self.path, [json.dumps({"v": FORM, **asdict(run)}).encode("ascii")])

    def read(self) -> BackgroundTrack | None:
        """The run as it is now, None if there is none; a run that says it is running and is not was interrupted."""
        run = self._written()
        if run is None or run.state != "running" or self._is_alive():
            return run
        # It may have ended between the two looks.
        run = self._written()
        return replace(run, state="interrupted") if run is not None and run.state == "running" else run

    def take_end(self) -> BackgroundTrack | None:
        """The run if it has ended, once: its file is removed. None if it lives, or another process took it."""
        run = self.read()
        if run is None or run.state == "running":
            return None
        try:
            self.path.unlink()
        except OSError:
            return None
        return run

    def _is_alive(self) -> bool:
        try:
            with exclusive(self.path.with_suffix(".lock"), 0):
                return False
        except JournalError as error:
            return error.code == "journal.locked"

    def _written(self) -> BackgroundTrack | None:
        try:
            plain = json.loads(ordinary_bytes(self.path, _MOST_BYTES))
            if plain.pop("v") != FORM or plain["state"] not in _STATES:
                return None
            run = BackgroundTrack(**plain)
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            return None
        kinds: dict[str, Any] = {"error": str | None, "details": dict, "repository": str, "folder": str}
        kinds |= dict.fromkeys(("process_id", "started_seconds", "done", "total"), int)
        is_sound = all(isinstance(getattr(run, name), kind) for name, kind in kinds.items())
        return run if is_sound else None


def all_runs(folder: Path) -> Iterator[RunFile]:
    """The files of all repositories' runs in the folder of runs."""
    try:
        paths = sorted(folder.glob("*.json"))
    except OSError:
        return
    yield from map(RunFile, paths)


def background_here(workplace: Workplace, shared_folder: str) -> BackgroundTrack | None:
    """The living run of the clone whose worktrees share this git folder."""
    run = RunFile.of(workplace.background_folder, shared_folder).read()
    return run if run is not None and run.state == "running" else None
