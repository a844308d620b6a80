"""`craftnudge log`: recorded commits with their scores."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.notes import notify_about
from craftnudge.entrypoints.cli.options import AsJson, NoIndex
from craftnudge.entrypoints.cli.selection import Selection, looks_back
from craftnudge.presentation.levels import level_of_word

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.commit_log import LogAnswer


@looks_back(number=20, lists=True, everyone=True)
def log(
    ctx: typer.Context,
    chosen: Selection,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[--] PATH", help="Only commits that changed one of these files or folders."),
    ] = None,
    level: Annotated[
        str | None, typer.Option(metavar="LEVEL", help="One level: excellent, good, fair or needs-work.")
    ] = None,
    grep: Annotated[
        str, typer.Option(metavar="WORDS", help="Only commits whose message contains all these words.")
    ] = "",
    failing: Annotated[
        str | None, typer.Option(metavar="CHECK", help="Only commits that don't fully pass this check, such as CN107.")
    ] = None,
    rewritten: Annotated[
        bool, typer.Option("--rewritten", help="Also commits that were rewritten or copied, and don't count.")
    ] = False,
    no_index: NoIndex = False,
    oneline: Annotated[bool, typer.Option("--oneline", hidden=True)] = False,
    as_json: AsJson = False,
) -> None:
    """List recorded commits with their scores, the newest first: of all authors, in this repository."""
    from craftnudge.domain.rubric.registry import find_check
    from craftnudge.services.commit_log import LogFilter, log_answer
    from craftnudge.services.paths_in_repository import paths_in_repository

    del oneline  # a commit takes one line anyway
    chosen_level = None if level is None else level_of_word(level)
    call: Invocation = ctx.obj
    changed = paths_in_repository(call.workplace, paths or ())
    question = chosen.question(call, use_index=not no_index, with_superseded=rewritten)
    wanted = LogFilter(chosen_level, grep, None if failing is None else find_check(failing).id, changed)
    answer = log_answer(call.workplace, question, wanted, limit=chosen.limit)
    notify_about(call.terminal, question, answer.history)
    _show(call, answer, as_json=as_json)


def _show(call: Invocation, answer: LogAnswer, *, as_json: bool) -> None:
    history = answer.history
    if as_json:
        from craftnudge.presentation.documents.log import log_document

        unreadable = len(history.unreadable)
        call.write_document(log_document(answer.commits, answer.matching, unreadable, history.superseded))
        return
    from craftnudge.presentation.screens.log import log_screen
    from craftnudge.services.commit_log import author_names

    today, canvas, names = answer.question.today, call.terminal.canvas, author_names(answer)
    call.terminal.show(log_screen(answer.commits, answer.matching, today, canvas, history.superseded, names=names))
