"""What can be told from the words of a command line before they are read: the command, and requests for help."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def first_command(arguments: Sequence[str]) -> str:
    """The first word that is no option and no option's value."""
    words = iter(arguments)
    for word in words:
        if word in ("-C", "--color"):
            next(words, None)
        elif not word.startswith("-"):
            return word
    return ""


def as_options(arguments: Sequence[str]) -> Sequence[str]:
    """`help COMMAND` as `COMMAND --help`, and `version` as `--version`: both are typed by habit."""
    match list(arguments):
        case ["help", *words]:
            return [*(word for word in words if not word.startswith("-")), "--help"]
        case ["version"]:
            return ["--version"]
    return arguments
