"""The command line as a whole: the table of commands, and the one boundary where errors become text and a code."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from craftnudge import __version__
from craftnudge.entrypoints.cli.crash_report import report_fault
from craftnudge.entrypoints.cli.exit_codes import INTERRUPTED, exit_code_of
from craftnudge.entrypoints.cli.spool_drain import take_up
from craftnudge.errors import CraftNudgeError, NoRepositoryError, OutputError, UsageError
from craftnudge.presentation.lines import span
from craftnudge.presentation.terminal import ColorChoice, Terminal
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.stdio import let_go

if TYPE_CHECKING:
    from collections.abc import Sequence

# Whatever was to be written: the journal, whose errors have words of their own, is not among it.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

EVERY_DAY = "Every day"
LOOK_BACK = "Looking back"
UNDERSTAND = "Understanding"
KEEP = "Keeping house"


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its name is also its module in `cli.commands` and its function or Typer there.

    `summary` is its line in the list of commands, at most 60 characters, so that it is never cut at 80 columns.
    """

    name: str
    group: str
    summary: str
    example: str


# The order is editorial: what a newcomer needs first stands first.
COMMANDS: tuple[Entry, ...] = (
    Entry("track", EVERY_DAY, "Record commits in the journal.", "craftnudge track --all"),
    Entry("coach", EVERY_DAY, "Score one commit, and say what is worth a minute.", "craftnudge coach HEAD~1"),
    Entry(
        "check",
        EVERY_DAY,
        "The same verdict before the commit, or over a range.",
        "craftnudge check A..B --min-score 7",
    ),
    Entry("reword", EVERY_DAY, "Put a message right, and ask you why.", "craftnudge reword HEAD~1"),
    Entry("split", EVERY_DAY, "Take a tangled change apart.", "craftnudge split --staged"),
    Entry("session", EVERY_DAY, "Practise on commits of your own.", "craftnudge session --commits 3"),
    Entry("goal", EVERY_DAY, "The one habit you work on.", "craftnudge goal CN107"),
    Entry("progress", LOOK_BACK, "How your score and each aspect move.", "craftnudge progress --days 30"),
    Entry("insights", LOOK_BACK, "What your history shows, each with its commits.", "craftnudge insights --days 90"),
    Entry("log", LOOK_BACK, "Tracked commits with their scores.", "craftnudge log --level NEEDS_WORK"),
    Entry("team", LOOK_BACK, "The habits of a team; nobody is named or ranked.", "craftnudge team --days 90"),
    Entry("report", LOOK_BACK, "One HTML file, or Markdown.", "craftnudge report --days 90 --output report.html"),
    Entry("explain", UNDERSTAND, "A check: why it matters, what to do, on what grounds.", "craftnudge explain CN101"),
    Entry("style", UNDERSTAND, "The house style of a project, learned from its commits.", "craftnudge style --toml"),
    Entry("score", UNDERSTAND, "Score journal lines, one score card a line.", "craftnudge score commits.jsonl"),
    Entry("hook", KEEP, "Be nudged as you commit: install, uninstall, status.", "craftnudge hook install"),
    Entry("config", KEEP, "Settings: show, validate, where they come from.", "craftnudge config show --origin"),
    Entry("journal", KEEP, "Verify, export, import, or forget what is kept.", "craftnudge journal verify"),
    Entry("index", KEEP, "The cache of the journal: status, rebuild, drop.", "craftnudge index status"),
    Entry("cache", KEEP, "Replies of models that are kept: clear.", "craftnudge cache clear"),
    Entry("where", KEEP, "Where your data lies.", "craftnudge where --json"),
    Entry("doctor", KEEP, "Whether everything is in order.", "craftnudge doctor"),
)


class WholeSummaries(TyperGroup):
    """The commands of a group, each with its whole summary: Typer would cut it to one line."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """One list, wrapped where the terminal ends."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, (one.help or "").partition("\n\n")[0]) for name, one in found if one and not one.hidden]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)


class GroupedCommands(TyperGroup):
    """Commands listed under headings, in the order of the table."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The order of the table, not of the alphabet."""
        del ctx
        return [entry.name for entry in COMMANDS if entry.name in self.commands]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """One section a heading."""
        widest = max(len(name) for name in self.commands)
        for group in dict.fromkeys(entry.group for entry in COMMANDS):
            rows = [
                (entry.name.ljust(widest), entry.summary)
                for entry in COMMANDS
                if entry.group == group and entry.name in self.commands
            ]
            if rows:
                with formatter.section(group):
                    formatter.write_dl(rows)
        del ctx


