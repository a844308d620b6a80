"""Parses the output of `git diff-tree --raw -p -U0` for one pair of trees into files and hunks.

Every line of a hunk begins with a sign and odd names are quoted, so lines that begin otherwise are git's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.change_reader import FileState
from craftnudge.adapters.git.diff.line_diff import from_first_hunk
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_RAW = re.compile(rb":(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*\t([^\t\n]+)(?:\t([^\n]+))?\n")
_SUBMODULE = b"160000"
_ESCAPE = re.compile(rb"\\([0-3][0-7]{2}|.)")
# The characters after a backslash in a quoted name (quote.c), beside octal digits.
_ESCAPED = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))


class OddPatchError(ValueError):
    """Text that git does not print for a change, or a change that git prints in another form than it counts."""


class PatchedFile(NamedTuple):
    """One file of a patch; `unread` is the hash of unchanged content, which git does not print.

    `moved` are the hashes before and after of a file that was both renamed and changed.
    """

    state: FileState
    unread: bytes | None
    moved: tuple[bytes, ...]


def files_of_patch(text: bytes) -> list[PatchedFile]:
    """The files of a patch, in git's order. Raises OddPatchError.

    A change of type is printed as two patches and counted as one file; it raises, too.
    """
    raw, *patches = text.removesuffix(b"\n").split(b"\ndiff --git ")
    entries = _RAW.findall(raw + b"\n")
    if len(entries) != len(patches):
        raise OddPatchError("not every file has one patch")
    if len({entry[5:] for entry in entries}) != len(entries):
        raise OddPatchError("a tree has a name twice")
    return [_file(entry, patch) for entry, patch in zip(entries, patches, strict=True)]


def _file(entry: Sequence[bytes], text: bytes) -> PatchedFile:
    _, new_mode, old_id, new_id, status, old_name, new_name = entry
    patch = from_first_hunk(text)
    binary = not patch and b"\nBinary files " in text
    contents = (_object_id(old_id), _object_id(new_id))
    state = FileState(_unquoted(new_name or old_name), _unquoted(old_name), status.decode(), binary, patch, contents)
    unread = new_id if old_id == new_id and new_mode != _SUBMODULE else None
    return PatchedFile(state, unread, (old_id, new_id) if status == b"R" and old_id != new_id else ())


def _object_id(digits: bytes) -> bytes:
    """The raw hash, empty for the zeros that stand for no content."""
    return bytes.fromhex(digits.decode()) if digits.strip(b"0") else b""


def _unquoted(name: bytes) -> bytes:
    """The name itself: git quotes names with control characters, quotes or backslashes."""
    if not name.startswith(b'"'):
        return name
    return _ESCAPE.sub(_character, name[1:-1])


def _character(matched: re.Match[bytes]) -> bytes:
    code = matched[1]
    return bytes([int(code, 8) if len(code) > 1 else _ESCAPED[code[0]]])
