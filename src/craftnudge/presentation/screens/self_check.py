"""`craftnudge self-check`: a line for each fact and trial, as it goes into a bug report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import span

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Line, Style
    from craftnudge.services.results.self_check import Outcome, SelfCheck

_STYLES: dict[Outcome, Style] = {"passed": "excellent", "failed": "needs_work", "skipped": "dim"}


def self_check_screen(checked: SelfCheck) -> list[Line]:
    """Lines that are not wrapped, so that they can be pasted: each begins as an item of a list in Markdown."""
    lines: list[Line] = [(span(f"- {name}: {value}"),) for name, value in checked.facts.items()]
    for trial in checked.trials:
        error = f" ({trial.error})" if trial.error else ""
        lines.append((span(f"- {trial.name}: "), span(trial.outcome + error, _STYLES[trial.outcome])))
    return lines
