"""What a command loads before it works: counted, not timed, so that it holds on any machine."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

COUNT = """
import io, json, sys
sys.stdout = io.StringIO()
from craftnudge.cli.app import run
run(sys.argv[1:])
sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
"""
# Modules loaded (a hello-world Typer app alone loads 256), with a margin of about a tenth. A command that needs more
# has begun to load what it does not use: look at `python -X importtime -m craftnudge ...` before raising a figure.
BUDGETS = {
    ("--version",): 310,
    ("explain", "CN101"): 390,
    ("where",): 370,
    ("track",): 400,
    ("log",): 530,
    ("coach", "--no-ai"): 520,
    ("progress",): 500,
}
NEVER = {"ollama", "httpx", "sqlite_utils", "rich", "hypothesis", "pytest"}


@pytest.mark.parametrize("arguments", BUDGETS, ids=" ".join)
def test_a_command_loads_only_what_it_uses(
    program: Program, repository: GitRepository, arguments: tuple[str, ...]
) -> None:
    """No model client, no database, no Rich in a pipe; and no more modules than the command's budget."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    done = subprocess.run(
        [sys.executable, "-c", COUNT, *arguments],
        cwd=repository.path,
        env=sealed_environment(program.home, CRAFTNUDGE_AI="0"),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = json.loads(done.stderr.splitlines()[-1])
    assert not {name.split(".")[0] for name in loaded} & NEVER
    assert len(loaded) <= BUDGETS[arguments]
