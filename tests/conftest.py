"""What every test may ask for: a repository of its own, and the program with a home of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.ollama.fixtures import fault_server, real_ollama
from tests.support.program import Program
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["fault_server", "real_ollama"]


@pytest.fixture(autouse=True)
def no_real_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees this machine's home folder, git settings or journal."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CRAFTNUDGE_HOME", str(tmp_path / "home" / "craftnudge"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "home" / ".gitconfig"))


@pytest.fixture
def repository(tmp_path: Path) -> GitRepository:
    """An empty repository."""
    return GitRepository(tmp_path / "repo", tmp_path / "home")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The command, run in the folder of `repository`."""
    (tmp_path / "repo").mkdir(exist_ok=True)
    return Program(tmp_path / "home", tmp_path / "repo")
