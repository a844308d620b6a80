"""The two servers as fixtures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.ollama.engine import installed
from tests.support.ollama.faults import FaultServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def real_ollama() -> Iterator[str]:
    """The address of a server that speaks Ollama's API and runs a real model."""
    if not installed():
        pytest.skip("the real model is not installed (make test AI=1)")
    command = [sys.executable, "-m", "tests.support.ollama.real_server"]
    root = Path(__file__).parents[3]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address.startswith("http://"), "the server did not start"
            yield address
        finally:
            server.kill()


@pytest.fixture
def fault_server() -> Iterator[FaultServer]:
    """A server that fails in the way its path says."""
    with FaultServer() as server:
        yield server
