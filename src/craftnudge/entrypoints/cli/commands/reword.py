"""`craftnudge reword`: a message fixed by what is certain and by its author; the commit changes only on request."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.domain.commits.rewritten import Rewritten
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.reword import Reworded


def reword(
    ctx: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="The commit. Default: the last one.")] = "HEAD",
    why: Annotated[
        str | None, typer.Option("--why", metavar="TEXT", help="Your reason; without it you are asked.")
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Open the message in your editor, with the findings.")] = False,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", help="Take the message from a file; - is standard input.")
    ] = None,
    apply: Annotated[bool, typer.Option("--apply", help="Give the commit the new message, if it is unpushed.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    repo: Repository = None,
    as_json: AsJson = False,
) -> None:
    """Fix a commit message and add the reason for the change.

    At a terminal it asks before it changes anything. Where nothing can be fixed automatically, it opens your editor
    with the findings as comments.
    """
    _require_one_way(file, why, edit=edit)
    from craftnudge.services.reword import apply_rewording, reword_commit

    call: Invocation = ctx.obj.at(repo)
    reworded = reword_commit(call.workplace, revision, why or "")
    if reworded.skipped is not None:
        _say_skipped(call, reworded, typed=edit or bool(file or why), as_json=as_json)
        return
    asks = not no_input and not as_json and sys.stdin.isatty() and sys.stderr.isatty()
    if file is not None:
        reworded = _from_file(call, reworded, file)
    elif asks:
        from craftnudge.entrypoints.cli.reword_dialog import RewordDialog

        RewordDialog(call, revision, apply).run(reworded, why=why, opens_editor=edit)
        return
    elif edit:
        raise UsageError("reword.no-terminal", revision=revision)
    applied = apply_rewording(call.workplace, reworded) if apply and reworded.rewording.changes else None
    _write(call, reworded, revision, applied, as_json=as_json, may_add_why=not why and file is None)


def _require_one_way(file: Path | None, why: str | None, *, edit: bool) -> None:
    """Raises UsageError for a message from a file beside another way to write it."""
    if file is not None and (edit or why is not None):
        raise UsageError("option.together", first="--file", second="--edit" if edit else "--why")


def _say_skipped(call: Invocation, reworded: Reworded, *, typed: bool, as_json: bool) -> None:
    """Says that there is nothing to reword; words that were `typed` for such a commit are an error."""
    commit, kind = reworded.record.hash[:7], reworded.skipped
    if typed:
        raise UsageError("reword.generated", commit=commit, kind=kind)
    if as_json:
        _write(call, reworded, commit, None, as_json=True, may_add_why=False)
        return
    from craftnudge.presentation.lines import prose

    text = f"{commit} is skipped ({kind}), so it has no message to reword."
    call.terminal.show(prose(text, call.terminal.canvas))


def _from_file(call: Invocation, reworded: Reworded, file: Path) -> Reworded:
    """The commit with the message in a file, cleaned up as `git commit --file` would."""
    from craftnudge.services.check import stored_message
    from craftnudge.services.message_draft import with_message

    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise UsageError("message.unreadable", path=file, reason=error.strerror or str(error)) from None
    message = stored_message(call.workplace, data, edited=False)
    if not message.strip():
        raise UsageError("editor.empty")
    return with_message(call.workplace, reworded, message)


def _write(
    call: Invocation, reworded: Reworded, revision: str, applied: Rewritten | None, *, as_json: bool, may_add_why: bool
) -> None:
    """The result, as JSON or as a screen with what to type next."""
    if as_json:
        from craftnudge.presentation.documents.reword import reword_document

        backup, pairs = (applied.backup, dict(applied.pairs)) if applied else (None, {})
        call.write_document(reword_document(reworded.rewording, reworded.before, reworded.after, backup, pairs))
        return
    from craftnudge.presentation.lines import BLANK, span
    from craftnudge.presentation.screens.reword import reword_screen

    canvas = call.terminal.canvas
    call.terminal.show(reword_screen(reworded.rewording, reworded.before, reworded.after, canvas))
    if applied is not None:
        old, new = reworded.record.hash[:7], dict(applied.pairs)[reworded.record.hash][:7]
        call.terminal.show([BLANK, (span(f"  {old} is now {new}. To undo: craftnudge undo"),)])
        return
    _show_next(call, reworded, revision, may_add_why=may_add_why)


def _show_next(call: Invocation, reworded: Reworded, revision: str, *, may_add_why: bool) -> None:
    """What is wrong with the message still, and the commands that apply it, add a reason, or take another message."""
    import shlex

    from craftnudge.presentation.lines import BLANK, span
    from craftnudge.presentation.screens.finding_lines import finding_lines
    from craftnudge.services.message_draft import message_findings

    canvas = call.terminal.canvas
    command = f"craftnudge reword {shlex.quote(revision)}"
    ways = [f"  To apply: {command} --apply"] if reworded.rewording.changes and may_add_why else []
    ways += [f"  To add your reason: {command} --why TEXT"] if may_add_why and reworded.lacks_why else []
    findings = message_findings(call.workplace, reworded)
    lines = [
        line for finding in findings for line in finding_lines(finding.rule, "", finding.says, finding.advice, canvas)
    ]
    if findings:
        ways.append(f"  To write it yourself: {command} --edit")
    if lines:
        call.terminal.show([BLANK, *lines])
    if ways:
        call.terminal.show([BLANK, *((span(way),) for way in ways)])
