"""The attributes from a project's `.gitattributes` that a score depends on."""

from __future__ import annotations

from craftnudge.runtime.fast_named_tuples import NamedTuple


class FileAttributes(NamedTuple):
    """The attributes of one file; None where nothing is said (gitattributes(5), and Linguist's overrides).

    `shows_lines` is False for `-diff`, also as a part of `binary`: git shows no lines of the file. `whitespace` is True
    if it is set, or the rules by which git looks at blanks.
    """

    generated: bool | None = None
    vendored: bool | None = None
    documentation: bool | None = None
    shows_lines: bool | None = None
    whitespace: bool | str | None = None


NO_ATTRIBUTES = FileAttributes()
