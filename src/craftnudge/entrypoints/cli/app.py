"""The command line as a whole: the table of commands, and the one place where errors become text and an exit code."""

from __future__ import annotations

import errno
import importlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.main import get_command

from craftnudge import __version__
from craftnudge.entrypoints.cli.arguments import as_options, first_command
from craftnudge.entrypoints.cli.command_class import Command, Group, give_common_options, with_common_options
from craftnudge.entrypoints.cli.crash_report import report_crash
from craftnudge.entrypoints.cli.exit_codes import INTERRUPTED, exit_code_of
from craftnudge.errors import CraftNudgeError, NoRepositoryError, OutputError
from craftnudge.presentation.lines import span
from craftnudge.presentation.terminal import Terminal
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.stdio import discard_output

if TYPE_CHECKING:
    from collections.abc import Sequence

# For output. The journal has its own errors.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)

_OWN_HELP = (["--help"], ["-h"])

EVERY_DAY = "Every day"
LOOK_BACK = "Looking back"
UNDERSTAND = "Understanding"
MANAGE = "Managing"


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: its name is also its module in `cli.commands` and its function or Typer there.

    `summary` is its line in the list of commands, at most 60 characters, so that it is never cut at 80 columns.
    """

    name: str
    group: str
    summary: str
    example: str


# The order is editorial: the commands that a newcomer needs come first.
COMMANDS: tuple[Entry, ...] = (
    Entry("track", EVERY_DAY, "Record commits in the journal.", "craftnudge track --all"),
    Entry("coach", EVERY_DAY, "Score a commit and suggest improvements.", "craftnudge coach HEAD~1"),
    Entry("check", EVERY_DAY, "Score a commit before you make it, or a range.", "craftnudge check A..B --min-score 7"),
    Entry("reword", EVERY_DAY, "Fix a commit message and add its reason.", "craftnudge reword HEAD~1"),
    Entry("split", EVERY_DAY, "Suggest how to split a commit.", "craftnudge split --staged"),
    Entry("undo", EVERY_DAY, "Bring back the commits from before reword or split.", "craftnudge undo --list"),
    Entry("session", EVERY_DAY, "Practise on your own commits.", "craftnudge session --commits 3"),
    Entry("goal", EVERY_DAY, "Show or set the one check you work on.", "craftnudge goal CN107"),
    Entry("progress", LOOK_BACK, "Show how your score changes.", "craftnudge progress --days 30"),
    Entry("insights", LOOK_BACK, "Find patterns in your commits.", "craftnudge insights --days 90"),
    Entry("log", LOOK_BACK, "List recorded commits with their scores.", "craftnudge log --level NEEDS_WORK"),
    Entry("team", LOOK_BACK, "Show a team's habits, without names.", "craftnudge team --days 90"),
    Entry("report", LOOK_BACK, "Write a report as HTML or Markdown.", "craftnudge report --output report.html"),
    Entry("explain", UNDERSTAND, "Explain a check: why it matters, how to pass it.", "craftnudge explain CN101"),
    Entry("style", UNDERSTAND, "Show the commit style of a project.", "craftnudge style --toml"),
    Entry("score", UNDERSTAND, "Score commits given as journal lines.", "craftnudge score commits.jsonl"),
    Entry("serve", MANAGE, "Serve the dashboard and the API on this machine.", "craftnudge serve"),
    Entry("webhook", MANAGE, "Show deliveries of GitHub and other forges.", "craftnudge webhook status"),
    Entry("lsp", MANAGE, "Serve an editor while a message is typed.", "craftnudge lsp"),
    Entry("hook", MANAGE, "Install git hooks, remove them, show their status.", "craftnudge hook install"),
    Entry("config", MANAGE, "Show and check settings.", "craftnudge config show --origin"),
    Entry("identity", MANAGE, "Show and list the addresses that are yours.", "craftnudge identity"),
    Entry("journal", MANAGE, "Verify, export, import or forget recorded commits.", "craftnudge journal verify"),
    Entry("index", MANAGE, "Manage the index, a cache of the journal.", "craftnudge index status"),
    Entry("login", MANAGE, "Sign in at a team's server.", "craftnudge login https://craft.example.org"),
    Entry("push", MANAGE, "Send your own commits to your team's server.", "craftnudge push --dry-run"),
    Entry("logout", MANAGE, "Sign out, and erase what you sent.", "craftnudge logout --forget"),
    Entry("db", MANAGE, "Set up the database of a team's server.", "craftnudge db upgrade"),
    Entry(
        "load-test", MANAGE, "Send commits to a team's server and measure it.", "craftnudge load-test --commits 1000"
    ),
    Entry("cache", MANAGE, "Delete saved replies of local models.", "craftnudge cache clear"),
    Entry("where", MANAGE, "Show where your data is stored.", "craftnudge where --json"),
    Entry("doctor", MANAGE, "Check the installation.", "craftnudge doctor"),
    Entry("self-check", MANAGE, "Try the installation, for a bug report.", "craftnudge self-check"),
    Entry("man", MANAGE, "Print or install the manual page.", "craftnudge man ~/.local/share/man/man1"),
    Entry("uninstall", MANAGE, "Remove all hooks, and your data if you want.", "craftnudge uninstall --dry-run"),
    Entry("licenses", MANAGE, "List the bundled libraries and their licences.", "craftnudge licenses"),
)


class WholeSummaries(Group):
    """The commands of a group, each with its whole summary: Typer would cut it to one line."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes one list, wrapped to the terminal."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [
            (name, (command.help or "").partition("\n\n")[0])
            for name, command in commands
            if command and not command.hidden
        ]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)


