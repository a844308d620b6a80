"""Asks all questions, found by folder, about one history; drops answers that chance could have made."""

from __future__ import annotations

import importlib
from functools import cache
from typing import TYPE_CHECKING

import craftnudge.domain.habits.insights
from craftnudge.domain.habits.significance import credible
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.runtime.folder_modules import module_names

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.insight import Insight, InsightQuestion

# Of all insights shown that rest on a comparison, at most this share may be made by chance.
FALSE_SHARE = 0.05
# And each must be rarer than this by chance alone.
SURE_BELOW = 0.01


@cache
def questions() -> tuple[InsightQuestion, ...]:
    """Every question; each module of the folder `insights` holds one as QUESTION."""
    return tuple(importlib.import_module(name).QUESTION for name in module_names(craftnudge.domain.habits.insights))


def find_insights(history: History) -> tuple[Insight, ...]:
    """What the history shows, the weightiest first.

    All comparisons are looked at together (Benjamini and Hochberg), and questions without enough cases count as
    comparisons that failed; of two insights on one topic the weightier stays.
    """
    answers = [(question, question.answer(history)) for question in questions()]
    insights = [(question, replace(answer, name=question.name)) for question, answer in answers if answer is not None]
    compared = [pair for pair in insights if pair[1].chance is not None]
    chances = [1.0 if insight.chance is None else insight.chance for _, insight in compared]
    unanswered = [1.0] * (len(answers) - len(insights))
    holds = credible([*chances, *unanswered], FALSE_SHARE)
    shown = [pair for pair in insights if pair[1].chance is None]
    shown += [pair for pair, held in zip(compared, holds, strict=False) if held and _sure(pair[1])]
    shown.sort(key=lambda pair: (-pair[1].weight, pair[1].name))
    by_topic: dict[str, Insight] = {}
    for question, insight in shown:
        by_topic.setdefault(question.topic, insight)
    return tuple(by_topic.values())


def _sure(insight: Insight) -> bool:
    return insight.chance is not None and insight.chance < SURE_BELOW
