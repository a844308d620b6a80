"""A copy of the project with a Python of its own, in which a module can be replaced by a mutant."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.mutation.mutants import Mutant

ROOT = Path(__file__).parents[2]
_COPIED = ("src", "tests", "docs", "benchmarks", "pyproject.toml", "README.md", "action.yml", ".pre-commit-hooks.yaml")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", ".hypothesis")


@dataclass(frozen=True)
class Answer:
    """Which mutants survived, by number; which tests fail without one; whether the others pass all together, and fail
    without the module.

    `processor_seconds` is what all of it took on all cores, whatever else the machine did.
    """

    survivors: list[int]
    failing: list[str]
    sound: bool
    processor_seconds: float


class Workspace:
    """The copy below `folder`. Tests there, and the commands that they start, run the source of the copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve() / "project"
        self.folder.mkdir(parents=True)
        for name in _COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.folder / name, ignore=_LEFT_OUT)
            elif source.exists():
                shutil.copy(source, self.folder / name)
        self._folder = folder
        self._python = self._make_environment(folder / "environment")

    def _make_environment(self, folder: Path) -> Path:
        """A Python whose craftnudge is the copy, and whose other packages are those of this environment."""
        venv.create(folder, symlinks=True)
        (packages,) = (folder / "lib").glob("python*/site-packages")
        (packages / "copy.pth").write_text(f"{self.folder / 'src'}\n{sysconfig.get_path('purelib')}\n")
        return folder / "bin" / "python"

    def try_mutants(self, module: Path, tests: Sequence[Path], mutants: Sequence[Mutant], seconds: float) -> Answer:
        """Runs the tests, relative to the project, over mutants of a module, relative to src/craftnudge.

        Raises subprocess.TimeoutExpired where that takes longer than those seconds.
        """
        job, result = self._folder / "job.json", self._folder / "result.json"
        job.write_text(
            json.dumps(
                {
                    "file": str(self.folder / "src" / "craftnudge" / module),
                    "tests": list(map(str, tests)),
                    "own_test": f"tests/{module.with_name(f'test_{module.name}')}",
                    "mutants": [{"line": mutant.line, "source": mutant.source} for mutant in mutants],
                }
            ),
            "utf-8",
        )
        with (self._folder / "output").open("wb") as output:
            command = [str(self._python), "-m", "tests.mutation.session", str(job), str(result)]
            # PYTHONPATH would lead the tests past the copy, to a source without the mutant.
            environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
            subprocess.run(
                command,
                cwd=self.folder,
                env=environment,
                stdout=output,
                stderr=output,
                timeout=seconds,
                check=True,
            )
        return Answer(**json.loads(result.read_text("utf-8")))
