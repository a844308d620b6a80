"""`craftnudge coach`: one commit's score, and what is worth a minute."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from craftnudge.cli.options import AsJson, RepoPath, UserId, configuration_at, open_journal


def coach(
    ctx: typer.Context,
    commit_id: Annotated[str, typer.Option("--commit-id", metavar="REV", help="Any revision of one commit.")] = "HEAD",
    repo_path: RepoPath = Path(),
    user_id: UserId = None,
    no_ai: Annotated[bool, typer.Option("--no-ai", help="Rules alone; no local model is asked.")] = False,
    as_json: AsJson = False,
) -> None:
    """Score one commit and coach it: what is worth keeping, what is worth a minute, and what to do next."""
    from craftnudge.git.opening import open_reader
    from craftnudge.workflows.reviewing import review, user_of

    journal = open_journal()
    configuration = configuration_at(repo_path)
    reader = open_reader(repo_path)
    try:
        found = review(reader, journal, commit_id)
        user = user_of(reader, journal, found.record, user_id, configuration["identities"])
    finally:
        reader.close()
    if as_json:
        from craftnudge.render.documents.coach import AiUse, coach_document
        from craftnudge.render.json import as_text

        ai = AiUse(used=False, model=None, reason="--no-ai" if no_ai else "no model")
        ctx.obj.out.write(as_text(coach_document(found.record, found.card, found.feedback, user, ai)))
    else:
        from craftnudge.render.screens.coach import coach_screen

        ctx.obj.show(coach_screen(found.record, found.card, found.feedback, ctx.obj.canvas))
    if found.journal_error is not None:
        raise found.journal_error
