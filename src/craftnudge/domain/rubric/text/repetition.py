"""Leaves out the sentences of a body that add nothing to what was said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.grounding import stem
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.domain.rubric.text.message_words import words_of
from craftnudge.domain.rubric.text.vocabulary import FAMILIES, FUNCTION_WORDS
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.text.message_words import Wording

_CODE_SIGNS = pattern(r"[`_(){}=/<>|:]")
_SENTENCE_END = pattern(r"(?<=[.!?])\s+|\n\s*\n|\n(?=[ \t]*[-*+•][ \t])")
# Words that connect, value or hedge: a sentence of these alone ("because it was needed") states nothing.
CONNECTING_WORDS = FUNCTION_WORDS.union(
    *(FAMILIES[name] for name in ("cause", "contrast", "need", "negation", "benefit", "consequence", "relation"))
).union(FAMILIES["vague"], word_set("did done was were has have had there here very just why how what with without"))
# What is changed was always one of these, or becomes one.
_SAYS_NOTHING = word_set(
    "broken wrong bad buggy work works working worked improve improves improved fix fixes fixed nice nicer good fine "
    "ok okay correct correctly properly reason reasons thing things stuff code everything something same"
)
_GIVES_REASON = word_set("because since so cause cuz")
# In an English sentence of so many words at least a tenth are of grammar.
_LONG_SENTENCE_WORDS = 10
_LEAST_GRAMMAR_SHARE = 0.1


def telling_body(wording: Wording) -> str:
    """The sentences of the body with a word of content that neither the subject nor an earlier sentence has.

    Figures count as content, in whatever sentence.
    """
    if not wording.body_words:
        return ""
    said = set(map(stem, wording.words))
    kept = []
    for sentence in _SENTENCE_END.split(wording.body):
        words = words_of(sentence)
        new = {stem(word) for word in words if word not in CONNECTING_WORDS} - said
        if (new or any(map(str.isdigit, sentence))) and not _is_gibberish(words, sentence):
            kept.append(sentence)
            said |= new
    return "\n".join(kept)


def _is_gibberish(words: list[str], sentence: str) -> bool:
    return (
        len(words) >= _LONG_SENTENCE_WORDS
        and sum([word in FUNCTION_WORDS for word in words]) < _LEAST_GRAMMAR_SHARE * len(words)
        and not _CODE_SIGNS.search(sentence)
        and sentence.lstrip()[:1] not in "-*+•"
    )


def is_empty_cause(words: list[str], at: int) -> bool:
    """Whether no new word of content follows a word of cause: "because it was broken", "asdf because asdf"."""
    said = CONNECTING_WORDS | _SAYS_NOTHING | frozenset(words[:at])
    return said.issuperset(words[at + 1 :])


def telling_words(words: list[str]) -> list[str]:
    """The words of a headline, each once, without a reason that adds nothing: "asdf" of "asdf asdf because asdf"."""
    at = next((at for at, word in enumerate(words) if word in _GIVES_REASON and is_empty_cause(words, at)), len(words))
    return list(dict.fromkeys(words[:at] if at else words))
