"""`craftnudge reword`: the message put right, the author asked for the why, the commit changed only with --apply."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepoPath, configuration_at, open_journal

if TYPE_CHECKING:
    from craftnudge.adapters.git.writing.rewrite_commits import Rewritten
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.reword import Reworded


def reword(
    ctx: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="The commit; the last one by default.")] = "HEAD",
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="Your reason, instead of being asked for it.")
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Give the commit this message; only if it is unpushed.")
    ] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    repo_path: RepoPath = Path(),
    as_json: AsJson = False,
) -> None:
    """Put a message right where nothing has to be guessed, and ask you the one thing that no tool can know: why."""
    from craftnudge.services.reword import apply_rewording, reword_commit

    configuration = configuration_at(repo_path)
    found = reword_commit(repo_path, revision, configuration, why or "")
    asks = why is None and not no_input and not as_json and sys.stdin.isatty() and sys.stderr.isatty()
    if asks and found.lacks_why:
        answer = _ask(ctx.obj)
        if answer:
            found = reword_commit(repo_path, revision, configuration, answer)
    done = None
    if apply and found.rewording.changes:
        done = apply_rewording(repo_path, found, open_journal())
    if as_json:
        from craftnudge.presentation.documents.reword import reword_document
        from craftnudge.presentation.json import as_text

        backup, pairs = (done.backup, dict(done.pairs)) if done else (None, {})
        ctx.obj.out.write(as_text(reword_document(found.rewording, found.before, found.after, backup, pairs)))
        return
    _show(ctx.obj, found, done, may_add_why=not (asks or why) and found.lacks_why)


def _show(terminal: Terminal, found: Reworded, done: Rewritten | None, *, may_add_why: bool) -> None:
    from craftnudge.presentation.lines import BLANK, span
    from craftnudge.presentation.screens.reword import reword_screen

    terminal.show(reword_screen(found.rewording, found.before, found.after, terminal.canvas))
    if done is not None:
        new = dict(done.pairs)[found.record.hash]
        terminal.show([BLANK, (span(f"  {found.record.hash[:7]} is {new[:7]} now. The old one: {done.backup}"),)])
        return
    ways = ["  To give the commit this message: the same with --apply"] if found.rewording.changes else []
    ways += ["  To add your reason: the same with --why TEXT"] if may_add_why else []
    if ways:
        terminal.show([BLANK, *((span(way),) for way in ways)])


def _ask(terminal: Terminal) -> str:
    """The author's answer, one line; nothing where there is none."""
    from craftnudge.presentation.lines import span

    terminal.tell([(span("  Why was this change needed? One sentence, or Enter for none."),)])
    try:
        return input("  > ").strip()
    except EOFError:
        return ""
