"""`craftnudge explain`: what a check looks at, why, and on what grounds."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    ctx: typer.Context,
    check: Annotated[
        str | None, typer.Argument(metavar="CHECK", help="A check's id or name; without one, all checks are listed.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Explain a check: what it judges, why it matters, what to do, and the evidence it stands on."""
    from craftnudge.domain.rubric.registry import all_checks, find_check
    from craftnudge.presentation.documents.checks import check_document, checks_document
    from craftnudge.presentation.json import as_text
    from craftnudge.presentation.screens.explain import all_checks_screen, check_screen

    terminal = ctx.obj
    if check is None:
        checks = tuple(all_checks().values())
        if as_json:
            terminal.out.write(as_text(checks_document(checks)))
        else:
            terminal.show(all_checks_screen(checks, terminal.canvas))
        return
    found = find_check(check)
    if as_json:
        terminal.out.write(as_text(check_document(found)))
    else:
        terminal.show(check_screen(found, terminal.canvas))
