"""The installed command, run as a user runs it: another process, its own home folder, no terminal."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS
from tests.support.warm_start import can_start_warm, run_warm

if TYPE_CHECKING:
    from pathlib import Path

# The program that is tested. `PROGRAM_UNDER_TEST` may name another: the one file, say. Read before the environment is
# replaced.
PROGRAM = tuple(shlex.split(os.environ.get("PROGRAM_UNDER_TEST", ""))) or (sys.executable, "-m", "craftnudge")


@dataclass(frozen=True)
class Run:
    """What one run left behind."""

    code: int
    stdout: str
    stderr: str

    @property
    def json(self) -> Any:
        """Standard output as one JSON document."""
        return json.loads(self.stdout)


@dataclass(frozen=True)
class Program:
    """`craftnudge` for a user whose home folder is `home`."""

    home: Path
    folder: Path

    def __call__(self, *arguments: str, folder: Path | None = None, stdin: str = "", **environment: str) -> Run:
        """Runs it and waits, two minutes at most."""
        where, given = folder or self.folder, stdin.encode()
        variables = sealed_environment(self.home, **{"COLUMNS": "80"} | environment)
        if len(PROGRAM) > 1 and can_start_warm(arguments, variables, given):
            done = run_warm(arguments, where, variables, given, PATIENCE_SECONDS)
        else:
            done = subprocess.run(
                [*PROGRAM, *arguments],
                cwd=where,
                env=variables,
                input=given,
                capture_output=True,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
        return Run(done.returncode, done.stdout.decode(), done.stderr.decode())

    @property
    def journal(self) -> Path:
        """The journal of this user."""
        return self.home / "craftnudge" / "data" / "behaviors" / "commits.jsonl"
