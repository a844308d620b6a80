"""Records a whole history in a process of its own, which outlives the terminal that it was started from."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from craftnudge.errors import CraftNudgeError, JournalError, OutputError
from craftnudge.runtime.atomic_files import private_folder
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.own_program import own_command
from craftnudge.services.background_runs import RunFile
from craftnudge.services.results.background_track import BackgroundTrack
from craftnudge.services.track import Request, track_here

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.services.workplace import Workplace

# The argument with which the program runs as that process.
COMMAND = "background-run"
# What the process prints once it is known whether it runs; then it prints nothing more.
RUNS, LIVES_ALREADY = b"runs\n", b"lives already\n"
_LOWEST_PRIORITY = 19
# DETACHED_PROCESS, CREATE_NEW_PROCESS_GROUP and BELOW_NORMAL_PRIORITY_CLASS of Windows, where this is untried.
_DETACHED: dict[str, Any] = (
    {"creationflags": 0x8 | 0x200 | 0x4000} if sys.platform == "win32" else {"start_new_session": True}
)
_REPORT_SECONDS = 0.5
_LOOK_SECONDS = 0.1
_STOP_SECONDS = 30.0


def run_here(workplace: Workplace) -> RunFile:
    """The file of the run for the repository here. Raises what opening it raises."""
    reader = workplace.open_repository()
    try:
        return RunFile.of(workplace.background_folder, reader.shared_folder)
    finally:
        reader.close()


def start(workplace: Workplace) -> tuple[BackgroundTrack, bool]:
    """Starts a run for the repository here, unless one lives; gives it, and whether it is new.

    Raises OutputError if no process could be started or it ended at once, and what opening the repository raises.
    """
    file = run_here(workplace)
    try:
        private_folder(file.path.parent)
        process = subprocess.Popen(
            # Python would look for modules in the folder that it starts in: not in the repository, hence `-P` too.
            [*own_command(), COMMAND, str(workplace.folder)],
            cwd=file.path.parent,
            env=dict(workplace.environ) | {"CRAFTNUDGE_HOME": str(workplace.home)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            **_DETACHED,
        )
    except OSError as error:
        raise OutputError("background.not-started", reason=error.strerror) from error
    with process:
        answer = process.stdout.readline() if process.stdout else b""
        process.returncode = 0  # it is left alone: `Popen` would wait for its end
    run = file.read()
    if run is None or answer not in (RUNS, LIVES_ALREADY):
        raise OutputError("background.not-started", reason="it ended at once")
    return run, answer == RUNS


@dataclass
class _Progress:
    """Writes how far a run is, twice a second at most."""

    file: RunFile
    run: BackgroundTrack
    next_at: float = 0.0

    def report(self, done: int, total: int) -> None:
        self.run = replace(self.run, done=done, total=total)
        now = time.monotonic()
        if now >= self.next_at or done == total:
            self.next_at = now + _REPORT_SECONDS
            self.file.write(self.run)


def run(workplace: Workplace, started: Callable[[bytes], None]) -> None:
    """Records all branches of the repository here, at the lowest priority, and says in the run's file how it goes.

    `started` is called once with `RUNS` or `LIVES_ALREADY`; from then on errors are in the file. Before, raises what
    opening the repository raises, and JournalError if the file system has no locks.
    """
    reader = workplace.open_repository()
    try:
        file = RunFile.of(workplace.background_folder, reader.shared_folder)
        name, path = reader.repository.name, reader.repository.path
    finally:
        reader.close()
    try:
        with file.locked():
            progress = _Progress(file, BackgroundTrack(name, path, os.getpid(), workplace.now_seconds))
            file.write(progress.run)
            started(RUNS)
            if hasattr(os, "nice"):
                os.nice(_LOWEST_PRIORITY)
            _record(workplace, progress)
    except JournalError as error:
        if error.code != "journal.locked":
            raise
        started(LIVES_ALREADY)


def _record(workplace: Workplace, progress: _Progress) -> None:
    try:
        tracked = track_here(
            workplace,
            Request(("HEAD",), whole_history=True, everything=True),
            report=progress.report,
            processes=os.cpu_count() or 1,
        )
        end = replace(progress.run, state="done", done=tracked.written)
        if tracked.damaged and not workplace.folder.exists():
            end = replace(end, state="failed", error="folder.missing", details={"folder": str(workplace.folder)})
    except KeyboardInterrupt:
        end = replace(progress.run, state="stopped")
    except CraftNudgeError as error:
        details = {name: str(value) for name, value in error.details.items()}
        end = replace(progress.run, state="failed", error=error.code, details=details)
    except Exception as error:  # noqa: BLE001 - nobody would see it
        details = {"reason": f"{type(error).__name__}: {error}"[:1_000]}
        end = replace(progress.run, state="failed", error="background.crashed", details=details)
    progress.file.write(end)


def wait_for(file: RunFile, report: Callable[[int, int], None] | None) -> None:
    """Waits until the run of the repository, if there is one, has ended; reports how far it is."""
    while (run := file.read()) is not None and run.state == "running":
        if report is not None and run.total:
            report(run.done, run.total)
        time.sleep(_LOOK_SECONDS)


def stop(file: RunFile) -> BackgroundTrack | None:
    """Ends the run of the repository and waits for it; gives it as it ended, None if none was running.

    What it has read until then is recorded. Raises OutputError if it does not end.
    """
    run = file.read()
    if run is None or run.state != "running":
        return None
    with suppress(ProcessLookupError):
        os.kill(run.process_id, signal.SIGTERM)
    end = time.monotonic() + _STOP_SECONDS
    while (run := file.read()) is not None and run.state == "running":
        if time.monotonic() >= end:
            raise OutputError("background.not-stopped", process=run.process_id)
        time.sleep(_LOOK_SECONDS)
    return file.take_end()
