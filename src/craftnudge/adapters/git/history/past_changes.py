"""What the commits before one changed, and what its files were like then: git's own log and objects, a run each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import run_git
from craftnudge.domain.commits.past_change import PastChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

COMMITS = 2_000
# Of a larger file the rest is not looked at.
_BYTES_READ = 200_000


def past_changes(path: Path, before: str) -> list[PastChange]:
    """The 2,000 commits up to `before` that are no merges, the oldest first; nothing where they cannot be had."""
    logged = commits_logged(path, before, COMMITS, ("%ae", "%s"))
    return [PastChange(author, subject, names) for (author, subject), names in logged]


def commits_logged(path: Path, upto: str, most: int, fields: Sequence[str]) -> list[tuple[list[str], frozenset[str]]]:
    """The newest commits that are no merges, the oldest first: of each some fields (git-log(1)), and its files."""
    form = "".join(f"%x00{field}" for field in fields)
    asked = ("--no-merges", f"-{most}", "-z", f"--format={form}%x00", "--name-only", "--no-renames")
    text = run_git(path, "log", *asked, upto, "--").stdout.decode("utf-8", "backslashreplace")
    # Only NUL parts them: no address, subject or name can hold it. A commit is nothing, its fields, nothing, and its
    # files, the first of them behind a line end; no name is empty, so nothing begins the next commit.
    parts = text.split("\0")
    found, at = [], 0
    while (files := at + len(fields) + 2) < len(parts):
        end = parts.index("", files)
        names = [*(name.removeprefix("\n") for name in parts[files : files + 1] if name), *parts[files + 1 : end]]
        found.append((parts[at + 1 : files - 1], frozenset(names)))
        at = end
    return found[::-1]


def contents_in(path: Path, tree: str, names: Sequence[str]) -> Mapping[str, bytes]:
    """What files held in a commit or tree, the first 200 KB of each; those that it does not have are left out."""
    asked = [name for name in names if "\n" not in name]
    stdin = "".join(f"{tree}:{name}\n" for name in asked).encode("utf-8", "surrogateescape")
    text = run_git(path, "cat-file", "--batch", stdin=stdin).stdout
    found, at = {}, 0
    for name in asked:
        end = text.find(b"\n", at)
        if end < 0:
            break
        head = text[at:end].rsplit(b" ", 2)
        at = end + 1
        if len(head) == 3 and head[2].isdigit():  # noqa: PLR2004 - name, type, size; else it says what is missing
            if head[1] == b"blob":
                found[name] = text[at : at + min(int(head[2]), _BYTES_READ)]
            at += int(head[2]) + 1
    return found
