"""One command starts the servers of a team, and what is to run with them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("psycopg")

from tests.support.servers.binaries import postgres_folder, redis_program
from tests.support.waiting import PATIENCE_SECONDS

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(postgres_folder() is None or redis_program() is None, reason="needs PostgreSQL and Redis")
def test_a_command_finds_a_database_that_is_set_up() -> None:
    """And its exit code is that of the whole."""
    command = [sys.executable, "-m", "craftnudge", "db", "status", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.servers", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert '"missing": []' in done.stdout
