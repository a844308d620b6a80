"""Which words start the program anew."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from craftnudge.runtime.own_program import bundled_file, own_command
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path


def test_an_installed_program_is_started_by_its_python(tmp_path: Path) -> None:
    """These words start it, whatever lies in the folder; and it has no bundled files."""
    (tmp_path / "craftnudge.py").write_text("raise SystemExit(9)\n")
    done = subprocess.run(
        [*own_command(), "--version"], cwd=tmp_path, env=os.environ, check=False, timeout=PATIENCE_SECONDS
    )
    assert done.returncode == 0
    assert bundled_file("third-party.json") is None


def test_one_file_is_started_by_itself() -> None:
    """A frozen program has no interpreter to pass `-m` to."""
    program = "import sys\nsys.frozen, sys.executable = True, '/opt/craftnudge'\n"
    program += "from craftnudge.runtime.own_program import own_command\nprint(own_command())"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=PATIENCE_SECONDS
    )
    assert done.stdout == "('/opt/craftnudge',)\n"
