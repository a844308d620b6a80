"""Runs the tests of modules over their mutants, and counts those that the tests notice."""

from __future__ import annotations

import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from tests.mutation.mutants import mutants_of
from tests.mutation.selection import SOURCE, files_with_tests_of, modules_with_logic
from tests.mutation.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.mutation.mutants import Mutant

MUTANTS_A_MODULE = 20
LEAST_KILLED = 0.85
_PATIENCE_SECONDS = 3600.0


@dataclass(frozen=True)
class ModuleResult:
    """How many mutants of a module were tried, which were noticed by no test, and the processor time of it."""

    module: Path
    tried: int
    survivors: tuple[Mutant, ...]
    processor_seconds: float = 0.0
    remark: str = ""

    @property
    def killed(self) -> int:
        """Mutants for which a test failed."""
        return self.tried - len(self.survivors)

    def __str__(self) -> str:
        lines = [f"{self.killed:3} of {self.tried:3}  {self.module}  {self.processor_seconds:.0f} s{self.remark}"]
        lines += [f"              line {mutant.line}: {mutant.what}" for mutant in self.survivors]
        return "\n".join(lines)


def drawn_modules(seed: int, count: int = 10) -> list[Path]:
    """Modules drawn by lot."""
    return Random(seed).sample(modules_with_logic(), count)


def share_killed(results: Sequence[ModuleResult]) -> float:
    """The share of all mutants for which a test failed, 0 to 1."""
    return sum(result.killed for result in results) / sum(result.tried for result in results)


def try_modules(
    modules: Sequence[Path], seed: int, processes: int = 2, most_mutants: int = MUTANTS_A_MODULE
) -> list[ModuleResult]:
    """Tries mutants of each module, drawn by lot, and prints each result when it is there."""
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder, ThreadPoolExecutor(processes) as pool:
        jobs = [
            pool.submit(_try_module, module, seed, most_mutants, Path(folder) / str(number))
            for number, module in enumerate(modules)
        ]
        results = []
        for job in jobs:
            results.append(job.result())
            print(results[-1], flush=True)
    return results


def _try_module(module: Path, seed: int, most_mutants: int, folder: Path) -> ModuleResult:
    mutants = mutants_of((SOURCE / module).read_text("utf-8"))
    drawn = sorted(Random(f"{seed} {module}").sample(mutants, min(len(mutants), most_mutants)), key=_line)
    answer = Workspace(folder).try_mutants(module, files_with_tests_of(module), drawn, _PATIENCE_SECONDS)
    remark = f"; left out, because they fail as it is: {', '.join(answer.failing)}" if answer.failing else ""
    remark += (
        "" if answer.sound else "; NOT USABLE: the tests fail together without a mutant, or do not load this module"
    )
    survivors = tuple(drawn[number] for number in answer.survivors)
    return ModuleResult(module, len(drawn), survivors, answer.processor_seconds, remark)


def _line(mutant: Mutant) -> int:
    return mutant.line