def _start(
    ctx: typer.Context,
    color: Annotated[
        str, typer.Option(metavar="WHEN", help="Colour the output: auto, always or never.", show_default=True)
    ] = "auto",
    version: Annotated[bool, typer.Option("--version", help="Show the version and leave.")] = False,
) -> None:
    """A local-first coach for the craft of committing.

    Alone, inside a repository: catches up on new commits, then shows the last one's score, your week, and the one
    thing to work on. Nothing leaves this machine.
    """
    if color not in ("auto", "always", "never"):
        raise UsageError("option.value", option="--color", value=color, allowed=("auto", "always", "never"))
    choice: ColorChoice = color  # type: ignore[assignment]
    ctx.obj = Terminal.of_process(choice)
    if version:
        ctx.obj.show([(span(f"craftnudge {__version__}"),)])
        raise typer.Exit
    take_up(ctx.invoked_subcommand)
    if ctx.invoked_subcommand is None:
        # Imported here: a named command does not need it.
        from craftnudge.entrypoints.cli.overview import home

        home(ctx.obj)


def build(names: Sequence[str] | None = None) -> typer.Typer:
    """The program with all commands, or with only those named: a command starts faster without the others."""
    app = typer.Typer(
        name="craftnudge",
        cls=GroupedCommands,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        epilog="Exit codes: 0 done, 1 gate not met, 2 wrong usage, 3 nothing there, 4 repository refused, "
        "5 commit damaged, 6 journal or output not writable, 70 our fault, 130 interrupted.",
    )
    app.callback()(_start)
    for entry in COMMANDS:
        if names is None or entry.name in names:
            _add(app, entry)
    return app


def _add(app: typer.Typer, entry: Entry) -> None:
    module = importlib.import_module(f"craftnudge.entrypoints.cli.commands.{entry.name.replace('-', '_')}")
    command = getattr(module, entry.name.replace("-", "_"))
    example = f"Example: {entry.example}"
    if isinstance(command, typer.Typer):
        app.add_typer(command, name=entry.name, cls=WholeSummaries, epilog=example)
    else:
        app.command(entry.name, epilog=example)(command)


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and gives its exit code. Every error of the program ends here."""
    named = next((argument for argument in arguments if not argument.startswith("-")), "")
    only = (
        [named] if any(entry.name == named for entry in COMMANDS) and "_CRAFTNUDGE_COMPLETE" not in os.environ else None
    )
    try:
        command = get_command(build(only))
        code = command.main(args=list(arguments), prog_name="craftnudge", standalone_mode=False)
        sys.stdout.flush()
    except CraftNudgeError as error:
        return _tell(error)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except (BrokenPipeError, SystemExit):  # Typer makes the second of the first
        let_go(sys.stdout)
        return 0  # whoever read our output has enough
    except Exception as error:  # noqa: BLE001 - the last resort: a report instead of a traceback
        return _tell(_as_ours(error, arguments, *(only or ())))
    return code if isinstance(code, int) else 0


def _as_ours(error: Exception, arguments: Sequence[str], *named: str) -> CraftNudgeError:
    """An error of another's, or a fault, as one that can be told."""
    if hasattr(error, "format_message"):  # Typer's own usage errors
        return _as_usage_error(error, *named)
    if isinstance(error, FileNotFoundError) and _is_nowhere():
        return NoRepositoryError("folder.deleted")
    if isinstance(error, OSError) and (error.errno in _NO_ROOM or not _takes_output()):
        return OutputError("output.unwritable", reason=error.strerror)
    return report_fault(error, arguments)


def _is_nowhere() -> bool:
    """Whether the folder that the program was called in was removed meanwhile."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _takes_output() -> bool:
    """Whether standard output takes what is still to be written."""
    try:
        sys.stdout.flush()
    except OSError:
        return False
    return True


def _as_usage_error(error: Any, *named: str) -> UsageError:
    """Typer's words with our manners: the nearest name first, then where help is, by the command that was named."""
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", None) or " ".join(("craftnudge", *named))
    if type(error).__name__ == "NoArgsIsHelpError" and context is not None:  # whose message is the whole help
        return UsageError(
            "command.incomplete",
            command=context.info_name,
            commands=context.command.list_commands(context),
            path=path,
        )
    message: str = error.format_message().replace("\n", " ")
    message, _, near = message.partition(" Did you mean ")
    return UsageError("command.invalid", words=message[:1].lower() + message[1:], near=near, command=path)


def _tell(error: CraftNudgeError) -> int:
    if not _takes_output():
        let_go(sys.stdout)
    from craftnudge.presentation.errors.error_text import error_text

    Terminal.of_process().notify(*error_text(error))
    return exit_code_of(error)


def _interrupted() -> int:
    Terminal.of_process().notify("interrupted; what was done is kept.")
    return INTERRUPTED
