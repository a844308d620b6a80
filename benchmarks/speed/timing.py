"""Running contenders in turn, and what a measurement is."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, our median and the other's in seconds, and the goal.

    `faster` is how many times as fast as the other we are to be at least, where more is better; with `slower_at_most`
    our time may be at most so many times the other's; `at_most_seconds` is a goal of our time alone. `note` says what
    was run, `peak_mib` how much memory our largest process held.
    """

    what: str
    ours_seconds: float
    other: str
    other_seconds: float
    faster: float | None = None
    slower_at_most: float | None = None
    note: str = ""
    at_most_seconds: float | None = None
    peak_mib: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the other's time ours is, or, for a goal of `faster`, how many times as fast we are."""
        if self.faster is not None:
            return self.other_seconds / self.ours_seconds
        return self.ours_seconds / self.other_seconds

    @property
    def passed(self) -> bool | None:
        """Whether the goal is met; None without a goal."""
        if self.faster is not None:
            return self.ratio >= self.faster
        if self.at_most_seconds is not None:
            return self.ours_seconds <= self.at_most_seconds
        return None if self.slower_at_most is None else self.ratio <= self.slower_at_most

    def markdown(self) -> str:
        """The row as a line of a Markdown table."""
        goal = "" if self.passed is None else f"{self.faster or self.slower_at_most or 0:g}"
        if self.at_most_seconds is not None:
            goal = _seconds(self.at_most_seconds)
        sign = "≥ " if self.faster is not None else "≤ " if goal else ""
        memory = "" if self.peak_mib is None else f"{self.peak_mib:.0f} MiB"
        reached = {True: "yes", False: "no", None: ""}[self.passed]
        return (
            f"| {self.what} | {_seconds(self.ours_seconds)} | {self.other} {_seconds(self.other_seconds)}"
            f" | {self.ratio:.2f} | {sign}{goal} | {reached} | {memory} | {self.note} |"
        )


HEADER = "| what | CraftNudge | compared with | ratio | goal | reached | peak memory | note |\n" + "| --- " * 8 + "|"


def _seconds(seconds: float) -> str:
    if seconds < 1:
        return f"{seconds * 1000:.1f} ms"
    return f"{seconds:.2f} s"


@dataclass(frozen=True)
class Workbench:
    """Where things are measured: real repositories to read, and the folder of the peers' own environments."""

    repositories: tuple[Path, ...]
    peers: Path | None = None
    rounds: int = ROUNDS
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="craftnudge-bench-")))

    def peer(self, name: str) -> Path | None:
        """A peer's program, None where its environment was not made (`make bench-peers`)."""
        if self.peers is None:
            return None
        found = [self.peers / "bin" / name, self.peers / "node_modules" / ".bin" / name]
        return next((path for path in found if path.exists()), None)

    def environment(self, **more: str) -> dict[str, str]:
        """A home of the benchmark's own; nothing of the user's git or journal."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "CRAFTNUDGE_"))}
        home = self.folder / "home"
        home.mkdir(exist_ok=True)
        return kept | {
            "HOME": str(home),
            "CRAFTNUDGE_HOME": str(home / "craftnudge"),
            "CRAFTNUDGE_AI": "0",
            "GIT_CONFIG_NOSYSTEM": "1",
            "NO_COLOR": "1",
            **more,
        }


# Our program, and the Python that it runs in: of this environment, where it is installed for working on it, unless
# `--installed` names one where it is installed as users have it.
OURS = [sys.executable, "-m", "craftnudge"]
PYTHON = [sys.executable]


def measure_installed(environment: Path) -> None:
    """From now on the program of that environment is measured."""
    programs = environment / "bin"
    OURS[:] = [str(programs / "craftnudge")]
    PYTHON[:] = [str(programs / "python")]


# What a process is measured by. Where others work on the machine, the time that it waits for a core is theirs: then
# its own time on all cores together is the fairer measure (`--cpu`), though it does not show what two cores save.
clock: Literal["wall", "cpu"] = "wall"


def process_seconds(
    arguments: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str], stdin: bytes | None = None
) -> float:
    """The time of one process from start to end; raises where it fails to start, not where it says no.

    Wall time, or by `clock` the time that it and what it waits for spent on all cores.
    """
    start = _now()
    subprocess.run(
        _texts(arguments),
        cwd=folder,
        env=dict(environment),
        input=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return _now() - start


def processor_seconds(arguments: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str]) -> float:
    """The time that a process, and what it waits for, spent on all cores, whatever `clock` says.

    Raises where it fails: what looks back does so over a journal that is there.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(_texts(arguments), cwd=folder, env=dict(environment), stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_mib(arguments: Sequence[str | Path], *, folder: Path, environment: Mapping[str, str]) -> float:
    """The largest resident size of a process and what it starts, in MiB.

    Started by a small process: one that is started counts what its parent held as its own.
    """
    measuring = [sys.executable, "-c", _PEAK, *_texts(arguments)]
    done = subprocess.run(measuring, cwd=folder, env=dict(environment), stdout=subprocess.PIPE, check=True)
    return int(done.stdout) / (1024 if sys.platform != "darwin" else 1024 * 1024)


def _texts(arguments: Sequence[str | Path]) -> list[str]:
    return [str(argument) for argument in arguments]


def own_seconds() -> float:
    """A clock for what runs in this process: wall time, or by `clock` the time that the process itself took."""
    return time.perf_counter() if clock == "wall" else time.process_time()


def _now() -> float:
    if clock == "wall":
        return time.perf_counter()
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def in_turn(contenders: Mapping[str, Callable[[], float]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median of what each contender returns (seconds), one of each a round, after one round that is not counted."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for name in contenders:
        contenders[name]()
    for _ in range(rounds):
        for name, contender in contenders.items():
            times[name].append(contender())
    return {name: median(found) for name, found in times.items()}
