"""`craftnudge explain`: what a check looks at, why, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson
from craftnudge.errors import UnknownCheckError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def explain(
    ctx: typer.Context,
    check: Annotated[
        str | None,
        typer.Argument(
            metavar="CHECK", help="A check's id, name or number, a word, or a rule such as HR101. Default: all."
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Explain a check: what it looks at, why it matters, how to pass it, and the evidence for it."""
    from craftnudge.domain.rubric.project_rules import SETTING_OF_RULE
    from craftnudge.domain.rubric.registry import all_checks, checks_about, find_check
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
    rule = check.strip().upper()
    if rule in SETTING_OF_RULE and not as_json:
        from craftnudge.adapters.config.settings_table import SETTINGS
        from craftnudge.presentation.screens.explain import rule_screen

        setting = SETTING_OF_RULE[rule]
        terminal.show(rule_screen(rule, setting, SETTINGS[setting].purpose, terminal.canvas))
        return
    try:
        explained = find_check(check)
    except UnknownCheckError:
        about = checks_about(check)
        if not about or as_json:
            raise
        if len(about) > 1:
            terminal.show(all_checks_screen(about, terminal.canvas))
            return
        (explained,) = about
    if as_json:
        call.write_document(check_document(explained))
    else:
        terminal.show(check_screen(explained, terminal.canvas))
