"""One journal and one server for the tests that only read."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.support.program import Program
from tests.support.repository import GitRepository
from tests.support.server import RunningServer, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Program, GitRepository]:
    """A journal of twelve commits of this month."""
    folder: Path = tmp_path_factory.mktemp("served")
    repository = GitRepository(folder / "repo", folder / "home")
    for number in range(12):
        seconds = int(time.time()) - (12 - number) * 86_400
        body = "\n\nThe total was wrong, because cancelled orders were counted." if number % 2 else ""
        repository.commit(
            f"Leave order {number} out of the total{body}", {"app.py": f"x = {number}\n"}, seconds=seconds
        )
    program = Program(folder / "home", folder / "repo")
    assert program("track", "--all").code == 0
    return program, repository


@pytest.fixture(scope="session")
def server(recorded: tuple[Program, GitRepository]) -> Iterator[RunningServer]:
    """A server over that journal."""
    with serving(recorded[0]) as running:
        yield running
