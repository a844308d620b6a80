"""What the commits before one changed, and what its files were like then: git's own log and objects, a run each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.commits.past_change import PastChange
from craftnudge.git.command import run_git

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

COMMITS = 2_000
# Of a larger file the rest is not looked at.
_BYTES_READ = 200_000


def past_changes(path: Path, before: str) -> list[PastChange]:
    """The 2,000 commits up to `before` that are no merges, the oldest first; nothing where they cannot be had."""
    asked = ("--no-merges", f"-{COMMITS}", "-z", "--format=%x01%ae%x02%s%x02", "--name-only", "--no-renames")
    text = run_git(path, "log", *asked, before, "--").stdout.decode("utf-8", "backslashreplace")
    found = []
    for commit in text.split("\1")[1:]:
        parts = commit.split("\2", 2)
        if len(parts) == 3:  # noqa: PLR2004 - author, subject, files; a subject may hold what parts them
            names = frozenset(name for name in parts[2].replace("\n", "\0").split("\0") if name)
            found.append(PastChange(parts[0], parts[1], names))
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
