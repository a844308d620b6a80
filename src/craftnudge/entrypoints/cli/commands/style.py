"""`craftnudge style`: what the project's own commits usually look like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def style(
    ctx: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="The commit whose history is used.")] = "HEAD",
    repo: Repository = None,
    toml: Annotated[
        bool, typer.Option("--toml", help="Print what can be a rule as settings for .craftnudge.toml.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show the project's style, learned from its last 50 commits by people, and how many commits support it."""
    if toml and as_json:
        raise UsageError("option.together", first="--json", second="--toml")
    from craftnudge.services.project_style import style_answer

    call: Invocation = ctx.obj.at(repo)
    answer = style_answer(call.workplace, revision)
    if toml:
        from craftnudge.presentation.formats.style_toml import style_toml

        call.terminal.out.write(style_toml(answer.style, answer.messages))
    elif as_json:
        from craftnudge.presentation.documents.style import style_document

        call.write_document(style_document(answer.repository, answer.style))
    else:
        from craftnudge.presentation.screens.style import style_screen

        call.terminal.show(style_screen(answer.repository, answer.style, call.terminal.canvas))
