"""The facts about a history that a model may summarize: sentences that the rules wrote, each with an id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.insight_text import insight_detail, insight_headline
from craftnudge.domain.habits.number_text import percent
from craftnudge.domain.habits.pass_rates import better, weakest, worse
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.insight import Insight
    from craftnudge.domain.habits.progress import Progress

# A small model loses its way among more.
_MOST_FACTS = 8


class HistoryFact(NamedTuple):
    """One fact: the id of the insight, check or category that it is about, and a sentence."""

    id: str
    text: str


def facts_of_insights(insights: Sequence[Insight]) -> list[HistoryFact]:
    """Each insight in the words of the catalogue."""
    return [
        HistoryFact(insight.name, f"{insight_headline(insight)} {insight_detail(insight)}")
        for insight in insights[:_MOST_FACTS]
    ]


def facts_of_progress(progress: Progress) -> list[HistoryFact]:
    """What moved: the score and its aspects where they clearly did, and habits that changed or cost most."""
    facts = [
        HistoryFact(
            course.name, f"The {course.name} is {course.average:.1f}, {course.change:+.1f} from the period before."
        )
        for course in progress.courses
        if course.average is not None and course.change is not None and course.clear
    ]
    for pass_rate in (*better(progress.pass_rates), *worse(progress.pass_rates)):
        before = percent(pass_rate.share_before or 0.0)
        text = f"{pass_rate.pass_name}: {percent(pass_rate.share)} of commits, {before} before."
        facts.append(HistoryFact(pass_rate.id, text))
    included = {fact.id for fact in facts}
    for pass_rate in weakest(progress.pass_rates)[:2]:
        if pass_rate.id not in included:
            share = percent(1 - pass_rate.share)
            cost = f"It costs {pass_rate.lost:.1f} points per commit."
            facts.append(HistoryFact(pass_rate.id, f"{pass_rate.fail_name}: {share} of commits. {cost}"))
    return facts[:_MOST_FACTS]
