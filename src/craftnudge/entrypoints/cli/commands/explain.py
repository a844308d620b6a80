"""`craftnudge explain`: what a check looks at, why, and on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson
from craftnudge.errors import UnknownCheckError

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check
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
    from craftnudge.domain.rubric.registry import all_checks

    call: Invocation = ctx.obj
    rule = (check or "").strip().upper()
    setting = _setting_of(rule) if rule.startswith("HR") and not as_json else None
    if check is None:
        _show(call, tuple(all_checks().values()), as_json=as_json)
    elif setting is not None:
        _show_rule(call, rule, setting)
    else:
        _show(call, _found(check, exactly=as_json), as_json=as_json)


def _setting_of(rule: str) -> str | None:
    from craftnudge.domain.rubric.project_rules import SETTING_OF_RULE

    return SETTING_OF_RULE.get(rule)


def _found(check: str, *, exactly: bool) -> tuple[Check, ...]:
    """The check with that id or name; else those about that word, unless it must be exact."""
    from craftnudge.domain.rubric.registry import checks_about, find_check

    try:
        return (find_check(check),)
    except UnknownCheckError:
        about = () if exactly else checks_about(check)
        if not about:
            raise
        return about


def _show(call: Invocation, checks: tuple[Check, ...], *, as_json: bool) -> None:
    """One check in full, or several in a line each."""
    from craftnudge.presentation.documents.checks import checks_document
    from craftnudge.presentation.screens.explain import all_checks_screen, check_screen

    alone = checks[0] if len(checks) == 1 else None
    if as_json:
        call.write_document(checks_document(checks))
    elif alone is None:
        call.terminal.show(all_checks_screen(checks, call.terminal.canvas))
    else:
        call.terminal.show(check_screen(alone, call.terminal.canvas))


def _show_rule(call: Invocation, rule: str, setting: str) -> None:
    from craftnudge.presentation.screens.explain import rule_screen
    from craftnudge.services.settings import purpose_of

    call.terminal.show(rule_screen(rule, setting, purpose_of(setting), call.terminal.canvas))
