"""Do squashed pull requests carry the list of their commits?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.habits.insight import ExampleCommit, Insight, InsightQuestion, weight_of
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

NEEDED = 10
# Less often, the setting of the forge is another one already.
LEAST_SHARE = 0.1
# GitHub writes the number of the pull request behind the title, GitLab below the list.
_OF_PULL_REQUEST = pattern(r"\(#\d+\)$|^See merge request \S+!\d+$", re.MULTILINE)
_COMMIT_OF_BRANCH = pattern(r"^\* \S", re.MULTILINE)


def _lists_its_branch(commit: ScoredCommit) -> bool:
    """Whether a forge listed the commits of a branch; only messages that lost points for a list are read."""
    answer = commit.answer("listed-changes")
    if answer is None or not answer.lost_hundredths:
        return False
    text = f"{commit.message.subject}\n{commit.message.body}"
    return len(_COMMIT_OF_BRANCH.findall(text)) > 1 and _OF_PULL_REQUEST.search(text) is not None


def _lost(commit: ScoredCommit) -> float:
    answer = commit.answer("listed-changes")
    return answer.lost_hundredths / 100 if answer else 0.0


def _answer(history: History) -> Insight | None:
    scored = history.scored
    squashed = [commit for commit in reversed(scored) if _lists_its_branch(commit)]
    if len(squashed) < max(NEEDED, LEAST_SHARE * len(scored)):
        return None
    lost = sum(map(_lost, squashed)) / len(squashed)
    return Insight(
        kind="squashed_branches",
        figures={"squashed": len(squashed), "of": len(scored), "lost": lost},
        commits=tuple(map(ExampleCommit, squashed)),
        chance=None,
        weight=weight_of(lost, len(squashed), len(scored)),
    )


QUESTION = InsightQuestion(
    name="squashed-branches",
    question="Do squashed pull requests carry the list of their commits?",
    topic="squash",
    needs="Ten such commits, and one in ten. These are counts, not a comparison.",
    answer=_answer,
)
