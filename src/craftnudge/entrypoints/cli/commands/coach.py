"""`craftnudge coach`: one commit's score, and what is worth a minute."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import (
    Ai,
    AiDiff,
    AsJson,
    RepoPath,
    ShowPrompt,
    UserId,
    configuration_at,
    open_journal,
)
from craftnudge.errors import UsageError
from craftnudge.runtime.paths import cache_folder, home_folder

if TYPE_CHECKING:
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.review import Review


def coach(
    ctx: typer.Context,
    revision: Annotated[str | None, typer.Argument(metavar="REV", help="The commit; the last one by default.")] = None,
    commit_id: Annotated[str | None, typer.Option("--commit-id", metavar="REV", help="The same, as an option.")] = None,
    repo_path: RepoPath = Path(),
    user_id: UserId = None,
    ai: Ai = None,
    ai_diff: AiDiff = False,
    show_prompt: ShowPrompt = False,
    as_json: AsJson = False,
) -> None:
    """Score one commit and coach it: what is worth keeping, what is worth a minute, and what to do next."""
    from craftnudge.adapters.config.rubric_configuration import rubric_settings
    from craftnudge.adapters.git.opening import open_reader
    from craftnudge.entrypoints.cli.model_words import Advice
    from craftnudge.services.model_notes import known_to_model
    from craftnudge.services.review import review, user_of

    named, configuration = _named_once(revision, commit_id), configuration_at(repo_path)
    reader = open_reader(repo_path, cache_folder=cache_folder(home_folder()))
    try:
        found = review(reader, open_journal(), named, rubric_settings(configuration))
        user = user_of(reader, home_folder(), found.record, user_id, configuration.identities)
        known = known_to_model(found, reader if ai_diff else None)
    finally:
        reader.close()
    advice = Advice.of(ctx.obj, configuration, os.environ, wanted=True if ai_diff and ai is None else ai)
    if show_prompt:
        advice.show_prompt(known)
    elif as_json:
        from craftnudge.presentation.documents.coach import coach_document
        from craftnudge.presentation.json import as_text

        words = advice.words_on(found, known)
        ctx.obj.out.write(as_text(coach_document(found.record, found.card, found.feedback, user, words)))
    else:
        _show(ctx.obj, found)
        advice.show_words_on(found, known)
    if found.journal_error is not None:
        raise found.journal_error


def _named_once(revision: str | None, commit_id: str | None) -> str:
    if revision is not None and commit_id is not None:
        raise UsageError("option.together", first=revision, second=f"--commit-id {commit_id}")
    named = commit_id if revision is None else revision
    return "HEAD" if named is None else named


def _show(terminal: Terminal, found: Review) -> None:
    """The rules' words, on the screen before anybody else is asked; what they said first is remembered as a nudge."""
    from craftnudge.domain.habits.goal_events import NudgeShown
    from craftnudge.presentation.screens.coach import coach_screen
    from craftnudge.services.nudge_log import nudge_log, record_shown

    terminal.show(coach_screen(found.record, found.card, found.feedback, terminal.canvas))
    terminal.out.flush()
    if found.feedback.areas_for_improvement and found.journal_error is None:
        first = found.feedback.areas_for_improvement[0].check_id
        shown = NudgeShown(int(time.time()), first, found.record.hash, "coach")
        record_shown(nudge_log(home_folder()), shown)
