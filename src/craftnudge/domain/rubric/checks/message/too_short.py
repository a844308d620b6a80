"""The message says enough to be understood without the diff."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# On a scale of ratios: a second sentence adds more to the first than a fifth to the fourth.
_FEW_WORDS = 3
_ENOUGH_WORDS = 36
_PASS_FROM = 0.5
# The share of a change of a kind that needs no words, however few there are.
_NEEDS_FEW = 0.5
_NOT_ENGLISH = not_applicable("not_english")
_NO_WORDS = not_applicable("no_words")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    words = facts.wording.own_words
    if not words:
        return _NO_WORDS
    share = min(max(log(words / _FEW_WORDS) / log(_ENOUGH_WORDS / _FEW_WORDS), 0.0), 1.0)
    shown = Evidence("message_words", figure=words, limit=_ENOUGH_WORDS)
    if share >= _PASS_FROM:
        return scaled(share, _PASS_FROM, "enough", shown)
    if (exemption := facts.exemption) and exemption.sure and share < _NEEDS_FEW:
        return scaled(_NEEDS_FEW, _PASS_FROM, "enough_for_kind", shown)
    return scaled(share, _PASS_FROM, "short", shown)


CHECK = Check(
    id="CN108",
    name="too-short",
    pass_name="Enough detail",
    fail_name="Message too short",
    topic="body",
    points=1,
    why="People read the log without the diff. One sentence about what changed for users is often enough.",
    advice="Add a sentence: how did it work before, or what will users notice?",
    good="Sort readers by name\n\nEditors look for a name and had to read the whole list.",
    bad="Sort readers",
    grounds="Of labelled messages 21% were good with one or two words, 82% with 30 to 60 and 98% with more;"
    " reviewers' marks for messages follow the number of words (docs/explanation/validity.md).",
    limits="The check counts words, so padding earns points.",
    evaluate=_evaluate,
    former_name="tells-enough",
)
