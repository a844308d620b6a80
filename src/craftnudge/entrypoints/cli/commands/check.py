"""`craftnudge check`: the score before the commit, or of a range in CI; fails below a minimum score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.check_results import Results, results_of
from craftnudge.entrypoints.cli.check_target import Sources
from craftnudge.entrypoints.cli.options import AsJson, Repository
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.check_target import Target
    from craftnudge.entrypoints.cli.invocation import Invocation

_FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit", "markdown")


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
MessageFile = Annotated[
    str | None, typer.Option("--message-file", metavar="FILE", help="A file with a message; - for standard input.")
]
Edit = Annotated[bool, typer.Option("--edit", help="The message git is about to use, or that of a file: --edit FILE.")]
Commit = Annotated[str | None, typer.Option("--commit", metavar="REV", help="One commit.")]
Commits = Annotated[str | None, typer.Option("--commits", metavar="A..B", help="The commits of a range.")]
From = Annotated[str | None, typer.Option("--from", metavar="A", help="The commits after A.")]
To = Annotated[str | None, typer.Option("--to", metavar="B", help="With --from: up to B. Default: HEAD.")]
MinScore = Annotated[
    float | None, typer.Option("--min-score", metavar="N", min=0, max=10, help="Exit with 1 below this score.")
]
Format = Annotated[
    str, typer.Option("--format", metavar="FORMAT", help="text, json, github, gitlab, sarif, junit or markdown.")
]


def check(
    ctx: typer.Context,
    what: What = None,
    message: MessageText = None,
    last: Annotated[bool, typer.Option("--last", help="The last commit.")] = False,
    staged: Annotated[bool, typer.Option("--staged", help="The staged change, as without any argument.")] = False,
    message_file: MessageFile = None,
    edit: Edit = False,
    commit: Commit = None,
    commits: Commits = None,
    start: From = None,
    end: To = None,
    amend: Amend = False,
    squash: Squash = None,
    title: Title = None,
    push: Push = None,
    unpushed: Unpushed = False,
    min_score: MinScore = None,
    output: Format = "text",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Also list the points of every check.")] = False,
    repo: Repository = None,
    as_json: AsJson = False,
) -> None:
    """Score the staged change and its message before the commit, as coach would after it."""
    form = _form(output, as_json=as_json)
    call: Invocation = ctx.obj.at(repo)
    sources = Sources(
        what, message, message_file, edit, last, staged, squash, commit, commits, start, end, push, unpushed
    )
    target = sources.target(call.workplace)
    _require_sense(target, title, amend=amend)
    results = results_of(call.workplace, target, message=message, title=title, min_score=min_score, amend=amend)
    if target.kind == "staged" and not results.checked:
        _note_nothing_staged(call)
        if form == "text":
            return
    _answer(call, results, form, all_points=verbose)


def _note_nothing_staged(call: Invocation) -> None:
    from craftnudge.presentation.errors.error_text import error_text

    call.terminal.notify(*error_text(UsageError("staged.nothing")))


def _answer(call: Invocation, results: Results, form: str, *, all_points: bool) -> None:
    """Shows the results, then raises what fails."""
    from craftnudge.services.check import refusal

    _show(call, results, form, all_points=all_points)
    if (failure := refusal(results.checked)) is not None:
        raise failure


def _form(output: str, *, as_json: bool) -> str:
    if output not in _FORMATS:
        raise UsageError("option.value", option="--format", value=output, allowed=_FORMATS)
    if as_json and output not in ("text", "json"):
        raise UsageError("option.together", first="--json", second=f"--format {output}")
    return "json" if as_json else output


def _require_sense(target: Target, title: str | None, *, amend: bool) -> None:
    """Raises UsageError for options that do not fit what is checked."""
    if title is not None and target.kind != "squash":
        raise UsageError("option.needs", option="--title", other="--squash A..B")
    if amend and target.kind in ("squash", "push", "unpushed"):
        raise UsageError("check.amend-of-revision")


def _show(call: Invocation, results: Results, output: str, *, all_points: bool) -> None:
    from craftnudge.presentation.setting_text import setting_text
    from craftnudge.services.renamed_names import renamed_names

    terminal, checked = call.terminal, results.checked
    for rename in renamed_names(call.workplace, checked):
        terminal.notify(setting_text(rename))
    noted = [" ".join(filter(None, (note.message[:1].upper() + note.message[1:], note.hint))) for note in results.notes]
    for note in () if output in ("github", "markdown") else results.notes:
        terminal.notify(note.message, note.hint)
    if output == "text":
        from craftnudge.presentation.screens.check import check_screen

        said = not checked and results.notes  # a note says why there is no commit
        terminal.show([] if said else check_screen(checked, terminal.canvas, all_points=all_points))
    else:
        _write(call, results, output, noted)


def _write(call: Invocation, results: Results, output: str, noted: list[str]) -> None:
    """Writes a document for programs."""
    from craftnudge.presentation.json import as_text

    terminal, checked = call.terminal, results.checked
    if output == "json":
        from craftnudge.presentation.documents.check import check_document

        terminal.out.write(as_text(check_document(checked, message=results.message)))
    elif output == "sarif":
        from craftnudge.presentation.formats.sarif import sarif_document

        terminal.out.write(as_text(sarif_document(checked)))
    elif output == "gitlab":
        from craftnudge.presentation.formats.gitlab_code_quality import gitlab_code_quality

        terminal.out.write(as_text(gitlab_code_quality(checked)))
    elif output == "junit":
        from craftnudge.presentation.formats.junit import junit_report

        terminal.out.write(junit_report(checked))
    elif output == "github":
        from craftnudge.presentation.formats.github_annotations import github_annotations

        terminal.out.write(github_annotations(checked, noted))
    else:
        from craftnudge.presentation.formats.job_summary import markdown_report

        terminal.out.write(markdown_report(checked, noted))
