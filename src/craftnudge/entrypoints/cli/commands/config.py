"""`craftnudge config`: which settings hold, where each comes from, and what is wrong with them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepoPath, configuration_at
from craftnudge.errors import UsageError

config = typer.Typer(
    help="Which settings hold, where each comes from, and what is wrong with them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@config.command("show")
def show(
    ctx: typer.Context,
    origin: Annotated[bool, typer.Option("--origin", help="Say where each value comes from.")] = False,
    repo_path: RepoPath = Path(),
    as_json: AsJson = False,
) -> None:
    """Show every setting with the value that holds here."""
    from craftnudge.adapters.config.settings_table import SETTINGS

    found = configuration_at(repo_path)
    if as_json:
        from craftnudge.presentation.documents.config import config_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(config_document({name: (found[name], str(found.origin(name))) for name in SETTINGS})))
        return
    from craftnudge.presentation.lines import Line, pad, span

    widest = max(map(len, SETTINGS))
    values = {name: _as_toml(found[name]) for name in SETTINGS}
    lines: list[Line] = []
    for name, value in values.items():
        told = str(found.origin(name))
        own = told != "default"
        tail = f"   {told}" if origin else ""
        lines.append((span(pad(name, widest) + "  "), span(value, "strong" if own else "dim"), span(tail, "dim")))
    ctx.obj.show(lines)


@config.command("validate")
def validate(ctx: typer.Context, repo_path: RepoPath = Path()) -> None:
    """Say what is wrong with the settings: file, line and the nearest right name. Exit code 2 where anything is."""
    from craftnudge.adapters.config.effective import find_top
    from craftnudge.adapters.config.peers.peer_rules import peer_rules
    from craftnudge.presentation.lines import span

    found = configuration_at(repo_path)
    top = find_top(repo_path)
    peers = peer_rules(top) if top else None
    if peers:
        ctx.obj.tell([(span(f"read: {path}"),) for path in peers.files])
        ctx.obj.tell([(span(f"left out: {finding}"),) for finding in peers.left_out])
    ctx.obj.show([(span(str(finding)),) for finding in found.findings])
    if found.findings:
        count = len(found.findings)
        raise UsageError(f"{count} setting{'s are' if count > 1 else ' is'} wrong and passed over.")
    ctx.obj.show([(span("Everything in the configuration is as it should be."),)])


@config.command("schema")
def schema(ctx: typer.Context) -> None:
    """Print the JSON Schema of the configuration file, for editors."""
    from craftnudge.adapters.config.json_schema import config_schema
    from craftnudge.presentation.json import as_text

    ctx.obj.out.write(as_text(config_schema()))


@config.command("where")
def where(ctx: typer.Context, repo_path: RepoPath = Path()) -> None:
    """Name the files that settings are read from, the strongest last."""
    from craftnudge.adapters.config.effective import find_top
    from craftnudge.adapters.config.files import user_file
    from craftnudge.adapters.config.peers.peer_rules import peer_rules
    from craftnudge.presentation.lines import span

    top = find_top(repo_path)
    paths = [] if top is None else [*peer_rules(top).files, top / "pyproject.toml", top / ".craftnudge.toml"]
    paths.append(user_file(os.environ))
    ctx.obj.show([(span(f"{path}{'' if path.exists() else '   (not there)'}"),) for path in dict.fromkeys(paths)])


def _as_toml(value: Any) -> str:
    """A value as it would be written in the file; what nobody set has no form there."""
    import json

    if value is None:
        return "-"
    if isinstance(value, tuple):
        return json.dumps(list(value), ensure_ascii=False)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(name)} = {_as_toml(inner)}" for name, inner in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)
