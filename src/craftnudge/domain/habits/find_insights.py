"""All questions, found by folder, asked of one history; what chance could have made is not told."""

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
    from craftnudge.domain.habits.insight import Insight, Question

# Of all insights told that rest on a comparison, at most this share may be made by chance.
FALSE_SHARE = 0.05


@cache
def questions() -> tuple[Question, ...]:
    """Every question; each module of the folder `insights` holds one as QUESTION."""
    return tuple(importlib.import_module(name).QUESTION for name in module_names(craftnudge.domain.habits.insights))


def noticed(history: History) -> tuple[Insight, ...]:
    """What the history shows, the weightiest first.

    All comparisons are looked at together (Benjamini and Hochberg), those without enough cases counting as compared
    in vain; and of two insights about one matter the weightier stays.
    """
    answers = [(question, question.answer(history)) for question in questions()]
    found = [(question, replace(answer, name=question.name)) for question, answer in answers if answer is not None]
    compared = [(question, insight) for question, insight in found if insight.chance is not None]
    chances = [1.0 if insight.chance is None else insight.chance for _, insight in compared]
    in_vain = [1.0] * (len(answers) - len(found))
    holds = credible([*chances, *in_vain], FALSE_SHARE)
    told = [pair for pair in found if pair[1].chance is None]
    told += [pair for pair, held in zip(compared, holds, strict=False) if held]
    told.sort(key=lambda pair: (-pair[1].weight, pair[1].name))
    matters: dict[str, Insight] = {}
    for question, insight in told:
        matters.setdefault(question.matter, insight)
    return tuple(matters.values())