class GroupedCommands(Group):
    """Commands listed under headings, in the order of the table."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """The order of the table, not of the alphabet."""
        del ctx
        return [entry.name for entry in COMMANDS if entry.name in self.commands]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Writes one section per heading, from the table: no command has to be loaded."""
        widest = max(len(entry.name) for entry in COMMANDS)
        for group in dict.fromkeys(entry.group for entry in COMMANDS):
            rows = [(entry.name.ljust(widest), entry.summary) for entry in COMMANDS if entry.group == group]
            with formatter.section(group):
                formatter.write_dl(rows)
        del ctx


def _start(
    ctx: typer.Context,
    folders: Annotated[
        list[str] | None,
        typer.Option("-C", metavar="PATH", help="Run as if started in this folder, as git does. Repeatable."),
    ] = None,
    color: Annotated[
        str, typer.Option(metavar="WHEN", help="Colour the output: auto, always or never.", show_default=True)
    ] = "auto",
    no_color: Annotated[bool, typer.Option("--no-color", hidden=True)] = False,
    plain: Annotated[bool, typer.Option("--plain", help="For screen readers: no colours, bars or symbols.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only JSON, files and errors.")] = False,
    version: Annotated[bool, typer.Option("--version", "-V", help="Show the version and exit.")] = False,
) -> None:
    """A local-first coach for commits.

    Without a command, inside a repository: record new commits, then show the last one's score, your week and your
    goal. Nothing leaves this machine but what you share with craftnudge push.
    """
    terminal = Terminal.of_process().with_output(color="never" if no_color else color, quiet=quiet, plain=plain)  # type: ignore[arg-type]
    if version:
        terminal.show([(span(f"craftnudge {__version__}"),)])
        raise typer.Exit
    if folders:
        from craftnudge.entrypoints.cli.working_folder import change_folder

        change_folder(folders)
    # Imported here: the version needs none of it.
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.entrypoints.cli.spool_drain import before_command
    from craftnudge.services.workplace import Workplace

    ctx.obj = Invocation(terminal, Workplace.of_process(os.environ))
    before_command(ctx.invoked_subcommand, ctx.obj)
    if ctx.invoked_subcommand is None:
        # Imported here: a named command does not need it.
        from craftnudge.entrypoints.cli.overview import overview

        overview(ctx.obj)


