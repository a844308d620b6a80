"""Whether everything that the program stands on is in order on this machine, and what to do where it is not."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Literal

from craftnudge import __version__
from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.habits.number_text import count
from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.paths import behaviors_folder, cache_folder, home_folder
from craftnudge.services.project_configuration import configuration_here

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

Condition = Literal["fine", "note", "wrong"]

_ANOTHER_HOME = "Set CRAFTNUDGE_HOME to a folder of your own, or to one that can be made."
_LIBRARIES = ("pygit2", "typer", "rich", "pydantic", "ollama", "sqlite-utils", "platformdirs")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is fine, worth a note, or wrong; what was found; what to do about it."""

    name: str
    condition: Condition
    says: str
    hint: str = ""


def examine(folder: Path, environ: Mapping[str, str]) -> tuple[Finding, ...]:
    """Program, git, home folder, journal, repository and settings, in that order."""
    return (
        _program(),
        _git(),
        _home(home_folder(environ), behaviors_folder(home_folder(environ))),
        _journal(behaviors_folder(home_folder(environ))),
        _repository(folder, home_folder(environ)),
        _settings(folder, environ),
    )


def _program() -> Finding:
    found = []
    for name in _LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            return Finding("program", "wrong", f"{name} is not installed.", "Install craftnudge again.")
    where = f"craftnudge {__version__}, Python {platform.python_version()} at {sys.executable}"
    return Finding("program", "fine", f"{where}; {', '.join(found)}")


def _git() -> Finding:
    path = shutil.which("git")
    if path is None:
        return Finding(
            "git",
            "note",
            "there is no git command on PATH; ordinary repositories are read without it.",
            "Install git for hooks, and for repositories that libgit2 cannot open.",
        )
    try:
        done = subprocess.run([path, "--version"], capture_output=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError) as error:
        # On macOS a git stands there that does nothing but ask for the developer tools.
        says = f"{path} does not run ({error}); ordinary repositories are read without it."
        return Finding("git", "wrong", says, "Install git anew, or take that one out of PATH.")
    return Finding("git", "fine", f"{done.stdout.decode('utf-8', 'replace').strip()} at {path}")


def _home(home: Path, behaviors: Path) -> Finding:
    """The folder that everything lies in, and those below and above it that writing needs."""
    try:
        nearest = next(path for path in (behaviors, *behaviors.parents) if os.path.lexists(path))
        is_folder = nearest.is_dir()
        mode = stat.S_IMODE(home.stat().st_mode) if home.exists() else None
    except OSError as error:
        return Finding("home", "wrong", f"{home} cannot be looked at: {error.strerror}.", _ANOTHER_HOME)
    if not is_folder:
        return Finding("home", "wrong", f"{home} cannot be used: {nearest} is not a folder.", _ANOTHER_HOME)
    closed = [path for path in (home, nearest) if path.exists() and not os.access(path, os.W_OK | os.X_OK)]
    if closed:
        says = f"{home} cannot be {'written' if mode is not None else 'made'}: you may not write in {closed[0]}."
        return Finding("home", "wrong", says, f"Give yourself the right to. Or: {_ANOTHER_HOME}")
    if mode is None:
        return Finding("home", "fine", f"{home} will be made when the first commit is recorded.")
    if os.name == "posix" and mode & 0o077:
        return Finding("home", "note", f"others on this machine may look into {home}.", f"chmod 700 '{home}'")
    return Finding("home", "fine", f"{home} is yours alone.")


def _journal(folder: Path) -> Finding:
    try:
        history = LocalStore(folder).recall()
    except CraftNudgeError as error:
        return Finding("journal", "wrong", error.message, error.hint)
    if history.unreadable:
        first = history.unreadable[0]
        return Finding(
            "journal",
            "wrong",
            f"{count(len(history.unreadable), 'line')} cannot be read; the first is line {first.line}: {first.reason}.",
            "All other lines are used. To look into it: craftnudge journal verify",
        )
    if not history.records:
        return Finding("journal", "fine", "nothing is recorded yet: craftnudge track --all")
    repositories = len({record.repository.key for record in history.records})
    commits, where = count(len(history.records), "commit"), count(repositories, "repository", "repositories")
    return Finding("journal", "fine", f"{commits} of {where}, all readable.")


def _repository(folder: Path, home: Path) -> Finding:
    try:
        reader = open_reader(folder, cache_folder=cache_folder(home))
    except CraftNudgeError as error:
        return Finding("repository", "note", error.message, error.hint)
    try:
        identity = reader.identity()
        head = reader.resolve("HEAD")
        where = f"{reader.repository.name} at {head[:7]}, read with {reader.engine}"
    except CraftNudgeError as error:
        return Finding("repository", "note", error.message, error.hint)
    finally:
        reader.close()
    if identity is None:
        return Finding("repository", "note", f"{where}; git does not know who you are.", "git config user.email YOU")
    return Finding("repository", "fine", f"{where}; you are {identity.name} <{identity.email}>.")


def _settings(folder: Path, environ: Mapping[str, str]) -> Finding:
    configuration = configuration_here(folder, environ)
    if configuration.problems:
        first = configuration.problems[0]
        says = f"{first.origin}: {first.name}: {first.message}"
        return Finding("settings", "wrong", says, first.hint or "To see all: craftnudge config validate")
    if configuration.renames:
        return Finding("settings", "note", str(configuration.renames[0]), "To see all: craftnudge config validate")
    changed = len(configuration.origins)
    return Finding("settings", "fine", f"{changed} set, the rest as released." if changed else "all as released.")
