"""The message names what holds the change together."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, failed, not_applicable, said, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_TOO_FEW_WORDS = 2
_ENOUGH_WORDS = 8
_MET_FROM = 0.5


def _evaluate(facts: Facts) -> Outcome:
    if facts.scope is None or not facts.scope.kept:
        return not_applicable("It has no files that were written by hand.")
    words = facts.wording.naming_words
    if not words:
        return not_applicable("There is no message to compare it with.")
    share = min(max(log(words / _TOO_FEW_WORDS) / log(_ENOUGH_WORDS / _TOO_FEW_WORDS), 0.0), 1.0)
    if share < _MET_FROM and facts.english and facts.exemption is not None and facts.exemption.few_words:
        return not_applicable("A typo or formatting needs few words.")
    if words > _TOO_FEW_WORDS and _names_nothing(facts):
        return failed("The message names no thing that this change could be about.")
    return scaled(share, _MET_FROM, lambda: _told_in(words, share))


def _names_nothing(facts: Facts) -> bool:
    return facts.english and not facts.wording.body_words and "no_object" in facts.evidence.signs


def _told_in(words: int, share: float) -> Words:
    evidence = Evidence("words to say what it is about", figure=words, limit=_ENOUGH_WORDS)
    if share >= _MET_FROM:
        return said("The message says what the change is about.", evidence)
    many = "1 word" if words == 1 else f"{words} words"
    return said(f"In {many} the message cannot say what belongs to this change.", evidence)


CHECK = Check(
    id="CN212",
    name="named-scope",
    title="The message names what holds the change together",
    topic="body",
    points=9.5,
    weight_factor=2.0,
    why="Whether a change is one concern can only be seen against the concern that it states. A word or two state"
    " none.",
    advice="Name in the subject the one thing that this change is for.",
    good="Keep the cursor in place when a row is deleted",
    bad="Cleanup",
    grounds="Without this check a commit of one line got all points for its changes however little it said, and"
    " reviewers marked such commits far lower than the score did (the panel in docs/explanation/validity.md).",
    limits="Words are counted, not understood. Where there is no message, nothing is judged, nor where the change"
    " is told in two words: a typo, formatting.",
    evaluate=_evaluate,
)
