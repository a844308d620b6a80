"""The list of the commits that no longer count, as readers need it. Needs no sqlite3.

One line per commit: its hash, why it does not count, and the hash that stands for it (`-` if none is known). The first
line names the form and its version; a list of another version is not read.

1  2026-11: first form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from craftnudge.domain.commits.superseded import Superseded, SupersededBy
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.limits import LARGEST_LIST_BYTES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME: Final = "superseded"
_HEAD: Final = "craftnudge superseded commits 1"
_REASONS: Final = frozenset(get_args(SupersededBy))


def listing_path(folder: Path) -> Path:
    """The list in the folder of a journal, which need not exist."""
    return folder / f"{FILE_NAME}.list"


def superseded_path(folder: Path) -> Path:
    """The database that the list is made from, which need not exist."""
    return folder / f"{FILE_NAME}.db"


def read_listing(folder: Path) -> dict[str, Superseded]:
    """The commits that no longer count, by hash; empty without a list, or with one that cannot be read."""
    try:
        head, *lines = ordinary_bytes(listing_path(folder), LARGEST_LIST_BYTES).decode("ascii").split("\n")
    except (OSError, ValueError):
        return {}
    if head != _HEAD:
        return {}
    fields = (line.split(" ") for line in lines)
    return {
        words[0]: Superseded(words[1], None if words[2] == "-" else words[2])  # type: ignore[arg-type]
        for words in fields
        if len(words) == 3 and words[1] in _REASONS  # noqa: PLR2004 - hash, reason, hash
    }


def write_listing(folder: Path, superseded: Mapping[str, Superseded]) -> None:
    """Writes the list. Raises OSError if that is impossible."""
    lines = (f"\n{commit} {why.reason} {why.now or '-'}" for commit, why in sorted(superseded.items()))
    private_folder(folder)
    write_file(listing_path(folder), [_HEAD.encode(), *(line.encode("ascii") for line in lines)])


def drop_superseded(folder: Path) -> None:
    """Removes the list and what it is made from. Raises OSError if that is impossible."""
    for file in folder.glob(f"{FILE_NAME}.*"):
        file.unlink(missing_ok=True)
