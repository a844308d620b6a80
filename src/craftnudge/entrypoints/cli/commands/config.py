"""`craftnudge config`: the settings in effect, where each comes from, and what is wrong with them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepoPath, configuration_at
from craftnudge.errors import UsageError

config = typer.Typer(
    help="Show and check the settings.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@config.command("show")
def show(
    ctx: typer.Context,
    origin: Annotated[bool, typer.Option("--origin", help="Show where each value comes from.")] = False,
    repo_path: RepoPath = Path(),
    as_json: AsJson = False,
) -> None:
    """Show every setting with its value in this repository."""
    from craftnudge.adapters.config.settings_table import RENAMED_SETTINGS, SETTINGS

    configuration = configuration_at(repo_path)
    values = {name: configuration.value(name) for name in SETTINGS}
    origins = {name: str(configuration.origin(name)) for name in SETTINGS}
    if as_json:
        from craftnudge.presentation.documents.config import config_document
        from craftnudge.presentation.json import as_text

        settings = {name: (values[name], origins[name]) for name in SETTINGS}
        ctx.obj.out.write(as_text(config_document(settings, RENAMED_SETTINGS)))
        return
    from craftnudge.presentation.lines import Line, pad, span

    widest = max(map(len, SETTINGS))
    lines: list[Line] = []
    for name, value in values.items():
        tail = f"   {origins[name]}" if origin else ""
        lines.append(
            (
                span(pad(name, widest) + "  "),
                span(_as_toml(value), "strong" if configuration.is_set(name) else "dim"),
                span(tail, "dim"),
            )
        )
    ctx.obj.show(lines)


@config.command("validate")
def validate(ctx: typer.Context, repo_path: RepoPath = Path()) -> None:
    """Check the settings: list each problem with file and line. Exits with 2 if there is one."""
    from craftnudge.presentation.lines import span
    from craftnudge.services.project_configuration import validate_configuration

    validation = validate_configuration(repo_path, os.environ)
    ctx.obj.tell([(span(f"read: {where}"),) for where in validation.rule_files])
    ctx.obj.tell([(span(f"left out: {rule}"),) for rule in validation.left_out])
    ctx.obj.tell([(span(str(rename)),) for rename in validation.renames])
    ctx.obj.show([(span(str(problem)),) for problem in validation.problems])
    if count := len(validation.problems):
        raise UsageError("settings.several-invalid" if count > 1 else "settings.one-invalid", count=count)
    ctx.obj.show([(span("No problems found."),)])


@config.command("schema")
def schema(ctx: typer.Context) -> None:
    """Print the JSON Schema of the configuration file, for editors."""
    from craftnudge.adapters.config.json_schema import config_schema
    from craftnudge.presentation.json import as_text

    ctx.obj.out.write(as_text(config_schema()))


@config.command("where")
def where(ctx: typer.Context, repo_path: RepoPath = Path()) -> None:
    """List the files that settings are read from, the strongest last."""
    from craftnudge.presentation.lines import span
    from craftnudge.services.project_configuration import settings_files

    files = settings_files(repo_path, os.environ)
    ctx.obj.show([(span(f"{file.where}{'' if file.exists else '   (missing)'}"),) for file in files])


def _as_toml(value: Any) -> str:
    """A value as it would be written in the file; `-` for a setting without a value."""
    import json

    if value is None:
        return "-"
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {_as_toml(inner)}" for name, inner in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
