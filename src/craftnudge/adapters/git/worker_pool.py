"""A history read by several processes at once, handed on in order.

Runs of neighbouring commits go to whichever process is free: neighbours share trees, files and ancestors. Runs get
shorter towards the end, so that no process waits long for the last one: of equal runs one was left over, for 2 % of the
time on Redis' history and 6 % on Flask's, and two halves took 28 % longer than sixteen parts.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from contextlib import ExitStack, suppress
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any

from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    ReadRun = Callable[[Sequence[str]], list[Any]]
    OpenReader = Callable[[], AbstractContextManager[ReadRun]]

# Of what is left a run is this part for each process.
_PARTS_OF_THE_REST = 2
# A run begins with up to fifty ancestors that another process has summed up already, so it must not be too short;
# and it is held in memory whole, so it must not be too long.
_LEAST_RUN, _LONGEST_RUN = 32, 512
# Runs that may be read ahead of the one that is handed on, for each process: this bounds the memory.
_AHEAD = 4
# A process that waits for work lets go of what it holds within this time.
_SECONDS_TO_END = 2.0


def worth_it(hashes: Sequence[str], processes: int) -> bool:
    """Whether so few commits are worth starting processes for."""
    return processes > 1 and len(hashes) >= processes * _LEAST_RUN


def read_in_parallel(hashes: Sequence[str], processes: int, open_reader: OpenReader) -> Iterator[Any]:
    """What is made of many commits, in the order given.

    Each process enters `open_reader()` once, which gives what reads a run of commits. Without fork it is pickled. A
    process that dies has its run read here. However this ends, no process is left.
    """
    runs = list(_runs_of(hashes, processes))
    crew = _Crew(open_reader, min(processes, len(runs)))
    try:
        yield from crew.read(runs)
    finally:
        crew.dismiss()


def _runs_of(hashes: Sequence[str], processes: int) -> Iterator[Sequence[str]]:
    """The commits in runs, each a part of what is left."""
    start = 0
    while start < len(hashes):
        part = (len(hashes) - start) // (processes * _PARTS_OF_THE_REST)
        length = min(max(part, _LEAST_RUN), _LONGEST_RUN)
        yield hashes[start : start + length]
        start += length


@dataclass(eq=False)
class _Worker:
    """A process, our end of the pipe to it, and the number of the run that it reads."""

    process: Any
    pipe: Connection
    run: int | None = None


@dataclass
class _Crew:
    """The processes and what they have read so far."""

    open_reader: OpenReader
    size: int
    workers: list[_Worker] = field(default_factory=list)
    done: dict[int, list[Any]] = field(default_factory=dict)
    own: ReadRun | None = None
    to_close: ExitStack = field(default_factory=ExitStack)

    def read(self, runs: Sequence[Sequence[str]]) -> Iterator[Any]:
        """The records of all runs, in order."""
        self._start()
        waiting = deque(range(len(runs)))
        for wanted in range(len(runs)):
            while wanted not in self.done:
                self._hand_out(runs, waiting, wanted + self.size * _AHEAD)
                busy = {worker.pipe: worker for worker in self.workers if worker.run is not None}
                if not busy:  # all have died
                    waiting.remove(wanted)
                    self.done[wanted] = self._read_here(runs[wanted])
                for pipe in wait(list(busy)) if busy else ():
                    self._collect(busy[pipe], runs)  # type: ignore[index]  # wait gives back what it was given
            self._hand_out(runs, waiting, wanted + 1 + self.size * _AHEAD)
            yield from self.done.pop(wanted)

    def _start(self) -> None:
        fork = _may_fork()
        context: Any = multiprocessing.get_context("fork" if fork else "spawn")
        for _ in range(self.size):
            ours, theirs = context.Pipe()
            inherited = [*(worker.pipe for worker in self.workers), ours] if fork else []
            process = context.Process(target=_work, args=(theirs, inherited, self.open_reader), daemon=True)
            process.start()
            theirs.close()
            self.workers.append(_Worker(process, ours))

    def _hand_out(self, runs: Sequence[Sequence[str]], waiting: deque[int], limit: int) -> None:
        """Gives each free process the next run, not further ahead than `limit`."""
        for worker in list(self.workers):
            if worker.run is None and waiting and waiting[0] < limit:
                try:
                    worker.pipe.send(runs[waiting[0]])
                except OSError:
                    self._bury(worker)
                    continue
                worker.run = waiting.popleft()

    def _collect(self, worker: _Worker, runs: Sequence[Sequence[str]]) -> None:
        number = worker.run
        if number is None:
            return
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            self.done[number] = self._read_here(runs[number])
            return
        worker.run = None
        if isinstance(answer, BaseException):
            raise answer
        self.done[number] = answer

    def _bury(self, worker: _Worker) -> None:
        worker.pipe.close()
        self.workers.remove(worker)

    def _read_here(self, run: Sequence[str]) -> list[Any]:
        self.own = self.own or self.to_close.enter_context(self.open_reader())
        return self.own(run)

    def dismiss(self) -> None:
        """Ends all processes, whatever they are at; those that wait for work end by themselves."""
        self.to_close.close()
        for worker in self.workers:
            worker.pipe.close()
        for worker in self.workers:
            if worker.run is None:
                worker.process.join(_SECONDS_TO_END)
            worker.process.terminate()
            worker.process.join()


def _may_fork() -> bool:
    """Forking is the quick way to start; it is safe only from a single thread, and not on macOS at all."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _work(pipe: Connection, inherited: Sequence[Connection], open_reader: OpenReader) -> None:
    """What a process does: reads runs until nobody asks any more. Ctrl-C is the parent's to answer."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # nothing that is read has cycles, and looking for some takes 3 % of the time
    for other in inherited:
        other.close()  # else a sibling would keep the pipe open when the parent is killed
    try:
        with open_reader() as read:
            while True:
                run = pipe.recv()
                try:
                    answer: object = read(run)
                except Exception as error:  # noqa: BLE001 - it is raised again where it can be shown
                    answer = error
                pipe.send(answer)
    except (EOFError, OSError):
        with suppress(OSError):
            pipe.close()
