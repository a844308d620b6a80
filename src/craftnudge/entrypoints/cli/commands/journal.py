"""`craftnudge journal`: verify, export, forget, import."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepositoryName, configuration_at, seconds_of_date
from craftnudge.errors import UsageError
from craftnudge.runtime.paths import home_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.adapters.store.values import CommitQuery

journal = typer.Typer(no_args_is_help=True, help="Verify, export, merge, or forget what is kept.")

Who = Annotated[str | None, typer.Option("--user-id", metavar="WHO", help="One person: an address, a name, an alias.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", help="Commits written from then on.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="Commits written before then.")]

NOT_WHOLE = 1
_FORMATS = ("jsonl", "csv", "markdown")


def _wanted(user: str | None, repository: str | None, since: str | None, until: str | None) -> CommitQuery:
    from craftnudge.services.maintenance import Chosen, wanted_by

    now = datetime.now().astimezone()
    chosen = Chosen(
        user,
        repository,
        None if since is None else seconds_of_date(since, now),
        None if until is None else seconds_of_date(until, now),
    )
    return wanted_by(home_folder(), chosen, configuration_at(Path.cwd()).identities)


@journal.command(epilog="Example: craftnudge journal verify")
def verify(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Look at every line of the journal and name those that are damaged. Exits 1 where one is lost.

    A line that cannot be read is lost, unless what it names was recorded on another line since.
    """
    from craftnudge.services.maintenance import verify_all

    state = verify_all(home_folder())
    found = state.journal
    damages = [(one.line, one.kind, one.says, one.used, one.made_good) for one in found.damages]
    aside = [(one.kept_at, one.reason) for one in state.aside]
    figures = {
        "lines": found.lines,
        "commits": found.commits,
        "rewrites": found.rewrites,
        "others": found.others,
        "again": found.again,
        "unhashed": found.unhashed,
        "made_good": found.made_good,
        "lost": found.lost,
    }
    if as_json:
        from craftnudge.presentation.documents.journal import verify_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(verify_document(figures, found.counts, damages, aside)))
    else:
        from craftnudge.presentation.screens.journal import verify_screen

        ctx.obj.show(verify_screen(figures, found.counts, damages, aside, ctx.obj.canvas))
    if found.lost:
        raise typer.Exit(NOT_WHOLE)


@journal.command(epilog="Example: craftnudge journal export --format csv --output commits.csv")
def export(
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="jsonl, csv or markdown.")] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="A new file; by default standard output.")
    ] = None,
    user_id: Who = None,
    repo: RepositoryName = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Write commits out: the journal's own lines, or a table for a spreadsheet or a page."""
    from craftnudge.services.maintenance import export_history, export_lines, new_file

    if form not in _FORMATS:
        raise UsageError("option.value", option="--format", value=form, allowed=_FORMATS)
    wanted = _wanted(user_id, repo, since, until)
    stream = sys.stdout if output is None else new_file(output)
    try:
        if form == "jsonl":
            export_lines(home_folder(), wanted, _writer(stream))
            return
        from craftnudge.presentation.formats.record_csv import csv_rows
        from craftnudge.presentation.formats.record_markdown import markdown_rows

        rows = csv_rows if form == "csv" else markdown_rows
        stream.writelines(rows(export_history(home_folder(), wanted).records))
    finally:
        if output is not None:
            stream.close()


def _writer(stream: TextIO) -> Callable[[bytes], object]:
    """Takes the journal's lines as they stand; at a terminal, as JSON that says the same and does nothing there."""
    if not stream.isatty():
        return stream.buffer.write
    from craftnudge.presentation.json import harmless

    return lambda line: stream.write(harmless(line.decode("utf-8", "backslashreplace")))


@journal.command(epilog="Example: craftnudge journal forget --user-id ann@example.org")
def forget(
    ctx: typer.Context,
    user_id: Who = None,
    repo: RepositoryName = None,
    since: Since = None,
    until: Until = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, and change nothing.")] = False,
    as_json: AsJson = False,
) -> None:
    """Take a person, a repository or a span of time out of all that is kept, for good. Repositories are not touched."""
    from craftnudge.adapters.store.values import CommitQuery
    from craftnudge.services.maintenance import forget_everywhere, preview_forgetting

    wanted = _wanted(user_id, repo, since, until)
    done = preview_forgetting(home_folder(), wanted) if wanted != CommitQuery() else None
    if not dry_run:
        if done is not None and done.changes and not yes:
            _confirm(done.commits, done.redacted)
        done = forget_everywhere(home_folder(), wanted)
    if done is None:
        raise UsageError("forget.everything")
    figures = {
        "commits": done.commits,
        "rewrites": done.rewrites,
        "damaged": done.damaged,
        "redacted": done.redacted,
        "kept": done.kept,
    }
    if as_json:
        from craftnudge.presentation.documents.journal import forget_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(forget_document(figures, done=not dry_run)))
        return
    from craftnudge.presentation.screens.journal import forget_screen

    ctx.obj.show(forget_screen(figures, ctx.obj.canvas, done=not dry_run))


def _confirm(commits: int, redacted: int) -> None:
    """Asks at a terminal; elsewhere --yes is needed."""
    if not sys.stdin.isatty():
        raise UsageError("forget.unconfirmed")
    others = f", and leave the person out of {redacted} others" if redacted else ""
    typer.confirm(f"Forget {commits} commits{others}? This cannot be undone.", abort=True)


@journal.command("import", epilog="Example: craftnudge journal import ~/backup/commits.jsonl")
def import_(
    ctx: typer.Context,
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A backup, or another machine's journal.")],
    as_json: AsJson = False,
) -> None:
    """Take another journal in. What is there already stays as it is: importing twice is importing once."""
    from craftnudge.services.maintenance import import_journal

    done = import_journal(home_folder(), source)
    unreadable = [(one.line, one.reason) for one in done.unreadable]
    if unreadable and not (done.written or done.already_there):
        raise UsageError("import.no-journal", path=source, line=unreadable[0][0], reason=unreadable[0][1])
    if as_json:
        from craftnudge.presentation.documents.journal import import_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(import_document(done.written, done.already_there, unreadable)))
        return
    from craftnudge.presentation.screens.journal import import_screen

    ctx.obj.show(import_screen(done.written, done.already_there, unreadable, ctx.obj.canvas))
