"""A copy of the project with a Python of its own, in which a module can be replaced by a mutant."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig
import time
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]
_COPIED = ("src", "tests", "docs", "benchmarks", "pyproject.toml", "README.md", "action.yml", ".pre-commit-hooks.yaml")
_LEFT_OUT = shutil.ignore_patterns("__pycache__", ".hypothesis")


class Workspace:
    """The copy below `folder`. Tests there, and the commands that they start, run the source of the copy."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "project"
        self.folder.mkdir(parents=True)
        for name in _COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.folder / name, ignore=_LEFT_OUT)
            elif source.exists():
                shutil.copy(source, self.folder / name)
        self._python = self._make_environment(folder / "environment")
        self._seconds = time.time()

    def _make_environment(self, folder: Path) -> Path:
        """A Python whose craftnudge is the copy, and whose other packages are those of this environment."""
        venv.create(folder, symlinks=True)
        (packages,) = (folder / "lib").glob("python*/site-packages")
        (packages / "copy.pth").write_text(f"{self.folder / 'src'}\n{sysconfig.get_path('purelib')}\n")
        return folder / "bin" / "python"

    def replace(self, module: Path, source: str) -> None:
        """Writes a module of the copy; `module` is relative to src/craftnudge."""
        file = self.folder / "src" / "craftnudge" / module
        file.write_text(source, "utf-8")
        # Bytecode knows its source by size and whole seconds, and mutants come faster than that.
        self._seconds += 2
        os.utime(file, (self._seconds, self._seconds))

    def passes(self, tests: Iterable[Path], seconds: float) -> bool:
        """Whether the tests, relative to the project, pass within that time."""
        command = [str(self._python), "-m", "pytest", "-q", "-x", "-m", "not soak", "-p", "no:cacheprovider"]
        try:
            done = subprocess.run(
                [*command, *map(str, tests)], cwd=self.folder, capture_output=True, timeout=seconds, check=False
            )
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0
