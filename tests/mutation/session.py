"""Runs tests over the mutants of one module: `python -m tests.mutation.session JOB RESULT`, in a copy of the project.

The process imports the libraries once, and forks for each run, so that a run costs what the tests cost. It never
imports the project itself: each run imports it anew, with the mutant in place, and nothing is left of the run before.
"""

from __future__ import annotations

import ast
import faulthandler
import importlib
import json
import os
import resource
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from types import FrameType

# Of the tests that are not of the module's own file, those that run within this time are asked.
OTHERS_SECONDS = 20.0
# A mutant is asked about in tests of this length together, the shortest first.
SECONDS_A_MUTANT = 60.0
_BASELINE_SECONDS = 240.0
_PYTEST = [
    *("-q", "-x", "-m", "not soak", "--basetemp=temporary", "-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),
]
_OURS = ("craftnudge", "tests", "conftest", "benchmarks", "docs", "pygit2", "_pygit2", "__main__")
_STARTS_A_PROCESS = frozenset(("subprocess.Popen", "os.posix_spawn", "os.fork", "os.exec", "os.system"))


class Recorder:
    """A plugin that records of each test whether it passed, how long it took, and which functions of a file it ran.

    From the first test on that starts a process, the tests of its file may run the module in that process.
    """

    def __init__(self, source: Path, own_test: str) -> None:
        """Takes the file to watch, and the test file whose tests are always run."""
        self.tests: list[dict[str, Any]] = []
        self._source = str(source)
        self._own_test = own_test
        self._entered: set[int] = set()
        self._starting_files: set[str] = set()
        self._file = ""
        self._others_began = 0.0
        sys.addaudithook(self._on_event)

    def _on_event(self, event: str, _arguments: object) -> None:
        if event in _STARTS_A_PROCESS:
            self._starting_files.add(self._file)

    def _on_call(self, frame: FrameType, _event: str, _argument: object) -> None:
        if frame.f_code.co_filename == self._source:
            self._entered.add(frame.f_code.co_firstlineno)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Watches one test; ends the run where the time for others is used up."""
        self._file = item.nodeid.partition("::")[0]
        if self._file != self._own_test:
            self._others_began = self._others_began or time.monotonic()
            if time.monotonic() - self._others_began > OTHERS_SECONDS:
                item.session.shouldstop = "no time for more"
        self._entered = set()
        failed, began = item.session.testsfailed, time.monotonic()
        sys.settrace(self._on_call)
        threading.settrace(self._on_call)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            self.tests.append(
                {
                    "id": item.nodeid,
                    "passed": item.session.testsfailed == failed,
                    "seconds": time.monotonic() - began,
                    "entered": sorted(self._entered),
                    "starts": self._file in self._starting_files,
                }
            )


def main() -> None:
    """Reads what to do, and writes which mutants survived, which tests fail without one, and whether the rest pass."""
    job = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    source = Path(job["file"]).resolve()
    original = source.read_text("utf-8")
    tests, libraries = _baseline(source, job["tests"], job["own_test"])
    _import_libraries(libraries)
    failing = [test["id"] for test in tests if not test["passed"]]
    # Two controls: all together they pass without a mutant, and fail where the module cannot be loaded. Otherwise a
    # failure would say nothing of a mutant, or the tests run another copy of the module.
    passing = [test for test in tests if test["passed"]]
    sound = not _is_killed(passing)
    _write(source, "raise RuntimeError\n", -1)
    sound = sound and _is_killed(passing)
    answer: dict[str, Any] = {"failing": failing, "sound": sound, "survivors": []}
    for number, mutant in enumerate(job["mutants"]):
        chosen = chosen_tests(mutant["line"], original, tests)
        _write(source, mutant["source"], number)
        if not _is_killed(chosen):
            answer["survivors"].append(number)
    spent = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    answer["processor_seconds"] = sum(usage.ru_utime + usage.ru_stime for usage in spent)
    Path(sys.argv[2]).write_text(json.dumps(answer), "utf-8")


def chosen_tests(line: int, source: str, tests: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The tests that run the function around a line, or all for a line outside of functions; the shortest first."""
    around = [
        range(min([node.lineno, *(entry.lineno for entry in node.decorator_list)]), (node.end_lineno or 0) + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    function = min((lines for lines in around if line in lines), key=len, default=None)
    able = [
        test
        for test in sorted(tests, key=lambda test: test["seconds"])
        if test["passed"]
        and (function is None or test["starts"] or any(entered in function for entered in test["entered"]))
    ]
    chosen: list[dict[str, Any]] = []
    seconds = 0.0
    for test in able:
        seconds += test["seconds"]
        if chosen and seconds > SECONDS_A_MUTANT:
            break
        chosen.append(test)
    return chosen


def _baseline(source: Path, tests: list[str], own_test: str) -> tuple[list[dict[str, Any]], list[str]]:
    """How each test goes without a mutant, and the modules that were loaded for it."""
    read_end, write_end = os.pipe()

    def run() -> bool:
        recorder = Recorder(source, own_test)
        pytest.main([*_PYTEST, "--maxfail=1000", *tests], plugins=[recorder])
        with os.fdopen(write_end, "w") as pipe:
            json.dump([recorder.tests, sorted(sys.modules)], pipe)
        return True

    child = _fork(run)
    os.close(write_end)
    patience = threading.Timer(_BASELINE_SECONDS, _kill, [child])
    patience.start()
    with os.fdopen(read_end) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    patience.cancel()
    patience.join()  # a process with threads must not fork
    recorded, modules = json.loads(text or "[[], []]")
    return recorded, modules


def _import_libraries(names: list[str]) -> None:
    for name in names:
        if name.partition(".")[0] not in _OURS:
            with suppress(Exception):
                importlib.import_module(name)


def _is_killed(tests: list[dict[str, Any]]) -> bool:
    """Whether one of the tests fails, or they take far longer than without the mutant."""
    if not tests:
        return False
    child = _fork(lambda: pytest.main([*_PYTEST, *(test["id"] for test in tests)]) == pytest.ExitCode.OK)
    seconds = 15 + 4 * sum(test["seconds"] for test in tests)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return os.waitstatus_to_exitcode(status) != 0
        time.sleep(0.02)
    _kill(child)
    os.waitpid(child, 0)
    return True


def _fork(run: Callable[[], bool]) -> int:
    """Starts a process with a group of its own that ends with 0 if `run` returns True."""
    child = os.fork()
    if child:
        return child
    os.setsid()
    code = 1
    try:
        code = 0 if run() else 1
    finally:
        os._exit(code)


def _kill(child: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)


def _write(file: Path, source: str, number: int) -> None:
    file.write_text(source, "utf-8")
    # Bytecode knows its source by size and whole seconds, and mutants come faster than that.
    seconds = time.time() + 2 * (number + 1)
    os.utime(file, (seconds, seconds))


if __name__ == "__main__":
    faulthandler.register(signal.SIGUSR1)  # says where it waits
    main()
