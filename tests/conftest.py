"""What every test may ask for: a repository of its own, and the program with a home of its own."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import hypothesis
import pytest

from craftnudge.adapters.git.objects import libgit2
from tests.support.environment import compile_source, enter_known_environment
from tests.support.ollama.fixtures import fault_server, real_ollama
from tests.support.program import Program
from tests.support.repository import GitRepository
from tests.support.servers.fixtures import (
    _redis_server_url,
    _template,
    database_url,
    empty_database_url,
    login_url,
    postgres_url,
    redis_url,
)

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "_redis_server_url",
    "_template",
    "database_url",
    "empty_database_url",
    "fault_server",
    "login_url",
    "postgres_url",
    "real_ollama",
    "redis_url",
]


_NUMBERS = count()

# A deadline of 200 ms an example, which is the default, holds only on a quiet machine.
hypothesis.settings.register_profile("busy", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
# A change is judged by the same examples each time; `make soak` draws new ones.
hypothesis.settings.register_profile("gate", hypothesis.settings.get_profile("busy"), derandomize=True, database=None)


@pytest.hookimpl(trylast=True)  # the terminal reporter has looked at the real environment by then
def pytest_configure(config: pytest.Config) -> None:
    """Hides this machine: environment, umask, time zone and home folder are the same everywhere."""
    enter_known_environment()
    # libgit2 looks for the home folder once, when it is loaded; it must not be that of whichever test loads it first.
    libgit2.load()
    hypothesis.settings.load_profile("busy" if config.option.markexpr == "soak" else "gate")
    if not hasattr(config, "workerinput"):
        compile_source()


@pytest.fixture(autouse=True)
def own_home(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each test has a home folder, git settings and a journal of its own; a folder is made where it is asked for."""
    if "tmp_path" in request.fixturenames:
        folder: Path = request.getfixturevalue("tmp_path")
    else:
        folder = tmp_path_factory.getbasetemp() / f"unmade{next(_NUMBERS)}"
    monkeypatch.setenv("HOME", str(folder / "home"))
    monkeypatch.setenv("CRAFTNUDGE_HOME", str(folder / "home" / "craftnudge"))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(folder / "home" / ".gitconfig"))


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    """An empty repository."""
    return GitRepository(tmp_path / "repo", tmp_path / "home")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command, run in the folder of `repository`."""
    (tmp_path / "repo").mkdir(exist_ok=True)
    return Program(tmp_path / "home", tmp_path / "repo")
