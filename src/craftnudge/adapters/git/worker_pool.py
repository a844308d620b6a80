"""Reads a history in several processes at once, and yields the results in order.

Runs of neighbouring commits go to the next free process: neighbours share trees, files and ancestors. Runs get shorter
towards the end, so that no process waits long for the last one: with equal runs one process worked alone for 2% of the
time on Redis' history and 6% on Flask's, and two halves took 28% longer than sixteen runs.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from contextlib import ExitStack, suppress
from itertools import islice
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from craftnudge.runtime.fast_dataclasses import dataclass, field
from craftnudge.runtime.garbage_collection import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    ReadRun = Callable[[Sequence[str]], Iterator[Any]]
    OpenReader = Callable[[], AbstractContextManager[ReadRun]]

# Each process gets this share of the remaining commits as its next run.
_PARTS_OF_THE_REST = 2
# The ancestors before a run are summed up again by its process, in git's own history 220 for each run of two processes:
# with runs of 512 that was as much as 77% of the commits, so a run must not be short. Results that wait for their turn
# are in memory, so it must not be long.
_LEAST_RUN, _LONGEST_RUN = 32, 2_048
# Runs per process that may be read ahead of the one that is yielded: this bounds the memory.
_AHEAD = 1
# A process sends so many results at once: what was read first can be written while the rest of the run is read.
_RESULTS_SENT = 16
# An idle process ends by itself within this time.
_SECONDS_TO_END = 2.0


def is_worthwhile(commits: int, processes: int) -> bool:
    """Whether so many commits are worth starting processes for, and this process may start some.

    A daemonic process may not: `multiprocessing` then raises AssertionError.
    """
    return processes > 1 and commits >= processes * _LEAST_RUN and not multiprocessing.current_process().daemon


def read_in_parallel(hashes: Sequence[str], processes: int, open_reader: OpenReader) -> Iterator[Any]:
    """The results for many commits, in the order given.

    Each process enters `open_reader()` once, calls the function it gives for each run, and sends the results as they
    come. Without fork `open_reader` is pickled. If a process dies, its run is read here. No process outlives the
    iterator.
    """
    runs = list(runs_of(hashes, processes))
    pool = _WorkerPool(open_reader, min(processes, len(runs)))
    try:
        yield from pool.read(runs)
    finally:
        pool.shutdown()


def runs_of(hashes: Sequence[str], processes: int) -> Iterator[Sequence[str]]:
    """The commits in runs, each a share of the remaining ones."""
    start = 0
    while start < len(hashes):
        part = (len(hashes) - start) // (processes * _PARTS_OF_THE_REST)
        length = min(max(part, _LEAST_RUN), _LONGEST_RUN)
        yield hashes[start : start + length]
        start += length


@dataclass(eq=False)
class _Worker:
    """A process, this end of the pipe to it, and the number of the run that it reads (None: it is idle)."""

    process: Any
    pipe: Connection
    run: int | None = None


@dataclass
class _WorkerPool:
    """The processes; the results that wait for their turn, by run; which runs are complete, and which to read here."""

    open_reader: OpenReader
    size: int
    workers: list[_Worker] = field(default_factory=list)
    waiting: dict[int, list[Any]] = field(default_factory=dict)
    complete: set[int] = field(default_factory=set)
    orphaned: set[int] = field(default_factory=set)
    read_run: ReadRun | None = None
    to_close: ExitStack = field(default_factory=ExitStack)

    def read(self, runs: Sequence[Sequence[str]]) -> Iterator[Any]:
        """The results of all runs, in order."""
        self._start()
        to_read = deque(range(len(runs)))
        for wanted in range(len(runs)):
            given = 0
            while True:
                self._hand_out(runs, to_read, wanted + 1 + self.size * _AHEAD)
                results = self.waiting.pop(wanted, ())
                yield from results
                given += len(results)
                if wanted in self.complete:
                    break
                if wanted in self.orphaned:
                    yield from islice(self._read_here(runs[wanted]), given, None)
                    break
                busy = {worker.pipe: worker for worker in self.workers if worker.run is not None}
                if not busy:  # all processes have died
                    to_read.remove(wanted)
                    self.orphaned.add(wanted)
                for pipe in wait(list(busy)) if busy else ():
                    self._collect(busy[pipe])  # type: ignore[index]  # wait() returns its arguments

    def _start(self) -> None:
        fork = _may_fork()
        context: Any = multiprocessing.get_context("fork" if fork else "spawn")
        for _ in range(self.size):
            parent_end, worker_end = context.Pipe()
            inherited = [*(worker.pipe for worker in self.workers), parent_end] if fork else []
            process = context.Process(target=_work, args=(worker_end, inherited, self.open_reader), daemon=True)
            process.start()
            worker_end.close()
            self.workers.append(_Worker(process, parent_end))

    def _hand_out(self, runs: Sequence[Sequence[str]], waiting: deque[int], limit: int) -> None:
        """Gives each idle process its next run, while the run's number is below `limit`."""
        for worker in list(self.workers):
            if worker.run is None and waiting and waiting[0] < limit:
                try:
                    worker.pipe.send(runs[waiting[0]])
                except OSError:
                    self._reap(worker)
                    continue
                worker.run = waiting.popleft()

    def _collect(self, worker: _Worker) -> None:
        """Takes what a process has sent: some results, the end of its run (None), or an error."""
        number = worker.run
        if number is None:
            return
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._reap(worker)
            self.orphaned.add(number)
            return
        if isinstance(answer, BaseException):
            raise answer
        if answer is None:
            self.complete.add(number)
            worker.run = None
        else:
            self.waiting.setdefault(number, []).extend(answer)

    def _reap(self, worker: _Worker) -> None:
        """Forgets a process that has died."""
        worker.pipe.close()
        self.workers.remove(worker)

    def _read_here(self, run: Sequence[str]) -> Iterator[Any]:
        self.read_run = self.read_run or self.to_close.enter_context(self.open_reader())
        return self.read_run(run)

    def shutdown(self) -> None:
        """Terminates all processes; idle ones get time to end by themselves."""
        self.to_close.close()
        for worker in self.workers:
            worker.pipe.close()
        for worker in self.workers:
            if worker.run is None:
                worker.process.join(_SECONDS_TO_END)
            worker.process.terminate()
            worker.process.join()


def _may_fork() -> bool:
    """Whether to fork: it is the fastest start, but safe only with a single thread, and not on macOS."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _work(pipe: Connection, inherited: Sequence[Connection], open_reader: OpenReader) -> None:
    """Runs in a worker process: reads runs until the pipe is closed. Ctrl-C is left to the parent process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # the parent process may have a handler of its own
    for other in inherited:
        other.close()  # otherwise it would stay open after the parent is killed
    try:
        # Records have no cycles, and collecting takes 3% of the time.
        with collector_paused(), open_reader() as read:
            while True:
                results = read(pipe.recv())
                try:
                    while sent := list(islice(results, _RESULTS_SENT)):
                        pipe.send(sent)
                    pipe.send(None)
                except (EOFError, OSError):
                    raise
                except Exception as error:  # noqa: BLE001 - the parent process raises it again
                    pipe.send(error)
    except (EOFError, OSError):
        with suppress(OSError):
            pipe.close()
