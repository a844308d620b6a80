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
    from craftnudge.presentation.screens.overview import last_line, news_line, next_line, outside_screen, week_line
    from craftnudge.services.journal_query import journal_path
    from craftnudge.services.overview import arrive

    try:
        reader = open_reader(Path(), cache_folder=cache_folder(home_folder()))
    except NoRepositoryError:
        terminal.show(outside_screen(str(journal_path(home_folder()))))
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
    yours = arrival.found.person is not None
    lines: list[Line] = [news_line(arrival.tracked.written, arrival.week, yours=yours)]
    if arrival.tracked.written >= CATCH_UP_COMMITS:
        lines.append((span("  Older ones are not recorded yet: craftnudge track --all", "dim"),))
    if arrival.last is None:
        lines += next_line("git commit", "there is no commit here yet", terminal.canvas)
    else:
        lines += [(), last_line(arrival.last, terminal.canvas), week_line(arrival.week, terminal.canvas)]
        lines += _focus_lines(terminal, arrival)
        what = f" {arrival.instead[:7]}" if arrival.instead else ""
        lines += next_line(f"craftnudge coach{what}", "what to keep, and what is worth a minute", terminal.canvas)
    terminal.show(lines)


def _focus_lines(terminal: Terminal, arrival: Arrival) -> list[Line]:
    """The habit in focus, and what became of one that holds now; nothing where the user's commits show none."""
    from craftnudge.domain.habits.goal_events import NudgeShown
    from craftnudge.presentation.screens.goal_progress import focus_line, held_lines
    from craftnudge.services.goal_state import settle_goal
    from craftnudge.services.nudge_log import nudge_log, record_shown

    if arrival.found.person is None or arrival.last is None:
        return []
    log = nudge_log(home_folder())
    now = int(time.time())
    focus = settle_goal(log, arrival.found.mine, now)
    lines: list[Line] = [] if focus.course is None else [focus_line(focus.course, terminal.canvas)]
    if focus.reached is not None:
        lines += [(), *held_lines(focus.reached, terminal.canvas)]
    if focus.course is not None:
        record_shown(log, NudgeShown(now, focus.course.check_id, arrival.last.record.hash, "home"))
    return lines
