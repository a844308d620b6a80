"""What builders of odd repositories share: the sealed git command, commits with fixed dates, raw objects."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from tests.support.environment import known_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

EPOCH = 1_700_000_000  # 2023-11-14T22:13:20Z

# What a reader has to make of it: a whole record, one without figures, or an error by its kind.
Outcome = Literal["whole", "no figures", "no repository", "no commits", "refused", "damaged", "no such commit"]


class UnavailableError(Exception):
    """This machine cannot build that repository (an old git, not root, no ssh-keygen)."""


@dataclass
class Odd:
    """A repository; `path` is what a user would name, `revision` what to look at first, `revisions` what else."""

    path: Path
    outcome: Outcome = "whole"
    revision: str = "HEAD"
    revisions: Mapping[str, Outcome] = field(default_factory=dict)
    needs_git: bool = False  # libgit2 cannot open it
    extra: Mapping[str, Any] = field(default_factory=dict)


BUILDERS: dict[str, Callable[[Path], Odd]] = {}
SLOW: set[str] = set()


def odd(builder: Callable[[Path], Odd]) -> Callable[[Path], Odd]:
    """Adds a builder to the table under its own name."""
    BUILDERS[builder.__name__] = builder
    return builder


def slow(builder: Callable[[Path], Odd]) -> Callable[[Path], Odd]:
    """As `odd`, for what takes seconds to build or to read."""
    SLOW.add(builder.__name__)
    return odd(builder)


def sealed(**more: str) -> dict[str, str]:
    """The environment without any git settings of this machine or user, and with a fixed identity."""
    environment = known_environment()
    who = {"NAME": "Ada Example", "EMAIL": "ada@example.org", "DATE": f"{EPOCH} +0000"}
    for role in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{role}_{part}": value for part, value in who.items()}
    environment |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_TERMINAL_PROMPT": "0"}
    return environment | more


def git(folder: Path | None, *arguments: str | Path, stdin: bytes | None = None, check: bool = True, **env: str) -> str:
    """Runs git in a folder; what it printed, without blanks around it."""
    command: list[str | Path] = ["git"]
    if folder is not None:
        command += ["-C", folder]
    for setting in (
        "protocol.file.allow=always",
        "init.defaultBranch=main",
        "gc.auto=0",
        f"core.hooksPath={os.devnull}",
    ):
        command += ["-c", setting]
    done = subprocess.run(
        [os.fsencode(part) for part in (*command, *arguments)],
        input=stdin,
        capture_output=True,
        env=sealed(**env),
        check=False,
    )
    if check and done.returncode:
        raise RuntimeError(f"{arguments}: exit {done.returncode}: {done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8", "surrogateescape").strip()


def git_version() -> tuple[int, ...]:
    """The version of git here, as figures."""
    return tuple(int(number) for number in re.findall(r"\d+", git(None, "--version"))[:3])


def init(path: Path, *arguments: str) -> Path:
    """An empty repository."""
    git(None, "init", "-q", *arguments, path)
    return path


def commit(
    repository: Path,
    message: str | bytes = "a change",
    files: Mapping[str | bytes, str | bytes | None] | None = None,
    **env: str,
) -> str:
    """Writes `files` (None removes one), adds everything, commits a minute after the commit before; its hash."""
    for name, contents in (files or {}).items():
        target = Path(repository, os.fsdecode(name))
        if contents is None:
            target.unlink()
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents if isinstance(contents, bytes) else contents.encode())
    git(repository, "add", "-A")
    before = git(repository, "rev-list", "--count", "--all", check=False)
    when = f"{EPOCH + 60 * (int(before or 0) + 1)} +0000"
    env = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when} | env
    body = message.encode() if isinstance(message, str) else message
    options = ("-q", "--allow-empty", "--allow-empty-message", "-F", "-")
    git(repository, "commit", *options, stdin=body, check=True, **env)
    return git(repository, "rev-parse", "HEAD")


def simple(path: Path, commits: int = 2) -> Path:
    """A repository of a few ordinary commits."""
    init(path)
    for number in range(commits):
        commit(path, f"feat: change {number}\n\nBody {number}.\n", {"a.txt": "line\n" * (number + 1)})
    return path


def raw_object(repository: Path, kind: str, body: bytes) -> str:
    """Stores an object without any check: what a hostile or an old tool could have pushed."""
    return git(repository, "hash-object", "-t", kind, "-w", "--stdin", "--literally", stdin=body)


def raw_commit(
    repository: Path,
    *,
    tree: str | None = None,
    parents: Iterable[str] = (),
    author: bytes | None = None,
    committer: bytes | None = None,
    headers: bytes = b"",
    message: bytes = b"raw\n",
) -> str:
    """Stores a commit with any bytes in it and points the branch at it; its hash."""
    who = b"Ada Example <ada@example.org> %d +0000" % EPOCH
    body = b"tree " + (tree or git(repository, "write-tree")).encode() + b"\n"
    body += b"".join(b"parent " + parent.encode() + b"\n" for parent in parents)
    if author != b"":
        body += b"author " + (who if author is None else author) + b"\n"
    body += b"committer " + (who if committer is None else committer) + b"\n"
    found = raw_object(repository, "commit", body + headers + b"\n" + message)
    (repository / ".git" / "refs" / "heads" / "main").write_text(found + "\n")
    return found


def loose(repository: Path, object_hash: str) -> Path:
    """The file of a loose object, made writable."""
    path = repository / ".git" / "objects" / object_hash[:2] / object_hash[2:]
    path.chmod(0o644)
    return path
