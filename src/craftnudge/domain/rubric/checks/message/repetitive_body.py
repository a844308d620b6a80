"""A body says more than the subject does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, graded, not_applicable, partial, said
from craftnudge.domain.rubric.text.evidence import clause
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.message_words import Wording

# So many new words of content make two sentences with something to say.
_NEW_WORDS = 10
# No body, or one that repeats the subject, earns this much: what one line can hold.
_WITHOUT = 0.5
_SAME_BEGINNING = 4
_A_BODY = "Give it a body of a line or two: the reason, the choice among ways, or what to watch."
_NO_BODY = partial(_WITHOUT, "There is no body.", Evidence("words of body", figure=0, limit=_NEW_WORDS), advice=_A_BODY)
_NOT_ENGLISH = not_applicable("The message is not in English, and this check reads English words.")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    wording = facts.wording
    if not wording.body_words:
        if facts.exemption and facts.exemption.sure:
            return not_applicable(f"No body is missing: {facts.exemption.says}.")
        return _NO_BODY
    new = len(_new_words(wording.words, wording.body_words))
    if not new:
        return partial(_WITHOUT / 2, lambda: _quoted("repeats the subject", wording, new))
    says = "goes beyond the subject" if new >= _NEW_WORDS // 2 else "adds little"
    return graded(_WITHOUT + (1 - _WITHOUT) * new / _NEW_WORDS, lambda: _quoted(says, wording, new))


def _quoted(does: str, wording: Wording, new: int) -> Words:
    quote = clause(wording.body, "")
    return said(
        f'The body {does}: "{quote}"', Evidence("new words in the body", quote=quote, figure=new, limit=_NEW_WORDS)
    )


def _new_words(subject: list[str], body: list[str]) -> set[str]:
    """Words of content that the subject does not have in any form; no more than are asked for."""
    known = {word[:_SAME_BEGINNING] for word in subject}
    new: set[str] = set()
    for word in body:
        if word not in FUNCTION_WORDS and len(word) > 1 and word[:_SAME_BEGINNING] not in known:
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
    good="Cache the parsed templates\n\nParsing took two thirds of the time of a page, and hardly any template "
    "changes between two requests of one visitor.",
    bad="Cache templates\n\nThis commit caches templates.",
    grounds="Of messages with a body 83 % were rated good, of those without 42 % (974 messages, "
    "docs/explanation/validity.md); a body that repeats the subject is one of the bad patterns (Tian et al., ICSE "
    "2022).",
    limits="It asks for what one line often holds, so no body costs half of its one point at most, and nothing in a "
    "typo, a rename, a named version or formatting. On git's own history it fires on 1 % of human commits.",
    evaluate=_evaluate,
)
