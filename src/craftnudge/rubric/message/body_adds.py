"""A body says more than the subject does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.rubric.check import Check, Evidence, Outcome, graded, met, not_applicable
from craftnudge.rubric.reading.evidence import clause
from craftnudge.rubric.reading.vocabulary import FUNCTION_WORDS

if TYPE_CHECKING:
    from craftnudge.rubric.facts import Facts

# So many new words of content make a sentence with something to say.
_NEW_WORDS = 5
_SAME_BEGINNING = 4
_NOT_ENGLISH = not_applicable("The message is not in English, and this check reads English words.")
_NO_BODY = not_applicable("There is no body.")


def _judge(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    wording = facts.wording
    if not wording.body_words:
        return _NO_BODY
    new = _new_words(wording.words, wording.body_words)
    quote = clause(wording.body, "")
    evidence = Evidence("new words in the body", quote=quote, figure=len(new), limit=_NEW_WORDS)
    if len(new) >= _NEW_WORDS or (new and facts.message.lines and "bullets" in facts.evidence.signs):
        return met(f'The body goes beyond the subject: "{quote}"', evidence)
    if not new:
        return graded(0.0, f'The body repeats the subject: "{quote}"', evidence)
    return graded(0.3 + 0.5 * len(new) / _NEW_WORDS, f'The body adds little: "{quote}"', evidence)


def _new_words(subject: list[str], body: list[str]) -> set[str]:
    """Words of content that the subject does not have in any form; no more than are asked for."""
    said = {word[:_SAME_BEGINNING] for word in subject}
    new: set[str] = set()
    for word in body:
        if word not in FUNCTION_WORDS and len(word) > 1 and word[:_SAME_BEGINNING] not in said:
            new.add(word)
            if len(new) == _NEW_WORDS:
                break
    return new


CHECK = Check(
    id="CN105",
    name="body-adds",
    title="A body adds to the subject",
    topic="body",
    points=1,
    why="Readers open the body for what the subject had no room for. The same words again cost them the click.",
    advice="Keep the body for the reason, the choice among ways, or what to watch; or leave it out.",
    good="Cache the parsed templates\n\nParsing took two thirds of the time of a page.",
    bad="Cache templates\n\nThis commit caches templates.",
    grounds="53 % of good messages had a body, 16 % of those without a reason and none of those with neither what "
    "nor why (1,597 messages); a body that repeats the subject is one of the bad patterns (Tian et al., ICSE 2022).",
    limits="A terse body of five exact words loses a third. On git's own history it fires on 3 % of human commits.",
    judge=_judge,
)
