"""`craftnudge config`: the settings in effect, where each comes from, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, Repository
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation

config = typer.Typer(
    help="Show and check the settings.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@config.command("show")
def show(
    ctx: typer.Context,
    origin: Annotated[bool, typer.Option("--origin", help="Show where each value comes from.")] = False,
    repo: Repository = None,
    as_json: AsJson = False,
) -> None:
    """Show every setting with its value in this repository."""
    from craftnudge.services.settings import effective_settings

    call: Invocation = ctx.obj.at(repo)
    effective = effective_settings(call.workplace)
    if as_json:
        from craftnudge.presentation.documents.config import config_document

        call.write_document(config_document(effective))
        return
    from craftnudge.presentation.screens.config import config_screen

    call.terminal.show(config_screen(effective.settings, origin=origin))


@config.command("validate")
def validate(ctx: typer.Context, repo: Repository = None) -> None:
    """Check the settings: list each problem with file and line. Exits with 2 if there is one."""
    from craftnudge.presentation.lines import span
    from craftnudge.presentation.setting_text import setting_text
    from craftnudge.services.settings import validate_configuration

    call: Invocation = ctx.obj.at(repo)
    validation = validate_configuration(call.workplace)
    call.terminal.tell([(span(f"read: {where}"),) for where in validation.rule_files])
    call.terminal.tell([(span(f"ignored: {setting_text(rule)}"),) for rule in validation.left_out])
    call.terminal.tell([(span(setting_text(rename)),) for rename in validation.renames])
    call.terminal.show([(span(setting_text(problem)),) for problem in validation.problems])
    if count := len(validation.problems):
        raise UsageError("settings.several-invalid" if count > 1 else "settings.one-invalid", count=count)
    call.terminal.show([(span("No problems found."),)])


@config.command("schema")
def schema(ctx: typer.Context) -> None:
    """Print the JSON Schema of the configuration file, for editors."""
    from craftnudge.services.settings import settings_schema

    ctx.obj.write_document(settings_schema())


@config.command("where")
def where(ctx: typer.Context, repo: Repository = None) -> None:
    """List the files that settings are read from, the strongest last."""
    from craftnudge.presentation.lines import span
    from craftnudge.services.settings import settings_files

    files = settings_files(ctx.obj.at(repo).workplace)
    ctx.obj.terminal.show([(span(f"{file.where}{'' if file.exists else '   (missing)'}"),) for file in files])
