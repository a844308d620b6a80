"""`craftnudge track`: commits into the journal."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from craftnudge.entrypoints.cli.options import AllRepositories, AsJson, Repositories, Since
from craftnudge.errors import UnknownRevisionError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.results.track import Tracked
    from craftnudge.services.track import Request


def track(
    ctx: typer.Context,
    revisions: Annotated[
        list[str] | None,
        typer.Argument(metavar="REV|RANGE|PATH", help="What to record, or a folder of a repository. Default: HEAD."),
    ] = None,
    repo: Repositories = None,
    all_repos: AllRepositories = False,
    whole: Annotated[bool, typer.Option("--all", help="The whole history of all branches, oldest first.")] = False,
    since: Since = None,
    branch: Annotated[str | None, typer.Option(metavar="NAME", help="This branch instead of HEAD.")] = None,
    show_latest: Annotated[bool, typer.Option("--show-latest", help="Also show the newest commit's score.")] = False,
    verify_objects: Annotated[
        bool, typer.Option("--verify-objects", help="Recompute the hash of every object read; slower.")
    ] = False,
    background: Annotated[
        bool, typer.Option("--background", help="With --all: go on in a process of its own, at low priority.")
    ] = False,
    stop: Annotated[bool, typer.Option("--stop", help="Stop what --background started.")] = False,
    as_json: AsJson = False,
) -> None:
    """Record commits in the journal, each once. An interrupted run continues the next time."""
    call: Invocation = ctx.obj
    folders = [name for name in revisions or () if _is_folder(call, name)]
    revisions = [name for name in revisions or () if name not in folders]
    if revisions and branch:
        raise UsageError("option.together", first=revisions[0], second="--branch")
    repositories = _repositories(call, [*(repo or ()), *folders], all_repos=all_repos)
    request = _request(call, revisions, branch, since, whole=whole)
    calls = [call.at(name) for name in repositories]
    if background or stop:
        _background(calls, request, stop=stop, as_json=as_json)
        return
    with _naming(branch):
        results = [_track(there, request, verify_objects=verify_objects) for there in calls]
    _show(call, results, as_json=as_json)
    if show_latest and not as_json:
        for there, tracked in zip(calls, results, strict=True):
            _show_latest(there, tracked)


def _request(
    call: Invocation, revisions: Sequence[str], branch: str | None, since: str | None, *, whole: bool
) -> Request:
    from craftnudge.entrypoints.cli.typed_dates import start_of
    from craftnudge.services.track import Request

    since_seconds = None if since is None else start_of(since, call.workplace.local_now)
    start = f"refs/heads/{branch}" if branch and not branch.startswith("refs/") else branch or "HEAD"
    return Request(tuple(revisions or (start,)), whole, since_seconds, whole and not revisions and not branch)


def _background(calls: Sequence[Invocation], request: Request, *, stop: bool, as_json: bool) -> None:
    from craftnudge.entrypoints.cli.background import start_in_background, stop_background

    if stop:
        stop_background(calls, as_json=as_json)
    elif not request.everything or request.since_seconds is not None:
        raise UsageError("option.needs", option="--background", other="--all alone")
    else:
        start_in_background(calls, as_json=as_json)


@contextmanager
def _naming(branch: str | None) -> Iterator[None]:
    """Has an unknown revision called a branch, if one was named."""
    try:
        yield
    except UnknownRevisionError:
        if branch is None:
            raise
        raise UnknownRevisionError("revision.no-branch", branch=branch) from None


def _is_folder(call: Invocation, name: str) -> bool:
    """Whether an argument is a folder and no revision, as in `track .`."""
    if not name or not Path(name).is_dir():
        return False
    if name.startswith((".", "~")) or len(Path(name).parts) > 1:
        return True
    from craftnudge.services.check import names_commits

    return not names_commits(call.workplace, name)


def _repositories(call: Invocation, named: list[str], *, all_repos: bool) -> Sequence[str | None]:
    if not all_repos:
        return named or [None]
    if named:
        raise UsageError("option.together", first=named[0], second="--all-repos")
    from craftnudge.services.recorded_folders import recorded_folders

    return recorded_folders(call.workplace)


def _track(call: Invocation, request: Request, *, verify_objects: bool) -> Tracked:
    import os

    from craftnudge.services.track import track_here

    with call.terminal.progress(f"reading {call.workplace.folder.name}") as report:
        if request.everything and call.workplace.background_folder.is_dir():
            from craftnudge.entrypoints.cli.background import wait_for_background

            wait_for_background(call, report)
        return track_here(
            call.workplace, request, verify_objects=verify_objects, report=report, processes=os.cpu_count() or 1
        )


def _show(call: Invocation, results: list[Tracked], *, as_json: bool) -> None:
    if as_json:
        from craftnudge.presentation.documents.track import track_document

        call.write_document(track_document(results))
        return
    from craftnudge.presentation.screens.track import track_line

    call.terminal.show(track_line(tracked) for tracked in results)


def _show_latest(call: Invocation, tracked: Tracked) -> None:
    from craftnudge.presentation.screens.categories import category_lines
    from craftnudge.presentation.screens.coach import heading
    from craftnudge.services.coach import coach_answer

    if tracked.latest_hash is None:
        return
    review = coach_answer(call.workplace, tracked.latest_hash).review
    canvas = call.terminal.canvas
    call.terminal.show([(), *heading(review.record, review.card, canvas), *category_lines(review.card, canvas)])
