"""The message has about as many words as those of the project, or more."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from craftnudge.domain.commits.message_traits import WORD_BANDS
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled
from craftnudge.domain.rubric.fit.project_fit import LEAST_COMMITS

if TYPE_CHECKING:
    from craftnudge.domain.commits.past import Past
    from craftnudge.domain.rubric.facts import Facts

# One word is never enough, whatever the project writes, and nobody has to write more than ten.
FEWEST_USUAL_WORDS = 2
MOST_USUAL_WORDS = 10
_NO_POINTS_UP_TO_WORDS = 1.5
PASS_FROM = 0.7
_TOO_FEW = not_applicable("too_few_commits")
_EMPTY = not_applicable("empty")
_NEEDS_FEW_WORDS = not_applicable("enough_for_kind")


def _evaluate(facts: Facts) -> Outcome:
    past, words = facts.record.past, facts.wording.naming_words
    if past is None or past.commits < LEAST_COMMITS:
        return _TOO_FEW
    if not words:
        return _EMPTY
    usual = usual_words(past)
    share = min(max(log(words / _NO_POINTS_UP_TO_WORDS) / log(usual / _NO_POINTS_UP_TO_WORDS), 0.0), 1.0)
    if share < PASS_FROM and facts.english and facts.exemption is not None and facts.exemption.few_words:
        return _NEEDS_FEW_WORDS
    kind = "usual" if share >= PASS_FROM else "fewer"
    return scaled(share, PASS_FROM, kind, Evidence("message_words", figure=words, limit=usual))


def usual_words(past: Past) -> int:
    """The words of the median subject of a project, from the bands that are counted, within the bounds above."""
    subjects = 0
    for most in WORD_BANDS:
        subjects += past.habits.get(f"words_{most}", 0)
        if 2 * subjects >= past.commits:
            return min(max(most, FEWEST_USUAL_WORDS), MOST_USUAL_WORDS)
    return MOST_USUAL_WORDS


CHECK = Check(
    id="CN410",
    name="shorter-than-usual",
    pass_name="Usual message length",
    fail_name="Shorter than usual in this project",
    topic="body",
    points=2.5,
    why="Where most subjects say what changed, a subject of one or two words stands out and says nothing.",
    advice="Write about as many words as the last commits in this repository.",
    good="Reject expired tokens before the lookup, where most subjects have seven words.",
    bad="Tokens, where most subjects have seven words.",
    grounds="Of all features of a message beside its project, too few words lowers reviewers' marks for context most "
    "(293 commits of 70 projects; docs/explanation/validity.md).",
    limits="The check counts words. The usual length is the median subject of the last 50 commits by people, but"
    " at least two and at most ten words.",
    evaluate=_evaluate,
)
