"""What git itself says of a commit: the truth that records are compared with."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.environment import known_environment

if TYPE_CHECKING:
    from pathlib import Path

# old path, new path, added, deleted (None: binary)
Row = tuple[bytes, bytes, int | None, int | None]


@dataclass(frozen=True)
class Truth:
    """A commit's raw object, its message as UTF-8, its diff against the first parent (None where git has none)."""

    raw: bytes
    message: str
    rows: frozenset[Row] | None


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = known_environment() | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"}
    command = ["git", "--no-replace-objects", "-c", "safe.directory=*", "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


def resolved(folder: Path, revision: str) -> str | None:
    """The commit that git makes of a revision."""
    done = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    found = done.stdout.decode().strip()
    return found if done.returncode == 0 and re.fullmatch("[0-9a-f]{40,64}", found) else None


def truth(folder: Path, commit_hash: str) -> Truth:
    """What git says of one commit."""
    raw = _git(folder, "cat-file", "commit", commit_hash).stdout
    message = _git(folder, "log", "-1", "--encoding=UTF-8", "--format=%B", commit_hash).stdout
    parent = re.match(rb"tree \w+\nparent (\w+)", raw)
    sides = [parent[1].decode(), commit_hash] if parent else ["--root", commit_hash]
    options = ["-r", "-z", "-M", "--numstat", "--no-commit-id", "--no-ext-diff", "--no-textconv"]
    done = _git(folder, "diff-tree", *options, *sides)
    return Truth(
        raw, message.decode("utf-8", "replace").strip("\n"), None if done.returncode else frozenset(_rows(done.stdout))
    )


def _rows(output: bytes) -> list[Row]:
    tokens = output.split(b"\0")
    rows: list[Row] = []
    at = 0
    while at < len(tokens) and tokens[at]:
        added, deleted, path = tokens[at].split(b"\t", 2)
        old = path
        if not path:
            old, path = tokens[at + 1], tokens[at + 2]
            at += 2
        binary = added == b"-"
        rows.append((old, path, None if binary else int(added), None if binary else int(deleted)))
        at += 1
    return rows


def files_below(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file below a folder with its mode, its time of change and its content: to see that nothing was touched."""
    found: dict[str, tuple[int, int, bytes]] = {}
    for path in sorted(folder.rglob("*")):
        state = path.lstat()
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        found[os.fspath(path)] = (state.st_mode, state.st_mtime_ns, content)
    return found
