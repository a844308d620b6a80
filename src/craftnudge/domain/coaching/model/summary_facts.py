"""Sentences about a history, each with an id: what a model may sum up, and nothing that it could add to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.number_text import percent
from craftnudge.domain.habits.pass_rates import better, weakest, worse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.insight import Insight
    from craftnudge.domain.habits.progress import Progress

# A small model loses its way among more.
_MOST_FACTS = 8

Facts = list[tuple[str, str]]


def facts_of_insights(insights: Sequence[Insight]) -> Facts:
    """Each insight in the words of the catalogue."""
    return [
        (insight.name, f"{insight_headline(insight)} {insight_detail(insight)}") for insight in insights[:_MOST_FACTS]
    ]


def facts_of_progress(progress: Progress) -> Facts:
    """What moved: the score and its aspects where they clearly did, and habits that changed or cost most."""
    facts: Facts = [
        (course.name, f"The {course.name} is {course.average:.1f}, {course.change:+.1f} from the period before.")
        for course in progress.courses
        if course.average is not None and course.change is not None and course.clear
    ]
    for practice in (*better(progress.practices), *worse(progress.practices)):
        before = percent(practice.share_before or 0.0)
        facts.append((practice.id, f"{practice.pass_name}: {percent(practice.share)} of commits, {before} before."))
    included = {name for name, _ in facts}
    for practice in weakest(progress.practices)[:2]:
        if practice.id not in included:
            share = percent(1 - practice.share)
            cost = f"It costs {practice.lost:.1f} points per commit."
            facts.append((practice.id, f"{practice.fail_name}: {share} of commits. {cost}"))
    return facts[:_MOST_FACTS]
