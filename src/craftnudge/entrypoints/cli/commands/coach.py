"""`craftnudge coach`: one commit's score, and what to improve."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import Ai, AiDiff, AllPoints, AsJson, Author, Repository, ShowPrompt, Verbose
from craftnudge.entrypoints.cli.settings_note import note_settings
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from craftnudge.domain.coaching.plugin_finding import PluginFinding
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.coach import CoachAnswer
    from craftnudge.services.review import Review


def coach(
    ctx: typer.Context,
    revision: Annotated[
        str | None, typer.Argument(metavar="REV", help="The commit, also by its `commit_id`. Default: the last one.")
    ] = None,
    commit_id: Annotated[str | None, typer.Option("--commit-id", metavar="REV", help="The same, as an option.")] = None,
    repo: Repository = None,
    author: Author = None,
    all_points: AllPoints = False,
    verbose: Verbose = False,
    ai: Ai = None,
    ai_diff: AiDiff = False,
    show_prompt: ShowPrompt = False,
    as_json: AsJson = False,
) -> None:
    """Score a commit and suggest improvements."""
    from craftnudge.entrypoints.cli.model_words import ModelNotes
    from craftnudge.services.coach import coach_answer

    call: Invocation = ctx.obj.at(repo)
    note_settings(call)
    named = _one_revision(revision, commit_id)
    answer = coach_answer(call.workplace, named, user=author, with_diff=ai_diff)
    notes = ModelNotes.of(call, wanted=True if ai_diff and ai is None else ai)
    review = answer.review
    if show_prompt:
        notes.show_prompt(answer.material)
    elif as_json:
        from craftnudge.presentation.documents.coach import coach_document

        words = notes.words_on(review, answer.material)
        call.write_document(coach_document(review.record, review.card, review.feedback, answer.user, words))
    else:
        _show(call, answer, all_points=all_points or verbose)
        notes.show_words_on(review, answer.material)
    if review.journal_error is not None:
        raise review.journal_error


def _one_revision(revision: str | None, commit_id: str | None) -> str | None:
    if revision is not None and commit_id is not None:
        raise UsageError("option.together", first=revision, second=f"--commit-id {commit_id}")
    return commit_id if revision is None else revision


def _plugin_findings(call: Invocation, review: Review) -> tuple[PluginFinding, ...]:
    """What the user's own checks find; a plug-in that was left out is named."""
    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.services.plugin_checks import with_plugins

    alone = Checked(review.record.hash[:7], review.record, review.card, (), None)
    (checked,), faults = with_plugins(call.workplace, [alone])
    for fault in faults:
        from craftnudge.presentation.errors.error_text import error_text

        call.terminal.notify(*error_text(fault))
    return checked.plugin_findings


def _show(call: Invocation, answer: CoachAnswer, *, all_points: bool) -> None:
    """Shows the rules' words before a model is asked, and records what was advised first."""
    from craftnudge.presentation.screens.coach import coach_screen
    from craftnudge.services.coach import remember_advice

    terminal, review = call.terminal, answer.review
    # The name by the mailmap, as git shows it.
    record = replace(review.record, author=answer.author)
    own = _plugin_findings(call, review) if all_points else ()
    screen = coach_screen(record, review.card, review.feedback, terminal.canvas, all_points=all_points, own=own)
    terminal.show(screen)
    terminal.out.flush()
    remember_advice(call.workplace, review)
