"""Runs the tests of modules over their mutants, and counts those that the tests notice."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.mutation.mutants import mutants_of
from tests.mutation.selection import SOURCE, modules_with_logic, stages_of
from tests.mutation.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.mutation.mutants import Mutant

MUTANTS_A_MODULE = 20
LEAST_KILLED = 0.85
_PATIENCE_SECONDS = 1800.0


@dataclass(frozen=True)
class ModuleResult:
    """How many mutants of a module were tried, and which were noticed by no test."""

    module: Path
    tried: int
    survivors: tuple[Mutant, ...]

    @property
    def killed(self) -> int:
        """Mutants for which a test failed."""
        return self.tried - len(self.survivors)

    def __str__(self) -> str:
        lines = [f"{self.killed:3} of {self.tried:3}  {self.module}"]
        lines += [f"              line {mutant.line}: {mutant.what}" for mutant in self.survivors]
        return "\n".join(lines)


def drawn_modules(seed: int, count: int = 10) -> list[Path]:
    """Modules drawn by lot."""
    return Random(seed).sample(modules_with_logic(), count)


def share_killed(results: Sequence[ModuleResult]) -> float:
    """The share of all mutants for which a test failed, 0 to 1."""
    return sum(result.killed for result in results) / sum(result.tried for result in results)


def try_modules(modules: Sequence[Path], seed: int, processes: int = 2) -> list[ModuleResult]:
    """Tries mutants of each module, drawn by lot, and prints each result when it is there."""
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder, ThreadPoolExecutor(processes) as pool:
        jobs = [
            pool.submit(_try_module, module, seed, Path(folder) / str(number)) for number, module in enumerate(modules)
        ]
        results = []
        for job in jobs:
            results.append(job.result())
            print(results[-1], flush=True)
    return results


def _try_module(module: Path, seed: int, folder: Path) -> ModuleResult:
    source = (SOURCE / module).read_text("utf-8")
    mutants = mutants_of(source)
    drawn = sorted(Random(f"{seed} {module}").sample(mutants, min(len(mutants), MUTANTS_A_MODULE)), key=_line)
    workspace = Workspace(folder)
    survivors = drawn
    for tests in stages_of(module):
        survivors = _unnoticed(workspace, module, survivors, tests)
        workspace.replace(module, source)
    return ModuleResult(module, len(drawn), tuple(survivors))


def _unnoticed(workspace: Workspace, module: Path, mutants: list[Mutant], tests: list[Path]) -> list[Mutant]:
    """The mutants with which the tests pass. Files whose tests fail without a mutant prove nothing and are left out."""
    if not tests or not mutants:
        return mutants
    started = time.monotonic()
    if not workspace.passes(tests, _PATIENCE_SECONDS):
        failing = [test for test in tests if not workspace.passes([test], _PATIENCE_SECONDS)]
        print(f"left out, because they fail on {module} as it is: {', '.join(map(str, failing))}", flush=True)
        return _unnoticed(workspace, module, mutants, [test for test in tests if test not in failing])
    seconds = 30 + 5 * (time.monotonic() - started)
    survivors = []
    for mutant in mutants:
        workspace.replace(module, mutant.source)
        if workspace.passes(tests, seconds):
            survivors.append(mutant)
    return survivors


def _line(mutant: Mutant) -> int:
    return mutant.line
