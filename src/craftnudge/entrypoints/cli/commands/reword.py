"""`craftnudge reword`: a commit message fixed, with the author's reason; the commit changes only with --apply."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.reword import Reworded


def reword(
    ctx: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="The commit. Default: the last one.")] = "HEAD",
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="Your reason; without it you are asked.")
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Give the commit the new message, if it is unpushed.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    repo: Repository = None,
    as_json: AsJson = False,
) -> None:
    """Fix a commit message and add the reason for the change."""
    from craftnudge.services.reword import apply_rewording, reword_commit

    call: Invocation = ctx.obj.at(repo)
    reworded = reword_commit(call.workplace, revision, why or "")
    asks = why is None and not no_input and not as_json and sys.stdin.isatty() and sys.stderr.isatty()
    if asks and reworded.lacks_why:
        reason = _ask_why(call.terminal)
        if reason:
            reworded = reword_commit(call.workplace, revision, reason)
    rewritten = None
    if apply and reworded.rewording.changes:
        rewritten = apply_rewording(call.workplace, reworded)
    if as_json:
        from craftnudge.presentation.documents.reword import reword_document

        backup, pairs = (rewritten.backup, dict(rewritten.pairs)) if rewritten else (None, {})
        document = reword_document(reworded.rewording, reworded.before, reworded.after, backup, pairs)
        call.write_document(document)
        return
    _show(call.terminal, reworded)
    if rewritten is not None:
        new = dict(rewritten.pairs)[reworded.record.hash]
        _show_rewritten(call.terminal, reworded.record.hash, new)
    else:
        _show_next(call.terminal, reworded, revision, may_add_why=not (asks or why) and reworded.lacks_why)


def _show(terminal: Terminal, reworded: Reworded) -> None:
    from craftnudge.presentation.screens.reword import reword_screen

    terminal.show(reword_screen(reworded.rewording, reworded.before, reworded.after, terminal.canvas))


def _show_rewritten(terminal: Terminal, old: str, new: str) -> None:
    from craftnudge.presentation.lines import BLANK, span

    terminal.show([BLANK, (span(f"  {old[:7]} is now {new[:7]}. To undo: craftnudge undo"),)])


def _show_next(terminal: Terminal, reworded: Reworded, revision: str, *, may_add_why: bool) -> None:
    """The commands that apply the message, or add a reason."""
    import shlex

    from craftnudge.presentation.lines import BLANK, span

    command = f"craftnudge reword {shlex.quote(revision)}"
    ways = [f"  To apply: {command} --apply"] if reworded.rewording.changes else []
    ways += [f"  To add your reason: {command} --why TEXT"] if may_add_why else []
    if ways:
        terminal.show([BLANK, *((span(way),) for way in ways)])


def _ask_why(terminal: Terminal) -> str:
    """The author's reason, in one line; empty if the author gives no reason."""
    from craftnudge.presentation.lines import span

    terminal.tell([(span("  Why was this change needed? One sentence, or Enter for none."),)])
    try:
        return input("  > ").strip()
    except EOFError:
        return ""
