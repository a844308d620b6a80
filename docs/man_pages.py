"""Writes the manual pages, from the same help that the program prints: craftnudge(1) and git-craftnudge(1).

python -m docs.man_pages FOLDER
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from typer.main import get_command

from craftnudge import __version__
from craftnudge.entrypoints.cli.app import build

# The page by whose name git looks for `git craftnudge --help`: the other one, from the folder above both.
OTHER_NAME = ".so man1/craftnudge.1\n"


def page() -> str:
    """The page in roff, all commands with their options."""
    program: Any = get_command(build())
    context = program.context_class(program, info_name="craftnudge")
    lines = [
        f'.TH CRAFTNUDGE 1 "" "craftnudge {__version__}" "User Commands"',
        ".SH NAME",
        "craftnudge \\- a local\\-first coach for the craft of committing",
        ".SH SYNOPSIS",
        ".B craftnudge",
        "[OPTIONS] COMMAND [ARGS]...",
        ".SH DESCRIPTION",
        _prose(program.help or ""),
        ".SH OPTIONS",
        *_options(program, context),
        ".SH COMMANDS",
    ]
    for name in program.list_commands(context):
        lines += _command(program.get_command(context, name), name, context)
    lines += [".SH EXIT STATUS", _prose((program.epilog or "").removeprefix("Exit codes: "))]
    return "\n".join(line for line in lines if line) + "\n"


def _command(command: Any, name: str, parent: Any) -> list[str]:
    """A section for one command, and those of its own commands."""
    context = command.context_class(command, info_name=name, parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f'.SS "{_text(context.command_path)} {_text(usage)}"', _prose(command.help or "")]
    lines += _options(command, context)
    if hasattr(command, "list_commands"):
        for each in command.list_commands(context):
            lines += _command(command.get_command(context, each), each, context)
    return lines


def _options(command: Any, context: Any) -> list[str]:
    lines: list[str] = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1]:
            lines += [".TP", f"\\fB{_text(record[0])}\\fR", _prose(record[1])]
    return lines


def _prose(text: str) -> str:
    """Paragraphs; a line of ours never begins with a sign that roff reads as an order."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return "\n.PP\n".join(_text(paragraph) for paragraph in paragraphs if paragraph)


def _text(text: str) -> str:
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq"))


def other_page() -> str:
    """The page by the other name."""
    return OTHER_NAME


PAGES = {"craftnudge.1": page, "git-craftnudge.1": other_page}


def main(folder: Path) -> None:
    """Writes both pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PAGES.items():
        (folder / name).write_text(text(), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
