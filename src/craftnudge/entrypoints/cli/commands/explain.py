"""`craftnudge explain`: what a check looks at, why, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def explain(
    ctx: typer.Context,
    check: Annotated[
        str | None, typer.Argument(metavar="CHECK", help="A check's id or name. Default: list all checks.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Explain a check: what it looks at, why it matters, how to pass it, and the evidence for it."""
    from craftnudge.domain.rubric.registry import all_checks, find_check
    from craftnudge.presentation.documents.checks import check_document, checks_document
    from craftnudge.presentation.screens.explain import all_checks_screen, check_screen

    call: Invocation = ctx.obj
    terminal = call.terminal
    if check is None:
        checks = tuple(all_checks().values())
        if as_json:
            call.write_document(checks_document(checks))
        else:
            terminal.show(all_checks_screen(checks, terminal.canvas))
        return
    explained = find_check(check)
    if as_json:
        call.write_document(check_document(explained))
    else:
        terminal.show(check_screen(explained, terminal.canvas))
