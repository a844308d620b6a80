"""The figures: each asked of the real server over its socket, by one client unless it says otherwise."""

from __future__ import annotations

import os
import re
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from tests.support.forge import SECRET, ZEROS, deliver, forge, push, push_payload
from tests.support.program import Program
from tests.support.repository import GitRepository
from tests.support.server import serving
from tests.support.waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.support.server import RunningServer

_STARTS = 5
_ASKED = 200
_EVENTS = 20
_STREAMS = 10
_PUSHES = 5
_PAUSE_SECONDS = 0.01


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure with its goal, both in the unit: s, ms or MiB.

    `own` is the processor time of the server in the same unit, where it is known: what does not depend on other work.
    """

    what: str
    value: float
    goal: float
    unit: str
    own: float | None = None

    def markdown(self) -> str:
        """The figure as a line of a Markdown table."""
        return (
            f"| {self.what} | {self.value:,.3g} {self.unit} | {self.goal:g} {self.unit} |"
            f" {self.value / self.goal:.2f} | {'' if self.own is None else f'{self.own:,.3g} {self.unit}'} |"
        )


def measure(program: Program, folder: Path) -> list[Figure]:
    """All figures. The journal loses its last lines for a while, and gets them back while it is watched."""
    lines = program.journal.read_bytes().splitlines(keepends=True)
    program.journal.write_bytes(b"".join(lines[:-_EVENTS]))
    starts = [_start(program) for _ in range(_STARTS)]
    start, own = (median(times) for times in zip(*starts, strict=True))
    figures = [Figure("start to first byte, median of 5", start, 1.0, "s", own)]
    with serving(program) as server:
        figures.append(Figure("memory after the start", _resident_mib(server), 70, "MiB"))
        figures += _answers(server)
        figures += _events(server, program.journal, lines[-_EVENTS:])
        figures.append(Figure("SIGTERM to the end, with ten streams", _end(server), 4.0, "s"))
    figures.append(Figure("delivery to recorded commit, warm mirror, median of 5", _delivery(folder), 1.0, "s"))
    return figures


def _start(program: Program) -> tuple[float, float]:
    started = time.perf_counter()
    with serving(program) as server:  # has answered once when it is entered
        return time.perf_counter() - started, _processor_seconds(server)


def _processor_seconds(server: RunningServer) -> float:
    """What the server has used so far, in the steps of the system's clock, mostly 10 ms."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident_mib(server: RunningServer) -> float:
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{server.process.pid}/status").read_text("ascii"))
    return int(found[1]) / 1024 if found else 0.0


def _answers(server: RunningServer) -> list[Figure]:
    month = "/coach/progress/everyone?days=30"
    etag = server.ask(month).headers["etag"]
    with _client(server) as ask:
        ask("/coach/progress/everyone?days=366", "")

        def timed(paths: Sequence[str], tag: str = "") -> tuple[float, float]:
            before = _processor_seconds(server)
            times = [ask(path, tag) for path in paths]
            return median(times) * 1000, (_processor_seconds(server) - before) * 1000 / len(paths)

        kept, unchanged = timed([month] * _ASKED), timed([month] * _ASKED, etag)
        new = timed([f"/coach/progress/everyone?days={days}" for days in range(365, 350, -1)])
    return [
        Figure("kept answer, 30 days", kept[0], 5, "ms", kept[1]),
        Figure("304, 30 days", unchanged[0], 2, "ms", unchanged[1]),
        Figure("365 days, not kept, with the index", new[0], 60, "ms", new[1]),
        Figure(
            "/health while 365 days are computed, p99", _percentile(_health_beside_work(server), 99) * 1000, 50, "ms"
        ),
    ]


@contextmanager
def _client(server: RunningServer) -> Iterator[Callable[[str, str], float]]:
    """Asks over one connection, as browsers do; gives the seconds."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)

    def ask(path: str, etag: str) -> float:
        headers = {"Authorization": f"Bearer {server.token}", **({"If-None-Match": etag} if etag else {})}
        started = time.perf_counter()
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        if response.status != (304 if etag else 200):
            raise RuntimeError(f"{path} was answered with {response.status}")
        return time.perf_counter() - started

    try:
        yield ask
    finally:
        connection.close()


def _health_beside_work(server: RunningServer) -> list[float]:
    over = threading.Event()

    def work() -> None:
        with _client(server) as ask:
            for days in range(340, 300, -1):
                ask(f"/coach/progress/everyone?days={days}", "")
        over.set()

    worker = threading.Thread(target=work)
    worker.start()
    times: list[float] = []
    with _client(server) as ask:
        while not over.is_set():
            times.append(ask("/health", ""))
            time.sleep(_PAUSE_SECONDS)
    worker.join()
    return times


def _events(server: RunningServer, journal: Path, lines: list[bytes]) -> list[Figure]:
    """From a line in the journal to the event at the page."""
    times: list[float] = []
    with _stream(server) as read:
        for line in lines:
            time.sleep(0.3 + len(times) * 0.013)  # not in step with the server's own look
            with journal.open("ab") as file:
                file.write(line)
            started = time.perf_counter()
            while b"journal" not in read():
                pass
            times.append(time.perf_counter() - started)
    return [
        Figure("append to event, p50", median(times), 0.5, "s"),
        Figure("append to event, p95", _percentile(times, 95), 0.5, "s"),
    ]


@contextmanager
def _stream(server: RunningServer) -> Iterator[Callable[[], bytes]]:
    """An open stream; gives the next line of its events."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", "/events", headers={"Authorization": f"Bearer {server.token}"})
    response = connection.getresponse()
    try:
        while b"open" not in response.readline():
            pass
        yield response.readline
    finally:
        connection.close()


def _end(server: RunningServer) -> float:
    connections = [HTTPConnection("127.0.0.1", server.port, timeout=60) for _ in range(_STREAMS)]
    for connection in connections:
        connection.request("GET", "/events", headers={"Authorization": f"Bearer {server.token}"})
        connection.getresponse().readline()
    started = time.perf_counter()
    server.process.terminate()
    server.process.wait(60)
    seconds = time.perf_counter() - started
    for connection in connections:
        connection.close()
    return seconds


def _delivery(folder: Path) -> float:
    home = folder / "owner"
    times: list[float] = []
    with forge(folder / "forge", home) as stand_in:
        settings = home / ".config" / "craftnudge" / "config.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(f'[hooks]\nrepositories = ["{stand_in.address}"]\nsecrets = ["{SECRET}"]\n', "utf-8")
        clone = GitRepository(folder / "developer", folder / "developer-home")
        program = Program(home, home)
        with serving(program) as server:
            before = ZEROS
            for number in range(_PUSHES + 1):
                clone.commit(f"Leave order {number} out", {"app.py": f"x = {number}\n"})
                push(clone, stand_in)
                started = time.perf_counter()
                deliver(server, push_payload(before, clone.hashes[-1]), identity=str(number))
                before = clone.hashes[-1]
                wait_until(lambda: program.journal.exists() and before.encode() in program.journal.read_bytes())  # noqa: B023
                times.append(time.perf_counter() - started)
    return median(times[1:])  # the first makes the mirror


def _percentile(values: list[float], percent: int) -> float:
    return quantiles(values, n=100, method="inclusive")[percent - 1]
