"""`craftnudge report`: a file to keep, to print or to send."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.notes import notify_about, scoring_status
from craftnudge.entrypoints.cli.options import NoIndex
from craftnudge.entrypoints.cli.selection import Selection, looks_back
from craftnudge.errors import NoCommitsError, UsageError
from craftnudge.presentation.lines import span

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.history import Question
    from craftnudge.services.report import ReportAnswer

# Each report begins with one of these; it may be replaced by the next one.
_MARKS = (b"<title>Commits of ", b"# Commits of ")
_HEAD_BYTES = 16_384
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
    if not answer.report.progress.commits:
        raise _nothing_to_report(call, question, answer)
    text = report_page(answer.report) if form == "html" else report_markdown(answer.report)
    if output == Path("-"):
        call.terminal.out.write(text)
        return
    target = output or Path("craftnudge-report.html" if form == "html" else "craftnudge-report.md")
    replaced = _write(target, text)
    size = f"  {len(text.encode()) // 1024 + 1} KiB{', replaced the report of before' if replaced else ''}"
    call.terminal.show([(span(f"  {target}", "strong"), span(size))])


def _nothing_to_report(call: Invocation, question: Question, answer: ReportAnswer) -> NoCommitsError:
    from craftnudge.entrypoints.cli.empty_period import period_hint_of
    from craftnudge.services.last_scored import last_scored_day

    way = period_hint_of(call, "report", question, last_scored_day(call.workplace, question, answer.history))
    return NoCommitsError("report.nothing", remedy=f"{way.says}\n{way.command}")


def _write(target: Path, text: str) -> bool:
    """Writes the file for its owner alone, and gives whether it replaces an earlier report.

    Any other file that exists is left as it is. Does not follow a link in the file's place.
    """
    replaced = target.exists() and _is_report(target)
    if target.exists() and not replaced:
        raise UsageError("file.exists", path=target)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(target, flags, 0o600), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError("file.unwritable", path=target, reason=error.strerror) from None
    return replaced


def _is_report(path: Path) -> bool:
    """Whether CraftNudge wrote the file, or the file is empty."""
    try:
        with path.open("rb") as file:
            begin = file.read(_HEAD_BYTES)
    except OSError:
        return False
    return not begin or any(mark in begin for mark in _MARKS)
