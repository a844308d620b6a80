"""The message has enough words to say what the change is about."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, scaled
from craftnudge.domain.rubric.checks.file_names import repeats_the_files

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_TOO_FEW_WORDS = 2
_ENOUGH_WORDS = 8
_PASS_FROM = 0.5
_ONLY_GENERATED = not_applicable("only_generated_files")
_NOT_ENGLISH = not_applicable("not_english")
_NO_WORDS = not_applicable("no_words")
_NEEDS_FEW_WORDS = not_applicable("enough_for_kind")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    if facts.scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    if not facts.scope.kept:
        return _ONLY_GENERATED
    words = facts.wording.naming_words
    return _by_words(facts, words) if words else _NO_WORDS


def _by_words(facts: Facts, words: int) -> Outcome:
    share = min(max(log(words / _TOO_FEW_WORDS) / log(_ENOUGH_WORDS / _TOO_FEW_WORDS), 0.0), 1.0)
    if share < _PASS_FROM and facts.exemption is not None and facts.exemption.few_words:
        return _NEEDS_FEW_WORDS
    if words > _TOO_FEW_WORDS and _names_nothing(facts):
        return failed("names_nothing")
    kind = "named" if share >= _PASS_FROM else "file_names_only" if repeats_the_files(facts) else "few_words"
    return scaled(share, _PASS_FROM, kind, Evidence("naming_words", figure=words, limit=_ENOUGH_WORDS))


def _names_nothing(facts: Facts) -> bool:
    return not facts.wording.body_words and "no_object" in facts.evidence.signs


CHECK = Check(
    id="CN109",
    name="unnamed-scope",
    pass_name="Names the change",
    fail_name="Does not name the change",
    topic="body",
    points=2.5,
    weight_factor=2.0,
    why="One or two words rarely say what a change is about. Reviewers then have to read all of it.",
    advice="Say in the subject what this commit changes.",
    good="Keep the cursor in place when a row is deleted",
    bad="Cleanup",
    grounds="Reviewers rate a message of one or two words far lower than one of six (docs/explanation/validity.md).",
    limits="The check counts words. It skips empty messages, and changes that two words describe, such as a typo fix.",
    evaluate=_evaluate,
    former_name="named-scope",
    former_id="CN212",
)
