"""`craftnudge report`: a file to keep, to print or to send."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.notes import notify_about, scoring_status
from craftnudge.entrypoints.cli.options import NoIndex
from craftnudge.entrypoints.cli.selection import Selection, looks_back
from craftnudge.errors import UsageError
from craftnudge.presentation.lines import span

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation

_FORMATS = ("html", "markdown")


@looks_back(days=90, co_authors=True)
def report(
    ctx: typer.Context,
    chosen: Selection,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for standard output.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="html or markdown.")] = "html",
    no_index: NoIndex = False,
) -> None:
    """Write a report of your commits: one HTML file without scripts or links to other files, or Markdown."""
    from craftnudge.presentation.report.markdown import report_markdown
    from craftnudge.presentation.report.page import report_page
    from craftnudge.services.report import report_answer

    if form not in _FORMATS:
        raise UsageError("option.value", option="--format", value=form, allowed=_FORMATS)
    call: Invocation = ctx.obj
    question = chosen.question(call, use_index=not no_index)
    with scoring_status(call.terminal) as status:
        answer = report_answer(call.workplace, question, status)
    notify_about(call.terminal, question, answer.history)
    text = report_page(answer.report) if form == "html" else report_markdown(answer.report)
    if output == Path("-"):
        call.terminal.out.write(text)
        return
    target = output or Path("craftnudge-report.html" if form == "html" else "craftnudge-report.md")
    _write(target, text)
    call.terminal.show([(span(f"  {target}", "strong"), span(f"  {len(text.encode()) // 1024 + 1} KiB"))])


def _write(target: Path, text: str) -> None:
    """Writes the file for its owner alone; does not follow a link in its place."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(target, flags, 0o600), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError("file.unwritable", path=target, reason=error.strerror) from None
