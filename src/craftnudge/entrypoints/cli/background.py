"""`track --background` and `--stop`, and the news of runs in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.results.background_track import BackgroundTrack

# They say themselves what runs, or are asked by other programs.
_WITHOUT_NEWS = frozenset(("doctor", "hook", "licenses", "man", "self-check", "uninstall", "where"))


def start_in_background(calls: Sequence[Invocation], *, as_json: bool) -> None:
    """Starts a run for each repository, and says so; or that one runs already."""
    from craftnudge.services.background_track import start

    started = [start(call.workplace) for call in calls]
    if as_json:
        _write(calls[0], [run for run, _ in started])
        return
    for call, (run, is_new) in zip(calls, started, strict=True):
        text, hint = _text(call, run)
        call.terminal.show([(span(f"  {'' if is_new else 'already '}{text}"),), (span(f"  {hint}"),)])


def stop_background(calls: Sequence[Invocation], *, as_json: bool) -> None:
    """Ends the runs of these repositories; what they have read is recorded."""
    from craftnudge.services.background_track import run_here, stop

    stopped = [(call, stop(run_here(call.workplace))) for call in calls]
    if as_json:
        _write(calls[0], [run for _, run in stopped if run is not None])
        return
    for call, run in stopped:
        if run is None:
            call.terminal.show([(span(f"  {call.workplace.folder.name} is not being recorded in the background."),)])
            continue
        text, hint = _text(call, run)
        call.terminal.show([(span(f"  {text}"),), *([(span(f"  {hint}"),)] if hint else [])])


def wait_for_background(call: Invocation, report: Callable[[int, int], None] | None) -> None:
    """Waits for the run of the repository here, if one lives; what it left is recorded then."""
    from craftnudge.services.background_track import run_here, wait_for

    file = run_here(call.workplace)
    run = file.read()
    if run is None or run.state != "running":
        return
    text, _ = _text(call, run)
    call.terminal.notify(f"already {text}", "Waiting for it. Ctrl-C ends the waiting; the recording goes on.")
    wait_for(file, report)


def tell_of_background(command: str | None, call: Invocation) -> None:
    """Says once how runs have ended."""
    if command in _WITHOUT_NEWS:
        return
    from craftnudge.services.background_runs import all_runs

    for file in all_runs(call.workplace.background_folder):
        run = file.take_end()
        if run is not None:
            call.terminal.notify(*_text(call, run))


def _text(call: Invocation, run: BackgroundTrack) -> tuple[str, str]:
    from craftnudge.presentation.background_text import background_text

    return background_text(run, call.workplace.local_now)


def _write(call: Invocation, runs: Sequence[BackgroundTrack]) -> None:
    from craftnudge.presentation.documents.background import background_document

    call.write_document(background_document(runs))
