"""`craftnudge journal`: verify, export, forget, import."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from craftnudge.entrypoints.cli.options import AsJson
from craftnudge.entrypoints.cli.selection import Selection, looks_back
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.results.journal import Forgotten

journal = typer.Typer(no_args_is_help=True, help="Verify, export, import or forget recorded commits.")

NOT_WHOLE = 1
_FORMATS = ("jsonl", "csv", "markdown")


@journal.command(epilog="Example: craftnudge journal verify")
def verify(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Check every line of the journal and list the damaged ones. Exits with 1 if one is lost.

    An unreadable line is lost, unless its content was recorded on another line since.
    """
    from craftnudge.services.maintenance import verify_all

    call: Invocation = ctx.obj
    check = verify_all(call.workplace)
    if as_json:
        from craftnudge.presentation.documents.journal import verify_document

        call.write_document(verify_document(check))
    else:
        from craftnudge.presentation.screens.journal import verify_screen

        call.terminal.show(verify_screen(check, call.terminal.canvas))
    if check.lost:
        raise typer.Exit(NOT_WHOLE)


@journal.command(epilog="Example: craftnudge journal export --format csv --output commits.csv")
@looks_back(everyone=True, all_repos=True)
def export(
    ctx: typer.Context,
    chosen: Selection,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="jsonl, csv or markdown.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A new file. Default: standard output.")
    ] = None,
) -> None:
    """Export commits: the journal's own lines, or a table as CSV or Markdown."""
    from craftnudge.services.maintenance import export_history, export_lines, new_file, query_of

    if form not in _FORMATS:
        raise UsageError("option.value", option="--format", value=form, allowed=_FORMATS)
    call: Invocation = ctx.obj
    query = query_of(call.workplace, chosen.stored(call))
    stream = sys.stdout if output is None else new_file(output)
    try:
        if form == "jsonl":
            export_lines(call.workplace, query, _writer(stream))
            return
        from craftnudge.presentation.formats.record_csv import csv_rows
        from craftnudge.presentation.formats.record_markdown import markdown_rows

        rows = csv_rows if form == "csv" else markdown_rows
        stream.writelines(rows(export_history(call.workplace, query).records))
    finally:
        if output is not None:
            stream.close()


def _writer(stream: TextIO) -> Callable[[bytes], object]:
    """Writes the journal's lines as they are; at a terminal, as the same JSON with control characters escaped."""
    if not stream.isatty():
        return stream.buffer.write
    from craftnudge.presentation.json import safe_json

    return lambda line: stream.write(safe_json(line.decode("utf-8", "backslashreplace")))


@journal.command(epilog="Example: craftnudge journal forget --author ann@example.org")
@looks_back(everyone=True, all_repos=True)
def forget(
    ctx: typer.Context,
    chosen: Selection,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be forgotten.")] = False,
    as_json: AsJson = False,
) -> None:
    """Forget a person, a repository or a period: remove it from all recorded data. Repositories stay untouched."""
    from craftnudge.services.maintenance import forget_everywhere, names_nothing, preview_forgetting, query_of

    call: Invocation = ctx.obj
    query = query_of(call.workplace, chosen.stored(call))
    if names_nothing(query):
        raise UsageError("forget.everything")
    forgotten = preview_forgetting(call.workplace, query)
    if not dry_run:
        if forgotten.changes and not yes:
            _confirm(call, forgotten)
        forgotten = forget_everywhere(call.workplace, query)
    if as_json:
        from craftnudge.presentation.documents.journal import forget_document

        call.write_document(forget_document(forgotten))
        return
    from craftnudge.presentation.screens.journal import forget_screen

    call.terminal.show(forget_screen(forgotten, call.terminal.canvas))


def _confirm(call: Invocation, forgotten: Forgotten) -> None:
    """Asks at a terminal, after what would be forgotten. Elsewhere --yes is needed."""
    from craftnudge.presentation.screens.journal import forget_screen

    if not sys.stdin.isatty():
        raise UsageError("forget.unconfirmed")
    call.terminal.tell(forget_screen(forgotten, call.terminal.canvas))
    typer.confirm("Forget them?", abort=True, err=True)


@journal.command("import", epilog="Example: craftnudge journal import ~/backup/commits.jsonl")
def import_(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A backup, or another machine's journal.")],
    as_json: AsJson = False,
) -> None:
    """Import another journal. Commits that are already recorded are skipped."""
    from craftnudge.services.maintenance import import_journal

    call: Invocation = ctx.obj
    imported = import_journal(call.workplace, source)
    if as_json:
        from craftnudge.presentation.documents.journal import import_document

        call.write_document(import_document(imported))
        return
    from craftnudge.presentation.screens.journal import import_screen

    call.terminal.show(import_screen(imported, call.terminal.canvas))
