"""`craftnudge` without a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.entrypoints.cli.notes import notify_about
from craftnudge.entrypoints.cli.settings_note import note_settings
from craftnudge.errors import NoRepositoryError
from craftnudge.presentation.lines import prose, span

if TYPE_CHECKING:
    from datetime import datetime

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.overview import Overview


def overview(call: Invocation) -> None:
    """Shows the last commit, the week and the goal; outside a repository, how to begin."""
    from craftnudge.presentation.screens.overview import outside_screen
    from craftnudge.services.overview import arrive

    terminal, workplace = call.terminal, call.workplace
    folder = workplace.folder
    try:
        with terminal.progress(f"reading {folder.name}") as report:
            arrival = arrive(workplace, report)
    except NoRepositoryError:
        terminal.show(outside_screen(str(workplace.local_store.path), terminal.canvas))
        return
    note_settings(call)
    notify_about(terminal, arrival.question, arrival.history, may_name=False)
    terminal.show(_screen(arrival, workplace.local_now, terminal.canvas))


def _screen(arrival: Overview, now: datetime, canvas: Canvas) -> list[Line]:
    from craftnudge.presentation.screens.next_step import next_step
    from craftnudge.presentation.screens.overview import last_line, news_lines, week_lines

    tracked, yours = arrival.tracked, arrival.history.person is not None
    lines = news_lines(tracked.repository.name, tracked.written, arrival.week, canvas, yours=yours)
    if arrival.background is not None:
        from craftnudge.presentation.background_text import background_text

        for part in background_text(arrival.background, now):
            lines += prose(part, canvas)
    elif arrival.tracked.older_left:
        lines.append((span("  Older commits are not recorded yet: craftnudge track --all --background"),))
    if arrival.tracked.superseded:
        from craftnudge.presentation.screens.track import superseded_sentence

        lines += prose(superseded_sentence(arrival.tracked.superseded), canvas)
    if arrival.last is None:
        return [*lines, *next_step("git commit", "this repository has no commits yet", canvas)]
    lines += [(), last_line(arrival.last, canvas), *week_lines(arrival.week, canvas)]
    lines += _goal_lines(arrival, canvas)
    if arrival.offered is not None:
        from craftnudge.presentation.screens.identity import offer_lines

        lines += offer_lines(arrival.offered, canvas)
    named = f" {arrival.instead[:7]}" if arrival.instead else ""
    return [*lines, *next_step(f"craftnudge coach{named}", "what is good, and what to improve", canvas)]


def _goal_lines(arrival: Overview, canvas: Canvas) -> list[Line]:
    """The goal, and one that was just reached; nothing without the user's commits."""
    from craftnudge.presentation.screens.goal_progress import goal_line, goal_reached_lines

    if arrival.goal is None:
        return []
    lines: list[Line] = [] if arrival.goal.course is None else [goal_line(arrival.goal.course, canvas)]
    if arrival.goal.reached is not None:
        lines += [(), *goal_reached_lines(arrival.goal.reached, canvas)]
    return lines