def build(names: Sequence[str] | None = None) -> typer.Typer:
    """The program with all commands, or with only those named: a command starts faster without the others."""
    app = typer.Typer(
        name="craftnudge",
        cls=GroupedCommands,
        invoke_without_command=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        epilog="Exit codes: 0 done, 1 below the minimum score, 2 wrong usage, 3 no repository or commits, 4 repository "
        "refused, 5 commit damaged, 6 journal or output not writable, 70 internal error, 130 interrupted.",
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
        give_common_options(command)
        app.add_typer(command, name=entry.name, cls=WholeSummaries, epilog=example)
    else:
        app.command(entry.name, cls=Command, epilog=example)(with_common_options(command))


def run(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit code. Every error of the program ends here."""
    arguments = as_options(arguments)
    named = first_command(arguments)
    only = None if "_CRAFTNUDGE_COMPLETE" in os.environ else _needed(arguments, named)
    try:
        command = get_command(build(only))
        code = command.main(args=list(arguments), prog_name="craftnudge", standalone_mode=False)
        sys.stdout.flush()
    except CraftNudgeError as error:
        return _report(error)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except BrokenPipeError:
        return _reader_gone()
    except SystemExit as leaving:
        # Typer turns a broken pipe into an exit. Any other one is a library's, with its own code.
        return _reader_gone() if _is_broken_pipe(leaving.__context__) else _code_of(leaving)
    except Exception as error:  # noqa: BLE001 - the last resort: a report instead of a traceback
        return _report(_as_ours(error, arguments, *(only or ())))
    # Typer turns Ctrl-C into this code, without a word.
    return _interrupted() if code == INTERRUPTED else code if isinstance(code, int) else 0


def _needed(arguments: Sequence[str], named: str) -> list[str] | None:
    """The commands that have to be loaded: the named one, none for the program's own help; None for all."""
    if list(arguments) in _OWN_HELP:
        return []
    return [named] if any(entry.name == named for entry in COMMANDS) else None


def _reader_gone() -> int:
    """Ends quietly if the reader of our output has closed it: that is not an error."""
    discard_output(sys.stdout)
    return 0


def _is_broken_pipe(error: BaseException | None) -> bool:
    return isinstance(error, OSError) and error.errno == errno.EPIPE


def _code_of(leaving: SystemExit) -> int:
    """The exit code that Python itself would give."""
    if isinstance(leaving.code, int):
        return leaving.code
    return 0 if leaving.code is None else 1


def _as_ours(error: Exception, arguments: Sequence[str], *named: str) -> CraftNudgeError:
    """Converts library errors and unexpected exceptions to CraftNudgeError."""
    if hasattr(error, "format_message"):  # Typer's own usage errors
        from craftnudge.entrypoints.cli.usage_errors import as_usage_error

        return as_usage_error(error, "".join(named[:1]), lambda: get_command(build()))
    if isinstance(error, FileNotFoundError) and _is_folder_deleted():
        return NoRepositoryError("folder.deleted")
    if isinstance(error, OSError) and (error.errno in _NO_ROOM or not _takes_output()):
        return OutputError("output.unwritable", reason=error.strerror)
    return report_crash(error, arguments, _reports_folder())


def _reports_folder() -> Path | None:
    from craftnudge.services.workplace import Workplace

    try:
        return Workplace.of_process(os.environ).reports_folder
    except CraftNudgeError:  # the home of an unknown user
        return None


def _is_folder_deleted() -> bool:
    """Whether the current folder was deleted."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _takes_output() -> bool:
    """Whether what is left in the buffer of standard output can be written."""
    try:
        sys.stdout.flush()
    except OSError:
        return False
    return True


def _report(error: CraftNudgeError) -> int:
    if not _takes_output():
        discard_output(sys.stdout)
    from craftnudge.presentation.errors.error_text import error_text

    Terminal.of_process().notify(*error_text(error))
    return exit_code_of(error)


def _interrupted() -> int:
    Terminal.of_process().notify("interrupted. Finished work is kept.")
    return INTERRUPTED
