"""Looks up what is said of an insight: its headline, its detail, and a note on each commit that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.insight_catalogue import INSIGHTS, WORK
from craftnudge.domain.coaching.phrases.placeholders import counted_noun, fill_with
from craftnudge.domain.habits.number_text import percent
from craftnudge.domain.rubric.registry import all_checks

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from craftnudge.domain.habits.insight import ExampleCommit, Insight

    Figures = Mapping[str, float | str]

_KINDS_OF_WORK_NAMED = 4
_WORK_PREFIX = "commits of "


def insight_headline(insight: Insight) -> str:
    """One sentence: what was found."""
    headline, _, _, _ = INSIGHTS[insight.kind]
    return _filled(headline, insight)


def insight_detail(insight: Insight) -> str:
    """The figures in words, then the advice if there is one; empty if the headline says everything."""
    _, detail, advice, _ = INSIGHTS[insight.kind]
    return " ".join(filter(None, (_filled(detail, insight), _filled(advice, insight))))


def example_note(insight: Insight, example: ExampleCommit) -> str:
    """The note after a commit that shows the insight, such as "fixed by 1234567"; empty without one."""
    _, _, _, note = INSIGHTS[insight.kind]
    return fill_with(note, lambda _name: example.note or None, _shown) or example.note


def _filled(variants: tuple[str, ...], insight: Insight) -> str:
    return fill_with(variants, lambda name: _value_of(name, insight), _shown) or ""


def _value_of(name: str, insight: Insight) -> str | float | None:
    if name in DERIVED:
        return DERIVED[name](insight.figures)
    return insight.values[name] if name in insight.values else insight.figures.get(name)


def _shown(value: str | float, form: str) -> str:
    """A share as a percentage, a mean with one decimal, a count with its noun."""
    if isinstance(value, str):
        return value
    if form == "%":
        return percent(value)
    return counted_noun(round(value), form) if form or isinstance(value, int) else f"{value:.1f}"


def _check_name(figures: Figures, *, passing: bool) -> str:
    check_id = str(figures["check"])
    check = all_checks().get(check_id)
    return check_id if check is None else check.pass_name if passing else check.fail_name


def _mix(figures: Figures) -> str:
    """The most frequent kinds of work with their shares, such as "fixes 33%, features 20%"."""
    counts = [
        (name.removeprefix(_WORK_PREFIX), float(count))
        for name, count in figures.items()
        if name.startswith(_WORK_PREFIX)
    ]
    total = sum(count for _, count in counts)
    return ", ".join(f"{WORK[kind]} {percent(count / total)}" for kind, count in counts[:_KINDS_OF_WORK_NAMED])


# Placeholders whose words are made from the figures.
DERIVED: dict[str, Callable[[Figures], str]] = {
    "pass_name": lambda figures: _check_name(figures, passing=True),
    "fail_name": lambda figures: _check_name(figures, passing=False),
    "Work": lambda figures: WORK[str(figures["kind"])].capitalize(),
    "mix": _mix,
}
