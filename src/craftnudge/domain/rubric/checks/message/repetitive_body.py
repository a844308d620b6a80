"""A body adds to the subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, partial
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# So many new content words make two sentences with something to say.
_NEW_WORDS = 10
# The share without a body, or with one that repeats the subject: what one line can hold.
_NO_BODY_SHARE = 0.5
_SAME_BEGINNING = 4
_NO_BODY = partial(_NO_BODY_SHARE, "no_body", Evidence("body_words", figure=0, limit=_NEW_WORDS))
_NOT_ENGLISH = not_applicable("not_english")
_NOT_NEEDED = not_applicable("not_needed")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    wording = facts.wording
    if not wording.body_words:
        return _NOT_NEEDED if facts.exemption and facts.exemption.sure else _NO_BODY
    new = len(_new_words(wording.words, wording.body_words))
    shown = Evidence("new_body_words", quote=wording.body, figure=new, limit=_NEW_WORDS)
    if not new:
        return partial(_NO_BODY_SHARE / 2, "repeats_subject", shown)
    kind = "adds" if new >= _NEW_WORDS // 2 else "adds_little"
    return graded(_NO_BODY_SHARE + (1 - _NO_BODY_SHARE) * new / _NEW_WORDS, kind, shown)


def _new_words(subject: list[str], body: list[str]) -> set[str]:
    """Content words that the subject does not have in any form; no more than are asked for."""
    in_subject = {word[:_SAME_BEGINNING] for word in subject}
    new: set[str] = set()
    for word in body:
        if word not in FUNCTION_WORDS and len(word) > 1 and word[:_SAME_BEGINNING] not in in_subject:
            new.add(word)
            if len(new) == _NEW_WORDS:
                break
    return new


CHECK = Check(
    id="CN105",
    name="repetitive-body",
    pass_name="Body adds information",
    fail_name="Body adds little",
    topic="body",
    points=0.5,
    why="People open the body for what didn't fit in the subject. Repeating the subject wastes their time.",
    advice="Use the body to explain your reasons and choices, or leave it out.",
    good="Cache the parsed templates\n\nParsing took two thirds of the time of a page, and hardly any template "
    "changes between two requests of one visitor.",
    bad="Cache templates\n\nThis commit caches templates.",
    grounds="Of messages with a body 83% were rated good, of those without 42% (974 messages, "
    "docs/explanation/validity.md); a body that repeats the subject is one of the bad patterns (Tian et al., ICSE "
    "2022).",
    limits="A single line often says enough, so a missing body costs at most half of this check's one point. It "
    "costs nothing for typos, renames, named versions and formatting.",
    evaluate=_evaluate,
    former_name="body-adds",
)
