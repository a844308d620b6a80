"""`craftnudge track`: commits into the journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AsJson, configuration_at, open_journal, seconds_of_date
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.track import Request, Tracked


def track(
    ctx: typer.Context,
    revisions: Annotated[
        list[str] | None, typer.Argument(metavar="REV|RANGE", help="What to record; HEAD by default.")
    ] = None,
    repo_path: Annotated[
        list[Path] | None, typer.Option("--repo-path", metavar="PATH", help="A repository; may be given several times.")
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="The whole history, oldest first.")] = False,
    since: Annotated[
        str | None, typer.Option(metavar="DATE", help='Commits from then on: 2026-11-24, or "3 weeks ago".')
    ] = None,
    branch: Annotated[str | None, typer.Option(metavar="NAME", help="This branch instead of HEAD.")] = None,
    show_latest: Annotated[bool, typer.Option("--show-latest", help="Show the newest commit's score as well.")] = False,
    verify_objects: Annotated[
        bool, typer.Option("--verify-objects", help="Recompute the hash of every object read; slower.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Record commits in the journal. The same commit twice is one line; an interrupted run goes on the next time."""
    from datetime import datetime

    from craftnudge.services.track import Request

    if revisions and branch:
        raise UsageError("option.together", first=revisions[0], second="--branch")
    since_seconds = None if since is None else seconds_of_date(since, datetime.now().astimezone())
    start = f"refs/heads/{branch}" if branch and not branch.startswith("refs/") else branch or "HEAD"
    request = Request(tuple(revisions or (start,)), whole, since_seconds)
    results = [_track_one(ctx.obj, path, request, verify_objects=verify_objects) for path in repo_path or [Path()]]
    _show(ctx.obj, results, as_json=as_json)
    if show_latest and not as_json:
        _show_latest(ctx.obj, repo_path or [Path()], results)


def _track_one(terminal: Terminal, path: Path, request: Request, *, verify_objects: bool) -> Tracked:
    import os

    from craftnudge.adapters.git.opening import open_reader
    from craftnudge.runtime.paths import cache_folder, home_folder
    from craftnudge.services.complete_histories import WholeHistories, whole_folder
    from craftnudge.services.track import track_request

    known = WholeHistories(whole_folder(home_folder()))
    reader = open_reader(path, cache_folder=cache_folder(home_folder()), verify_objects=verify_objects)
    try:
        with terminal.progress(f"reading {reader.repository.name}") as report:
            return track_request(reader, open_journal(), request, known, report=report, processes=os.cpu_count() or 1)
    finally:
        reader.close()


def _show(terminal: Terminal, results: list[Tracked], *, as_json: bool) -> None:
    if as_json:
        from craftnudge.presentation.documents.track import track_document
        from craftnudge.presentation.json import as_text

        facts = [
            (one.repository, one.asked, one.written, one.already_there, one.damaged, one.latest_hash) for one in results
        ]
        terminal.out.write(as_text(track_document(facts)))
        return
    from craftnudge.presentation.screens.track import track_line

    terminal.show(track_line(one.repository.name, one.written, one.already_there, one.damaged) for one in results)


def _show_latest(terminal: Terminal, paths: list[Path], results: list[Tracked]) -> None:
    from craftnudge.adapters.config.rubric_configuration import rubric_settings
    from craftnudge.adapters.git.opening import open_reader
    from craftnudge.presentation.screens.categories import category_lines
    from craftnudge.presentation.screens.coach import heading
    from craftnudge.runtime.paths import cache_folder, home_folder
    from craftnudge.services.review import review

    for path, tracked in zip(paths, results, strict=True):
        if tracked.latest_hash is None:
            continue
        reader = open_reader(path, cache_folder=cache_folder(home_folder()))
        try:
            found = review(reader, open_journal(), tracked.latest_hash, rubric_settings(configuration_at(path)))
        finally:
            reader.close()
        categories = category_lines(found.card, terminal.canvas)
        terminal.show([(), *heading(found.record, found.card, terminal.canvas), *categories])
