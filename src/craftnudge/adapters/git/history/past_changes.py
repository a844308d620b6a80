"""Asks git which files earlier commits changed and what files held then: one run each of `git log` and `cat-file`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import run_git
from craftnudge.domain.commits.past_change import PastChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

COMMITS = 2_000
# The rest of a larger file is ignored.
_BYTES_READ = 200_000


def past_changes(path: Path, before: str) -> list[PastChange]:
    """The last 2,000 commits up to `before` without merges, oldest first; empty if they cannot be read."""
    logged = commits_logged(path, before, COMMITS, ("%ae", "%s"))
    return [PastChange(author, subject, names) for (author, subject), names in logged]


def commits_logged(path: Path, upto: str, most: int, fields: Sequence[str]) -> list[tuple[list[str], frozenset[str]]]:
    """The newest commits without merges, oldest first: some fields of each (git-log(1)), and its files."""
    form = "".join(f"%x00{field}" for field in fields)
    options = ("--no-merges", f"-{most}", "-z", f"--format={form}%x00", "--name-only", "--no-renames")
    text = run_git(path, "log", *options, upto, "--").stdout.decode("utf-8", "backslashreplace")
    # Split at NUL, which no address, subject or name can hold. A commit is an empty part, its fields, an empty part and
    # its files, the first of them after a line end. No name is empty, so the next empty part begins the next commit.
    parts = text.split("\0")
    commits, at = [], 0
    while (files := at + len(fields) + 2) < len(parts):
        end = parts.index("", files)
        names = [*(name.removeprefix("\n") for name in parts[files : files + 1] if name), *parts[files + 1 : end]]
        commits.append((parts[at + 1 : files - 1], frozenset(names)))
        at = end
    return commits[::-1]


def contents_in(path: Path, tree: str, names: Sequence[str]) -> Mapping[str, bytes]:
    """The contents of files in a commit or tree, the first 200 kB of each; missing files are left out."""
    readable = [name for name in names if "\n" not in name]
    stdin = "".join(f"{tree}:{name}\n" for name in readable).encode("utf-8", "surrogateescape")
    text = run_git(path, "cat-file", "--batch", stdin=stdin).stdout
    contents, at = {}, 0
    for name in readable:
        end = text.find(b"\n", at)
        if end < 0:
            break
        head = text[at:end].rsplit(b" ", 2)
        at = end + 1
        if len(head) == 3 and head[2].isdigit():  # noqa: PLR2004 - name, type, size; else it says what is missing
            if head[1] == b"blob":
                contents[name] = text[at : at + min(int(head[2]), _BYTES_READ)]
            at += int(head[2]) + 1
    return contents
