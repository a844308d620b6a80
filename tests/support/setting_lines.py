"""Problems of the configuration as a user reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.setting_text import setting_text
from craftnudge.services.settings import setting_note

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.adapters.config.problems import ConfigProblem


def lines_of(problems: Iterable[ConfigProblem]) -> list[str]:
    """One line for each problem, as `config validate` shows it."""
    return [setting_text(setting_note(problem)) for problem in problems]
