"""`craftnudge` without a command."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.entrypoints.cli.options import configuration_at, tell_unreadable
from craftnudge.errors import NoRepositoryError
from craftnudge.presentation.lines import span
from craftnudge.runtime.limits import CATCH_UP_COMMITS
from craftnudge.runtime.paths import cache_folder, home_folder

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Line
    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.overview import Arrival


def home(terminal: Terminal) -> None:
    """Inside a repository: catches up, then the last commit, the week, one thing to do. Outside: how to begin."""
    from craftnudge.adapters.config.rubric_configuration import rubric_settings
    from craftnudge.adapters.git.opening import open_reader
    from craftnudge.presentation.screens.overview import outside_screen
    from craftnudge.services.journal_query import journal_path
    from craftnudge.services.overview import arrive

    try:
        reader = open_reader(Path(), cache_folder=cache_folder(home_folder()))
    except NoRepositoryError:
        terminal.show(outside_screen(str(journal_path(home_folder())), terminal.canvas))
        return
    configuration = configuration_at(Path())
    try:
        with terminal.progress(f"reading {reader.repository.name}") as report:
            arrival = arrive(
                reader,
                home_folder(),
                datetime.now().astimezone().date(),
                identity=reader.identity(),
                aliases=configuration.identities,
                settings=rubric_settings(configuration),
                report=report,
            )
    finally:
        reader.close()
    tell_unreadable(terminal, arrival.found, choose="Who you are is asked of git: git config user.email")
    terminal.show(_screen(terminal, arrival))


def _screen(terminal: Terminal, arrival: Arrival) -> list[Line]:
    from craftnudge.presentation.screens.next_step import next_step
    from craftnudge.presentation.screens.overview import last_line, news_lines, week_lines

    canvas = terminal.canvas
    lines = news_lines(arrival.tracked.written, arrival.week, canvas, yours=arrival.found.person is not None)
    if arrival.tracked.written >= CATCH_UP_COMMITS:
        lines.append((span("  Older commits are not recorded yet: craftnudge track --all"),))
    if arrival.last is None:
        return [*lines, *next_step("git commit", "this repository has no commits yet", canvas)]
    lines += [(), last_line(arrival.last, canvas), *week_lines(arrival.week, canvas)]
    lines += _goal_lines(terminal, arrival)
    named = f" {arrival.instead[:7]}" if arrival.instead else ""
    return [*lines, *next_step(f"craftnudge coach{named}", "what is good, and what to improve", canvas)]


def _goal_lines(terminal: Terminal, arrival: Arrival) -> list[Line]:
    """The goal, and one that was reached; nothing if the user's commits show none."""
    from craftnudge.domain.habits.goal_events import NudgeShown
    from craftnudge.presentation.screens.goal_progress import goal_line, goal_reached_lines
    from craftnudge.services.goal_state import settle_goal
    from craftnudge.services.nudge_log import nudge_log, record_shown

    if arrival.found.person is None or arrival.last is None:
        return []
    log = nudge_log(home_folder())
    now = int(time.time())
    goal = settle_goal(log, arrival.found.mine, now)
    lines: list[Line] = [] if goal.course is None else [goal_line(goal.course, terminal.canvas)]
    if goal.reached is not None:
        lines += [(), *goal_reached_lines(goal.reached, terminal.canvas)]
    if goal.course is not None:
        record_shown(log, NudgeShown(now, goal.course.check_id, arrival.last.record.hash, "home"))
    return lines
