"""`craftnudge split`: a tangled change taken apart, shown by default, done with --apply."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepoPath, configuration_at, open_journal
from craftnudge.errors import UsageError


def split(
    ctx: typer.Context,
    revision: Annotated[str | None, typer.Argument(metavar="REV", help="The commit; the last one by default.")] = None,
    staged: Annotated[bool, typer.Option("--staged", help="What is staged, instead of a commit.")] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="Make a commit of each part; of a commit, on a clean work tree.")
    ] = False,
    repo_path: RepoPath = Path(),
    as_json: AsJson = False,
) -> None:
    """Show the groups a change falls into, each with a subject and its score, and the commands that part them."""
    if staged and revision is not None:
        raise UsageError("option.together", first=revision, second="--staged")
    from craftnudge.services.split import apply_split, split_commit, split_staged
    from craftnudge.services.split_commands import commands

    configuration = configuration_at(repo_path)
    if staged:
        found = split_staged(repo_path, configuration, os.environ)
    else:
        found = split_commit(repo_path, "HEAD" if revision is None else revision, configuration)
    by_hand = commands(repo_path, found) if len(found.parts) > 1 else []
    done = apply_split(repo_path, found, open_journal()) if apply and len(found.parts) > 1 else None
    parts = [(part.subject, part.group.paths, part.card) for part in found.parts]
    if as_json:
        from craftnudge.presentation.documents.split import split_document
        from craftnudge.presentation.json import as_text

        commit = None if found.staged else found.record.hash
        backup = done.backup if done else None
        ctx.obj.out.write(as_text(split_document(commit, found.before, parts, by_hand, backup)))
        return
    from craftnudge.presentation.lines import BLANK, span
    from craftnudge.presentation.screens.split import split_screen

    label = "What is staged" if staged else found.record.hash[:7]
    ctx.obj.show(split_screen(label, found.before, parts, [] if done else by_hand, ctx.obj.canvas))
    if done is not None:
        ctx.obj.show([BLANK, (span(f"  {len(found.parts)} commits made. The old state: {done.backup}"),)])
