"""`craftnudge self-check`: what a bug report needs, and nothing that is private."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation

SOMETHING_FAILED = 1


def self_check(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Try scoring, recording and reading git on made-up data, and list versions and states for a bug report.

    No path, name, message, address or value of a setting is printed. Exits with 1 if something failed.
    """
    from craftnudge.services.self_check import self_check as check_itself

    call: Invocation = ctx.obj
    checked = check_itself(call.workplace)
    if as_json:
        from craftnudge.presentation.documents.self_check import self_check_document

        call.write_document(self_check_document(checked))
    else:
        from craftnudge.presentation.screens.self_check import self_check_screen

        call.terminal.show(self_check_screen(checked))
    if not checked.passed:
        raise typer.Exit(SOMETHING_FAILED)
