"""The manual pages craftnudge(1) and git-craftnudge(1), made of the help texts of the program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from craftnudge import __version__

if TYPE_CHECKING:
    from pathlib import Path

# git opens this page for `git craftnudge --help`. It includes the other page, by a path from the folder above both.
_GIT_PAGE: Final = ".so man1/craftnudge.1\n"


def manual_page(program: Any) -> str:
    """The page in roff, with all commands of the program and their options."""
    context = program.context_class(program, info_name="craftnudge")
    lines = [
        f'.TH CRAFTNUDGE 1 "" "craftnudge {__version__}" "User Commands"',
        ".SH NAME",
        "craftnudge \\- score git commits and build better commit habits",
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
    """A section for one command, followed by those of its subcommands."""
    context = command.context_class(command, info_name=name, parent=parent)
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f'.SS "{_text(context.command_path)} {_text(usage)}"', _prose(command.help or "")]
    lines += _options(command, context)
    if hasattr(command, "list_commands"):
        for subcommand in command.list_commands(context):
            lines += _command(command.get_command(context, subcommand), subcommand, context)
    return lines


def _options(command: Any, context: Any) -> list[str]:
    lines: list[str] = []
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1]:
            lines += [".TP", f"\\fB{_text(record[0])}\\fR", _prose(record[1])]
    return lines


def _prose(text: str) -> str:
    """Paragraphs in roff; no line begins with a character that roff reads as a request."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in text.split("\n\n")]
    return "\n.PP\n".join(_text(paragraph) for paragraph in paragraphs if paragraph)


def _text(text: str) -> str:
    return re.sub(r"^([.'])", r"\\&\1", text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq"))


def pages(program: Any) -> dict[str, str]:
    """Both pages, by the names of their files."""
    return {"craftnudge.1": manual_page(program), "git-craftnudge.1": _GIT_PAGE}


def write_pages(program: Any, folder: Path) -> tuple[Path, ...]:
    """Writes both into a folder, which is made; returns their paths. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in pages(program).items():
        path = folder / name
        path.write_text(text, "utf-8")
        written.append(path)
    return tuple(written)
