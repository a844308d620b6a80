"""`craftnudge doctor`: whether everything is in order."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from craftnudge.cli.options import AsJson, RepoPath


def doctor(ctx: typer.Context, repo_path: RepoPath = Path(), as_json: AsJson = False) -> None:
    """Look at program, git, journal, repository and settings, and say what to do where something is wrong."""
    from craftnudge.workflows.examining import examine

    found = [(one.name, one.condition, one.says, one.hint) for one in examine(repo_path, os.environ)]
    if as_json:
        from craftnudge.render.documents.doctor import doctor_document
        from craftnudge.render.json import as_text

        ctx.obj.out.write(as_text(doctor_document(found)))
        return
    from craftnudge.render.screens.doctor import doctor_screen

    ctx.obj.show(doctor_screen(found, ctx.obj.canvas))
