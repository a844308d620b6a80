"""Former names in settings and trailers: still read, and reported with the current name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.problems import Origin, renamed
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.former_names import former_names
from craftnudge.domain.rubric.rubric_settings import OPT_OUT_TRAILER, opted_out
from craftnudge.services.settings import setting_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.services.results.settings import SettingNote
    from craftnudge.services.workplace import Workplace


def renamed_names(workplace: Workplace, results: Iterable[Checked]) -> tuple[SettingNote, ...]:
    """The former names in the settings here, and those by which trailers of these commits opt out of a check."""
    trailers = tuple(
        setting_note(renamed(Origin(result.label), f"{OPT_OUT_TRAILER.title()}: {old}", new))
        for result in results
        for old, new in former_names(sorted(opted_out(Message(result.record.message)))).items()
    )
    return (*map(setting_note, workplace.configuration.renames), *trailers)
