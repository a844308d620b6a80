"""`craftnudge report`: a file to keep, to print or to send."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import (
    Days,
    Everyone,
    NoIndex,
    RepositoryName,
    UserId,
    look_back_at,
    tell_unreadable,
)
from craftnudge.errors import UsageError
from craftnudge.presentation.lines import span
from craftnudge.runtime.paths import home_folder

if TYPE_CHECKING:
    from craftnudge.domain.habits.report import Report
    from craftnudge.services.history import LookBack, Question

_FORMATS = ("html", "markdown")


def report(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write it; - for standard output.")
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="html or markdown.")] = "html",
    days: Days = 90,
    user_id: UserId = None,
    everyone: Everyone = False,
    repo: RepositoryName = None,
    no_index: NoIndex = False,
) -> None:
    """Write a report of your commits: one HTML file that loads nothing and runs nothing, or Markdown."""
    from craftnudge.presentation.report.markdown import report_markdown
    from craftnudge.presentation.report.page import report_page

    if form not in _FORMATS:
        raise UsageError("option.value", option="--format", value=form, allowed=_FORMATS)
    asked, found = look_back_at(
        days=days,
        user_id=user_id,
        everyone=everyone,
        repository=repo,
        use_index=not no_index,
        with_others=True,
        waiting=ctx.obj,
    )
    tell_unreadable(ctx.obj, found)
    made = _made(asked, found, days)
    text = report_page(made) if form == "html" else report_markdown(made)
    if output == Path("-"):
        ctx.obj.out.write(text)
        return
    target = output or Path("craftnudge-report.html" if form == "html" else "craftnudge-report.md")
    _write(target, text)
    ctx.obj.show([(span(f"  {target}", "strong"), span(f"  {len(text.encode()) // 1024 + 1} KiB"))])


def _made(asked: Question, found: LookBack, days: int) -> Report:
    """The report's value."""
    from craftnudge.domain.habits.find_insights import find_insights
    from craftnudge.domain.habits.goal import goal_progress
    from craftnudge.domain.habits.history import history_of
    from craftnudge.domain.habits.progress import by_period, progress
    from craftnudge.domain.habits.report import Report
    from craftnudge.services.nudge_log import memory_of, nudge_log

    now, before = by_period(found.mine, asked.today, days)
    others, _ = by_period(found.others, asked.today, days)
    memory = memory_of(nudge_log(home_folder())) if found.person is not None else None
    history = history_of(
        now, others, found.other_people, memory.shown if memory else (), one_person=found.person is not None
    )
    return Report(
        progress(now, before, who=found.who, today=asked.today, days=days),
        find_insights(history),
        goal_progress(memory.goal, found.mine) if memory and memory.goal else None,
    )


def _write(target: Path, text: str) -> None:
    """Writes the file for its owner alone; a link in its place is not followed."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(target, flags, 0o600), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UsageError("file.unwritable", path=target, reason=error.strerror) from None
