"""The way from days without a judged commit to the last one, asked for in the words that were typed."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.entrypoints.cli.options import configuration_at
from craftnudge.runtime.paths import home_folder

if TYPE_CHECKING:
    from craftnudge.presentation.screens.empty_period import WayBack
    from craftnudge.services.history import LookBack, Question


def way_back_of(command: str, asked: Question, found: LookBack, *more: str) -> WayBack:
    """The command again with whom and what it was asked about, and `more` options, for the days that hold commits."""
    from craftnudge.adapters.config.rubric_configuration import rubric_settings
    from craftnudge.presentation.screens.empty_period import way_back
    from craftnudge.services.last_scored import last_judged_day

    last_day = last_judged_day(home_folder(), asked, found, rubric_settings(configuration_at(Path.cwd())))
    return way_back(_asked_again(command, asked, *more), asked.days, asked.today, last_day)


def way_to_more_of(command: str, asked: Question) -> WayBack:
    """The command again for ten times as many days, where those asked about hold too few commits."""
    from craftnudge.presentation.screens.empty_period import way_to_more

    return way_to_more(_asked_again(command, asked), asked.days)


def asked_again(command: str, asked: Question, *, unless_days: int) -> str:
    """The command as it was typed, of as many days, which are left out where they are the usual `unless_days`."""
    days = [] if asked.days == unless_days else ["--days", str(asked.days)]
    return shlex.join(["craftnudge", *_asked_again(command, asked), *days])


def _asked_again(command: str, asked: Question, *more: str) -> list[str]:
    words = [command, *more]
    if asked.user is not None:
        words += ["--user-id", asked.user]
    if asked.everyone:
        words += ["--everyone"]
    if asked.repository is not None:
        words += ["--repo", asked.repository]
    return words
