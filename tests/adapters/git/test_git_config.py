"""git's configuration is the same read through git and without it."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.record import Person
from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

WAYS = ["git", "libgit2"]


@pytest.mark.parametrize("way", WAYS)
def test_a_setting_is_the_same_asked_of_git_and_without_it(
    repository: GitRepository, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """The last value counts, also an empty one; a setting without a value names no mailmap."""
    repository.commit("Start", {"a.txt": "a\n"})
    ann = Person("Ann Dev", "ann@example.org")
    for name in ("first", "second\tmap"):
        (repository.home / name).write_text(f"From {name.split()[0]} <ann@example.org>\n")
        repository.git("config", "--add", "mailmap.file", str(repository.home / name))
    if way == "libgit2":
        monkeypatch.setenv("PATH", "")
    assert open_reader(repository.path, cache_folder=None).mailmap().proper(ann).name == "From second"


@pytest.mark.parametrize("way", WAYS)
def test_who_the_user_is_outside_of_repositories(tmp_path: Path, way: str) -> None:
    """None without a configuration, else its name and address; git adds the name that the system has."""
    settings = tmp_path / "home" / ".gitconfig"
    settings.parent.mkdir()
    assert _said(tmp_path, way) == "None"
    settings.write_text("[core]\n\tpager = cat\n")
    assert _said(tmp_path, way) == "None"
    settings.write_text("[user]\n\temail = ann@example.org\n")
    assert re.fullmatch(r"Person\(name='[^']*', email='ann@example.org'\)", _said(tmp_path, way))
    settings.write_text("[user]\n\tname = Ann Dev\n\temail = ann@example.org\n")
    assert _said(tmp_path, way) == "Person(name='Ann Dev', email='ann@example.org')"


def _said(tmp_path: Path, way: str) -> str:
    """The identity that a process of its own finds: libgit2 looks for the home folder only once."""
    code = "from craftnudge.adapters.git.global_identity import global_identity; print(global_identity())"
    path = {"PATH": ""} if way == "libgit2" else {}
    environment = sealed_environment(tmp_path / "home", **path)
    return subprocess.run(
        [sys.executable, "-c", code], env=environment, text=True, capture_output=True, check=True
    ).stdout.strip()
