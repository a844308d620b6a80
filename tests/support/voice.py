"""The rules of VOICE that a test can hold: banned patterns, and how many words a sentence may have."""

from __future__ import annotations

import re

MOST_WORDS = 14
# Patterns that VOICE rules out: riddles, courts, morals, old words.
BANNED = re.compile(
    r"\b(whoever|nobody|somebody|lest|anew|mend(?:s|ed|ing)?|verdict|judged?|taken? apart|put right|for want of|be had|"
    r"in vain|is none|is no|are no|the next reader|in two years|to be had)\b|!|\b(?:is|are) (?:said|told|named); ",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[.?:;])\s+")


def longest_sentence_words(text: str) -> int:
    """The number of words of the longest sentence of a text; a placeholder is one word."""
    return max(len(sentence.split()) for sentence in _SENTENCE_END.split(re.sub(r"\{[^}]*\}", "X", text)))
