"""What git says of a commit's objects alone: seen from an empty repository that borrows them.

There no configuration, attribute, graft, replacement, shallow edge or index of the odd repository has a say, and no
remote can be asked. So this is the truth that a record has to equal, also where git itself, in place, says otherwise.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.environment import known_environment

if TYPE_CHECKING:
    from pathlib import Path

_SECONDS = 60
_PERSON = re.compile(rb"([^<>\n]*?)\s*<([^<>\n]*)> (\d{1,12}) ([+-]\d{4})\Z")


@dataclass(frozen=True)
class Row:
    """One changed path; the figures are None where git calls the file binary."""

    status: str
    old_path: bytes
    path: bytes
    added: int | None
    deleted: int | None


@dataclass(frozen=True)
class Objects:
    """An empty bare repository that borrows another one's objects."""

    folder: Path

    def raw_commit(self, commit_hash: str) -> bytes | None:
        """The bytes of a commit object."""
        done = self._git("cat-file", "commit", commit_hash)
        return None if done.returncode else done.stdout

    def rows(self, commit_hash: str, first_parent: str | None) -> list[Row] | None:
        """The changes against the first parent; None where git cannot give them."""
        sides = [first_parent, commit_hash] if first_parent else ["--root", commit_hash]
        options = ("-r", "-z", "-M", "-l0", "--raw", "--no-abbrev", "--numstat", "--no-commit-id")
        done = self._git("diff-tree", *options, *sides)
        return None if done.returncode else _rows(done.stdout)

    def _git(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return _run(["git", "--no-replace-objects", f"--git-dir={self.folder}", *arguments])


def objects_of(repository: Path, scratch: Path) -> Objects | None:
    """The objects of a repository; None if git finds no repository or does not answer."""
    seen = ["git", "-c", "safe.directory=*", "-C", str(repository), "rev-parse"]
    common = _run([*seen, "--path-format=absolute", "--git-common-dir"])
    form = _run([*seen, "--show-object-format"])
    if common.returncode or form.returncode:
        return None
    _run(["git", "init", "-q", "--bare", "--object-format=" + form.stdout.decode().strip(), str(scratch)])
    (scratch / "objects/info").mkdir(exist_ok=True)
    (scratch / "borrowed").symlink_to(os.fsdecode(common.stdout.removesuffix(b"\n") + b"/objects"))
    (scratch / "objects/info/alternates").write_text(f"{scratch}/borrowed\n")
    return Objects(scratch)


def person_and_time(raw: bytes, role: bytes) -> tuple[str, str, int, int] | None:
    """Name, address, seconds and minutes of offset, where the header is as git writes it, in UTF-8."""
    headers = raw.partition(b"\n\n")[0]
    lines = [line for line in headers.split(b"\n") if line.startswith(role + b" ")]
    matched = _PERSON.match(lines[0].removeprefix(role + b" ")) if lines else None
    if not matched or b"\nencoding " in headers:
        return None
    try:
        name, email = matched[1].decode(), matched[2].decode()
    except UnicodeDecodeError:
        return None
    zone = int(matched[4])
    minutes = (abs(zone) // 100 * 60 + abs(zone) % 100) * (-1 if zone < 0 else 1)
    return name, email, int(matched[3]), minutes


def parents_of(raw: bytes) -> list[str]:
    """The parents right after the tree: git looks for them nowhere else."""
    found = []
    for number, line in enumerate(raw.partition(b"\n\n")[0].split(b"\n")):
        if line.startswith(b"parent "):
            found.append(line[7:].decode().lower())  # git reads either size of letters, and writes small ones
        elif number or not line.startswith(b"tree "):
            break
    return found


def _run(command: list[str]) -> subprocess.CompletedProcess[bytes]:
    environment = known_environment() | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_NO_LAZY_FETCH": "1"}
    try:
        return subprocess.run(command, env=environment, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 124, b"", b"")


def _rows(output: bytes) -> list[Row]:
    """`--raw` and `--numstat` of one diff, each ended by NULs: the statuses first, then the figures."""
    tokens = output.split(b"\0")[:-1]
    statuses: dict[tuple[bytes, bytes], str] = {}
    found: list[Row] = []
    at = 0
    while at < len(tokens):
        if tokens[at].startswith(b":"):
            letter = tokens[at].rpartition(b" ")[2][:1].decode()
            paths = tokens[at + 1 : at + (3 if letter in "RC" else 2)]
            statuses[paths[0], paths[-1]] = letter
            at += 1 + len(paths)
            continue
        added, deleted, path = tokens[at].split(b"\t", 2)
        pair = (path, path) if path else (tokens[at + 1], tokens[at + 2])
        at += 1 if path else 3
        figures = (None, None) if added == b"-" else (int(added), int(deleted))
        found.append(Row(statuses[pair], *pair, *figures))
    return found
