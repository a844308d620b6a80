"""Is there a time of day at which messages get shorter or longer?"""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

from craftnudge.domain.habits.comparison import most_telling
from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.domain.habits.times_of_week import part_of_day

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit


def _words(commit: ScoredCommit) -> int:
    return len(commit.message.subject.split()) + len(commit.message.body.split())


def _log_words(commit: ScoredCommit) -> float:
    """The logarithm of the length, so that one very long message does not decide the mean."""
    return log(_words(commit) + 1)


def _answer(history: History) -> Insight | None:
    best = most_telling(history.scored, part_of_day, _log_words)
    if best is None:
        return None
    part, contrast = best
    usual, usual_elsewhere = (exp(mean) - 1 for mean in (contrast.figure, contrast.other_figure))
    shorter = contrast.difference < 0
    return Insight(
        kind="messages_shorter" if shorter else "messages_longer",
        values={"time": None if part == "night" else part},
        figures={
            "part_of_day": part,
            "commits": len(contrast.commits),
            "usual_words": usual,
            "other_commits": len(contrast.others),
            "other_usual_words": usual_elsewhere,
        },
        commits=tuple(
            ExampleCommit(commit, str(_words(commit)))
            for commit in sorted(contrast.commits, key=_words, reverse=not shorter)
        ),
        chance=contrast.chance,
        weight=weight_of(contrast.difference / 2, len(contrast.commits), len(history.scored)),
    )


QUESTION = InsightQuestion(
    name="message-length-by-hour",
    question="Is there a time of day at which messages get shorter or longer?",
    topic="words",
    needs="Ten commits in a part of the day and ten outside it; the four parts tried are taken into account.",
    answer=_answer,
)
