"""The examples in docs/how-to/api.md, run against a server."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.repository import sealed_environment
from tests.support.server import serving
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

PAGE = (Path(__file__).parents[3] / "docs" / "how-to" / "api.md").read_text("utf-8")


def example(language: str, port: int) -> str:
    """The page's example in a language, led to the test's port."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1].replace(":8000/", f":{port}/")


def test_the_examples_work(program: Program, repository: GitRepository) -> None:
    """With curl and with Python alone."""
    repository.commit("Add the first order", {"a.py": "a = 1\n"})
    program("track")
    environment = sealed_environment(program.home)
    with serving(program) as server:
        for command, expected in (
            (["bash", "-c", "set -e\n" + example("bash", server.port)], "craftnudge.progress/1"),
            ([sys.executable, "-c", example("python", server.port)], "craftnudge.insights/1"),
        ):
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True
            )
            told = done.stdout.strip()
            assert (json.loads(told)["schema"] if told.startswith("{") else told) == expected
