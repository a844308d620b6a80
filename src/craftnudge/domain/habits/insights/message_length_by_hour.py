"""Is there a time of day at which messages get shorter or longer?"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import most_telling
from craftnudge.domain.habits.insight import Insight, Question, Shown, weight_of
from craftnudge.domain.habits.times_of_week import part_of_day

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit


def _words(commit: ScoredCommit) -> int:
    return len(commit.message.subject.split()) + len(commit.message.body.split())


def _log_words(commit: ScoredCommit) -> float:
    """Lengths spread by factors, so that one very long message must not decide a mean."""
    return log(_words(commit) + 1)


def _answer(history: History) -> Insight | None:
    found = most_telling(history.coached, part_of_day, _log_words)
    if found is None:
        return None
    part, contrast = found
    usual, usual_elsewhere = (exp(figure) - 1 for figure in (contrast.figure, contrast.other_figure))
    shorter = contrast.difference < 0
    return Insight(
        headline=f"Messages are {'shorter' if shorter else 'longer'} in the {part}."
        if part != "night"
        else f"Messages are {'shorter' if shorter else 'longer'} at night.",
        detail=f"{usual:.0f} words are usual then ({len(contrast.commits)} commits), {usual_elsewhere:.0f} otherwise.",
        figures={
            "part_of_day": part,
            "commits": len(contrast.commits),
            "usual_words": usual,
            "other_commits": len(contrast.others),
            "other_usual_words": usual_elsewhere,
        },
        commits=tuple(
            Shown(commit, f"{_words(commit)} words")
            for commit in sorted(contrast.commits, key=_words, reverse=not shorter)
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, len(contrast.commits), len(history.coached)),
    )


QUESTION = Question(
    name="message-length-by-hour",
    asks="Is there a time of day at which messages get shorter or longer?",
    matter="words",
    needs="Ten commits in a part of the day and ten outside it; the four parts tried are accounted for.",
    answer=_answer,
)
