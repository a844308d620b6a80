"""The message tells enough to be understood without the diff."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, not_applicable, said, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# On a scale of ratios: what a second sentence adds to the first, a fifth no longer adds to the fourth.
_FEW_WORDS = 3
_ENOUGH_WORDS = 36
_MET_FROM = 0.5
# What a change of a kind that needs no words has of the points, however few there are.
_NEEDS_FEW = 0.5


def _evaluate(facts: Facts) -> Outcome:
    words = facts.wording.own_words
    if not words:
        return not_applicable("The message has no words of its own.")
    share = min(max(log(words / _FEW_WORDS) / log(_ENOUGH_WORDS / _FEW_WORDS), 0.0), 1.0)
    if facts.english and (unneeded := facts.exemption) and unneeded.sure and share < _NEEDS_FEW:
        return scaled(_NEEDS_FEW, _MET_FROM, lambda: _counted(f"Few words are enough here: {unneeded.says}.", words))
    if share >= _MET_FROM:
        return scaled(share, _MET_FROM, lambda: _counted(f"It tells its story in {words} words.", words))
    return scaled(share, _MET_FROM, lambda: _counted(_short(words), words))


def _counted(says: str, words: int) -> Words:
    return said(says, Evidence("words of its own", figure=words, limit=_ENOUGH_WORDS))


def _short(words: int) -> str:
    return "The whole message is one word." if words == 1 else f"The whole message is {words} words."


CHECK = Check(
    id="CN108",
    name="tells-enough",
    title="Tells enough to be understood without the diff",
    topic="body",
    points=5.5,
    why="A reader of the log has no diff before him. A sentence or two on how it was and how it is now spare him one.",
    advice="Add a sentence on how it was before, or on what a user will notice.",
    good="Sort readers by name\n\nEditors look for a name and had to read the whole list.",
    bad="Sort readers",
    grounds="Of labelled messages 21 % were good with one or two words, 82 % with 30 to 60 and 98 % with more;"
    " reviewers' marks for messages follow the number of words (docs/explanation/validity.md).",
    limits="Words are counted, not weighed: padding earns points here, and loses none. On git's own history it fires on"
    " 14 % of human commits, those of one line; in terse projects on most, which earn part of the points.",
    evaluate=_evaluate,
)
