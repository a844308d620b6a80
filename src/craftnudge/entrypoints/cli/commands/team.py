"""`craftnudge team`: what a repository's people do, as one."""

from __future__ import annotations

import typer

from craftnudge.entrypoints.cli.options import AsJson, Days, NoIndex, RepositoryOfTeam, look_back_at, tell_unreadable


def team(
    ctx: typer.Context,
    days: Days = 90,
    repo: RepositoryOfTeam = None,
    no_index: NoIndex = False,
    as_json: AsJson = False,
) -> None:
    """Show the habits of a repository's team: by default of the one here. Nobody is named or ranked.

    Each person counts once, and no figure stands on fewer than five people. The journal must hold the commits of all:
    craftnudge track --all
    """
    from craftnudge.services.team_report import team_in

    asked, found = look_back_at(days=days, user_id=None, everyone=True, repository=repo or ".", use_index=not no_index)
    result = team_in(found, asked)
    tell_unreadable(ctx.obj, found)
    if as_json:
        from craftnudge.presentation.documents.team import team_document
        from craftnudge.presentation.json import as_text

        ctx.obj.out.write(as_text(team_document(result)))
        return
    from craftnudge.presentation.screens.team import team_screen

    ctx.obj.show(team_screen(result, ctx.obj.canvas))
