"""`craftnudge check`: the score before the commit, or of a range in CI; fails below a minimum score."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository
from craftnudge.errors import UnknownRevisionError, UsageError
from craftnudge.runtime.bounded_read import at_most, named_file
from craftnudge.runtime.limits import MESSAGE_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.presentation.templates import MessageAndHint
    from craftnudge.services.check import Criteria
    from craftnudge.services.workplace import Workplace

_FORMATS = ("text", "json", "github", "sarif", "junit", "markdown")


What = Annotated[
    str | None,
    typer.Argument(
        metavar="WHAT",
        help="A revision, a range A..B, a message file, or - for a message on standard input. "
        "Default: the staged change.",
    ),
]
MessageText = Annotated[
    str | None, typer.Option("--message", "-m", metavar="TEXT", help="A message for the staged change.")
]
Amend = Annotated[bool, typer.Option("--amend", help="The staged change will replace the last commit.")]
Squash = Annotated[
    str | None, typer.Option("--squash", metavar="A..B", help="The one commit that squashing a range would make.")
]
Title = Annotated[str | None, typer.Option("--title", metavar="TEXT", help="With --squash: the pull request's title.")]
Push = Annotated[
    str | None,
    typer.Option(
        "--push",
        metavar="A..B",
        help="The commits of a push, in CI. A may be empty, zeros or missing (a new branch, a forced push).",
    ),
]
Unpushed = Annotated[bool, typer.Option("--unpushed", help="The commits that no remote branch has.")]
MinScore = Annotated[
    float | None, typer.Option("--min-score", metavar="N", min=0, max=10, help="Exit with 1 below this score.")
]
Format = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="text, json, github, sarif, junit or markdown.")
]


def check(
    ctx: typer.Context,
    what: What = None,
    message: MessageText = None,
    last: Annotated[bool, typer.Option("--last", help="The last commit.")] = False,
    staged: Annotated[bool, typer.Option("--staged", help="The staged change, as without any argument.")] = False,
    amend: Amend = False,
    squash: Squash = None,
    title: Title = None,
    push: Push = None,
    unpushed: Unpushed = False,
    min_score: MinScore = None,
    output: Format = "text",
    repo: Repository = None,
    as_json: AsJson = False,
) -> None:
    """Score the staged change and its message before the commit, as coach would after it."""
    from craftnudge.services.check import check_squash, check_staged, criteria_of, refusal

    form = _form(output, as_json=as_json)
    _require_one(what, message, last, staged and not message, squash, push, unpushed)
    _require_sense(what, squash, title, amend=amend and (last or unpushed or (squash or push) is not None))
    call: Invocation = ctx.obj.at(repo)
    criteria = criteria_of(call.workplace, min_score)
    text = message
    notes: Sequence[MessageAndHint] = ()
    if squash is not None:
        results: tuple[Checked, ...] = (check_squash(call.workplace, squash, criteria, title),)
    elif push is not None or unpushed:
        results, notes = _of_push(call.workplace, push, criteria)
    elif what is not None or last:
        results, text = _named(call.workplace, what or "HEAD", criteria, amend=amend)
    else:
        results = (check_staged(call.workplace, message, criteria, amend=amend),)
        if not results[0].record.files and message is None:
            raise UsageError("staged.nothing")
    _show(call, results, text, form, notes)
    if (failure := refusal(results)) is not None:
        raise failure


def _form(output: str, *, as_json: bool) -> str:
    if output not in _FORMATS:
        raise UsageError("option.value", option="--format", value=output, allowed=_FORMATS)
    if as_json and output not in ("text", "json"):
        raise UsageError("option.together", first="--json", second=f"--format {output}")
    return "json" if as_json else output


def _require_sense(what: str | None, squash: str | None, title: str | None, *, amend: bool) -> None:
    """Raises UsageError for an empty name, and for options that do not fit what is checked."""
    if "" in (what, squash):
        raise UnknownRevisionError("revision.empty")
    if title is not None and squash is None:
        raise UsageError("option.needs", option="--title", other="--squash A..B")
    if amend:
        raise _amend_of_a_commit()


def _require_one(what: str | None, *others: object) -> None:
    """Raises UsageError if more than one thing is named that could be checked."""
    names = (what or "", "--message", "--last", "--staged", "--squash", "--push", "--unpushed")
    given = [name for name, value in zip(names, (what, *others), strict=True) if value not in (None, False)]
    if len(given) > 1:
        raise UsageError("option.together", first=given[0], second=given[1])


def _amend_of_a_commit() -> UsageError:
    return UsageError("check.amend-of-revision")


def _of_push(
    workplace: Workplace, push: str | None, criteria: Criteria
) -> tuple[tuple[Checked, ...], tuple[MessageAndHint, ...]]:
    """The results for a push, or for what a push would bring; and what is to be said about it."""
    from craftnudge.presentation.push_text import push_note_text
    from craftnudge.services.push import check_push, check_unpushed

    found = check_unpushed(workplace, criteria) if push is None else check_push(workplace, push, criteria)
    return found.results, tuple(push_note_text(note) for note in found.notes)


def _named(
    workplace: Workplace, what: str, criteria: Criteria, *, amend: bool
) -> tuple[tuple[Checked, ...], str | None]:
    """The results for a range, a message from a file or standard input, or a revision, as the name suggests."""
    from craftnudge.services.check import check_message, stored_message

    if what == "-":
        data, edited = at_most(sys.stdin.buffer, MESSAGE_FILE_BYTES, "the message"), False
    elif _is_file(Path(what)) and not _is_revision(workplace, what):
        # An editor wrote it, unless git says that it opened no editor.
        data, edited = _content(Path(what)), workplace.environ.get("GIT_EDITOR") != ":"
    else:
        if amend:
            raise _amend_of_a_commit()
        return _of_commits(workplace, what, criteria), None
    if b"\0" in data:
        raise UsageError("message.binary")
    text = stored_message(workplace, data, edited=edited)
    return (check_message(workplace, text, criteria, amend=amend),), text


def _is_file(path: Path) -> bool:
    """Whether the name is something to read: a file, a pipe or a device."""
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False


def _content(path: Path) -> bytes:
    try:
        with named_file(path) as file:
            return at_most(file, MESSAGE_FILE_BYTES, str(path))
    except OSError as error:
        raise UsageError("message.unreadable", path=path, reason=error.strerror) from None


def _of_commits(workplace: Workplace, what: str, criteria: Criteria) -> tuple[Checked, ...]:
    """The results for a revision or range. If it is unknown, the error says what else the name might be."""
    from craftnudge.services.check import check_revision

    try:
        return check_revision(workplace, what, criteria)
    except UnknownRevisionError as error:
        if Path(what).is_dir():
            raise UsageError("revision.folder", revision=what) from error
        may_be_path = ".." not in what and ("/" in what or "." in what)
        if may_be_path or what.startswith(("./", "../")) or Path(what).is_absolute():
            raise UnknownRevisionError("revision.no-file", revision=what) from error
        raise


def _is_revision(workplace: Workplace, name: str) -> bool:
    """Whether an existing file has the name of a commit or a range, which is then meant: `./NAME` is the file.

    A file that a branch brings along must not take the place of the range that a job checks.
    """
    if name.startswith(".") or Path(name).is_absolute():  # no revision begins like that
        return False
    from craftnudge.services.check import names_commits

    return names_commits(workplace, name)


def _show(
    call: Invocation, results: tuple[Checked, ...], text: str | None, output: str, notes: Sequence[MessageAndHint]
) -> None:
    from craftnudge.presentation.json import as_text
    from craftnudge.services.renamed_names import renamed_names

    terminal = call.terminal
    for rename in renamed_names(call.workplace, results):
        terminal.notify(str(rename))
    noted = [" ".join(filter(None, (note.message[:1].upper() + note.message[1:], note.hint))) for note in notes]
    for note in () if output in ("github", "markdown") else notes:
        terminal.notify(note.message, note.hint)
    if output == "text":
        from craftnudge.presentation.screens.check import check_screen

        terminal.show(check_screen(results, terminal.canvas))
    elif output == "json":
        from craftnudge.presentation.documents.check import check_document

        terminal.out.write(as_text(check_document(results, message=text)))
    elif output == "sarif":
        from craftnudge.presentation.formats.sarif import sarif_document

        terminal.out.write(as_text(sarif_document(results)))
    elif output == "junit":
        from craftnudge.presentation.formats.junit import junit_report

        terminal.out.write(junit_report(results))
    elif output == "github":
        from craftnudge.presentation.formats.github_annotations import github_annotations

        terminal.out.write(github_annotations(results, noted))
    else:
        from craftnudge.presentation.formats.job_summary import markdown_report

        terminal.out.write(markdown_report(results, noted))
