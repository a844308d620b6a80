"""A line without end in the journal costs time, and no memory of our own."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

# A process begins with the peak of whoever started it, which among tests may be large: so a small one stands between.
_MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:]).returncode
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize("mebibytes", [300, pytest.param(1024, marks=pytest.mark.soak)])
def test_a_line_without_end_is_passed_over(repository: GitRepository, mebibytes: int) -> None:
    """Each command reads the lines around it; beside the pages of the file itself none takes 200 MiB."""
    environment = sealed_environment(repository.home)
    program = [sys.executable, "-m", "craftnudge"]
    repository.commit("Add the first", {"a": "1\n"})
    subprocess.run([*program, "track"], cwd=repository.path, env=environment, check=True, capture_output=True)
    journal = repository.home / "craftnudge" / "data" / "behaviors" / "commits.jsonl"
    with journal.open("ab") as file:
        for _ in range(mebibytes):
            file.write(b"x" * 1024**2)
        file.write(b"\n")
    repository.commit("Add the second", {"a": "2\n"})
    # 1 says that the journal is damaged.
    for command, code in (("track --all", 0), ("track", 0), ("log", 0), ("coach --no-ai", 0), ("journal verify", 1)):
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, *program, *command.split()],
            cwd=repository.path,
            env=environment,
            capture_output=True,
            check=False,
        )
        said = (done.stdout + done.stderr).decode()
        assert done.returncode == code, said
        assert "Traceback" not in said
        peak_kib = int(said.split()[-1])
        assert peak_kib < (200 + mebibytes) * 1024, command  # mapped pages count
