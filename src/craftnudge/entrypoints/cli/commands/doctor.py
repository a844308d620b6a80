"""`craftnudge doctor`: whether everything is in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation

SOMETHING_WRONG = 1


def doctor(ctx: typer.Context, repo: Repository = None, as_json: AsJson = False) -> None:
    """Check program, git, journal, repository, settings and model, and say how to fix what is wrong.

    Exits with 1 if something is wrong.
    """
    from craftnudge.services.doctor import examine
    from craftnudge.services.doctor_model import examine_model

    call: Invocation = ctx.obj.at(repo)
    diagnoses = (*examine(call.workplace), examine_model(call.workplace))
    if as_json:
        from craftnudge.presentation.documents.doctor import doctor_document

        call.write_document(doctor_document(diagnoses))
    else:
        from craftnudge.presentation.screens.doctor import doctor_screen

        call.terminal.show(doctor_screen(diagnoses, call.terminal.canvas))
    if any(diagnosis.condition == "wrong" for diagnosis in diagnoses):
        raise typer.Exit(SOMETHING_WRONG)
