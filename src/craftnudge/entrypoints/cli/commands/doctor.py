"""`craftnudge doctor`: whether everything is in order."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepoPath, configuration_at


def doctor(ctx: typer.Context, repo_path: RepoPath = Path(), as_json: AsJson = False) -> None:
    """Look at program, git, journal, repository, settings and model, and say what to do where something is wrong."""
    from craftnudge.services.doctor import examine
    from craftnudge.services.doctor_model import examine_model

    diagnoses = (*examine(repo_path, os.environ), examine_model(configuration_at(repo_path), os.environ))
    if as_json:
        from craftnudge.presentation.documents.doctor import doctor_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(doctor_document(diagnoses)))
        return
    from craftnudge.presentation.screens.doctor import doctor_screen

    ctx.obj.show(doctor_screen(diagnoses, ctx.obj.canvas))
