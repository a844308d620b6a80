"""Checks the installation: program, git, home folder, journal, repository and settings."""

from __future__ import annotations

import os
import platform
import shutil
import stat
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from craftnudge import __version__
from craftnudge.domain.habits.number_text import count
from craftnudge.errors import CraftNudgeError
from craftnudge.services.background_runs import all_runs
from craftnudge.services.results.diagnosis import Diagnosis

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from craftnudge.adapters.config.problems import ConfigProblem
    from craftnudge.services.results.diagnosis import Condition
    from craftnudge.services.workplace import Workplace

_LIBRARIES = ("pygit2", "typer", "rich", "pydantic", "ollama", "sqlite-utils", "platformdirs")


def diagnosis(name: str, condition: Condition, code: str, /, **details: object) -> Diagnosis:
    """One result; `code` is an error's code or one of doctor's own."""
    return Diagnosis(name, condition, code, details)


def examine(workplace: Workplace) -> tuple[Diagnosis, ...]:
    """Program, git, home folder, journal, repository and settings, in that order; then what runs in the background."""
    return (
        _program(),
        _git(),
        _home(workplace.home, workplace.data_folder),
        _journal(workplace),
        _repository(workplace),
        _settings(workplace),
        *_background(workplace),
    )


def _program() -> Diagnosis:
    libraries = []
    for name in _LIBRARIES:
        try:
            libraries.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            return diagnosis("program", "wrong", "program.no-library", library=name)
    return diagnosis(
        "program",
        "fine",
        "program.fine",
        version=__version__,
        python=platform.python_version(),
        executable=sys.executable,
        libraries=libraries,
    )


def _git() -> Diagnosis:
    path = shutil.which("git")
    if path is None:
        return diagnosis("git", "note", "git.not-found")
    try:
        completed = subprocess.run([path, "--version"], capture_output=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError) as error:
        # macOS has a placeholder `git` that only asks to install the developer tools.
        return diagnosis("git", "wrong", "git.does-not-run", path=path, reason=str(error))
    return diagnosis("git", "fine", "git.fine", version=completed.stdout.decode("utf-8", "replace").strip(), path=path)


def _home(home: Path, behaviors: Path) -> Diagnosis:
    """The data folder, and the folders below and above it that writing needs."""
    try:
        nearest = next(path for path in (behaviors, *behaviors.parents) if os.path.lexists(path))
        is_folder = nearest.is_dir()
        mode = stat.S_IMODE(home.stat().st_mode) if home.exists() else None
    except OSError as error:
        return diagnosis("home", "wrong", "home.unreadable", folder=home, reason=error.strerror)
    if not is_folder:
        return diagnosis("home", "wrong", "home.not-a-folder", folder=home, file=nearest)
    closed = [path for path in (home, nearest) if path.exists() and not os.access(path, os.W_OK | os.X_OK)]
    if closed:
        return diagnosis("home", "wrong", "home.unwritable", folder=home, closed=closed[0])
    if mode is None:
        return diagnosis("home", "fine", "home.not-yet", folder=home)
    if os.name == "posix" and mode & 0o077:
        return diagnosis("home", "note", "home.open-to-others", folder=home)
    return diagnosis("home", "fine", "home.fine", folder=home)


def _journal(workplace: Workplace) -> Diagnosis:
    try:
        with workplace.store.survey() as survey:
            unreadable, commits, authors = survey.unreadable, survey.count(), survey.authors
    except CraftNudgeError as error:
        return Diagnosis("journal", "wrong", error.code, error.details)
    if unreadable:
        first = unreadable[0]
        lines = count(len(unreadable), "line")
        return diagnosis(
            "journal", "wrong", "journal.unreadable-lines", lines=lines, line=first.line, reason=first.cause
        )
    if not commits:
        return diagnosis("journal", "fine", "journal.empty")
    repositories = len({repository.key for _, repository in authors})
    return diagnosis(
        "journal",
        "fine",
        "journal.fine",
        commits=count(commits, "commit"),
        repositories=count(repositories, "repository", "repositories"),
    )


def _repository(workplace: Workplace) -> Diagnosis:
    try:
        reader = workplace.open_repository()
    except CraftNudgeError as error:
        return Diagnosis("repository", "note", error.code, error.details)
    try:
        person = reader.identity()
        where = {"name": reader.repository.name, "head": reader.resolve("HEAD")[:7], "engine": reader.engine}
    except CraftNudgeError as error:
        return Diagnosis("repository", "note", error.code, error.details)
    finally:
        reader.close()
    if person is None:
        return diagnosis("repository", "note", "repository.no-identity", **where)
    return diagnosis("repository", "fine", "repository.fine", **where, person=f"{person.name} <{person.email}>")


def _background(workplace: Workplace) -> Iterator[Diagnosis]:
    """The runs that record a history in the background, and those of whose end no command has told yet."""
    for file in all_runs(workplace.background_folder):
        run = file.read()
        if run is not None:
            condition: Condition = "fine" if run.state in ("running", "done") else "note"
            yield diagnosis("background", condition, "background.run", run=run, now=workplace.local_now)


def _settings(workplace: Workplace) -> Diagnosis:
    configuration = workplace.configuration
    if configuration.problems:
        return Diagnosis("settings", "wrong", "settings.invalid", _details(configuration.problems[0]))
    if configuration.renames:
        return Diagnosis("settings", "note", "settings.renamed", _details(configuration.renames[0]))
    changed = len(configuration.origins)
    return diagnosis("settings", "fine", "settings.fine" if changed else "settings.defaults", count=changed)


def _details(problem: ConfigProblem) -> dict[str, object]:
    return {"origin": problem.origin, "name": problem.name, "problem": problem.cause}
