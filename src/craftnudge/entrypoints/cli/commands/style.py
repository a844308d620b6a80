"""`craftnudge style`: what the project's own commits usually look like."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, RepoPath
from craftnudge.errors import UsageError


def style(
    ctx: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="The commit whose past is looked at.")] = "HEAD",
    repo_path: RepoPath = Path(),
    toml: Annotated[
        bool, typer.Option("--toml", help="Print what can be a rule as settings, to keep in .craftnudge.toml.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show the project's house style, learned from its last 50 commits by people, with the support for each habit."""
    if toml and as_json:
        raise UsageError("option.together", first="--json", second="--toml")
    from craftnudge.adapters.git.opening import open_reader
    from craftnudge.domain.commits.past import Past
    from craftnudge.domain.habits.project_style import project_style_of
    from craftnudge.runtime.paths import cache_folder, home_folder

    reader = open_reader(repo_path, cache_folder=cache_folder(home_folder()))
    try:
        past = reader.record(reader.resolve(revision)).past
        name = reader.repository.name
    finally:
        reader.close()
    learned = project_style_of(past or Past(0))
    if toml:
        from craftnudge.presentation.formats.style_toml import style_toml

        ctx.obj.out.write(style_toml(learned))
    elif as_json:
        from craftnudge.presentation.documents.style import style_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(style_document(name, learned)))
    else:
        from craftnudge.presentation.screens.style import style_screen

        ctx.obj.show(style_screen(name, learned, ctx.obj.canvas))
