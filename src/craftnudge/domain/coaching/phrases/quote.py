"""Cuts a sentence out of a message for quoting."""

from __future__ import annotations

import re

from craftnudge.domain.coaching.rewording.imperative import is_verb
from craftnudge.domain.rubric.text.truncate import truncate_line
from craftnudge.runtime.lazy_regex import pattern

MOST_CHARS = 88
_EARLY_CHARS = 20
_STOP = pattern(r"[.!?] (?![a-z])")
# Paragraphs, and the items of lists, whose signs are left out.
_PARTED = pattern(r"\n[ \t]*\n|(?:^|\n)[ \t]*(?:[-*+•]|\d{1,2}[.)])[ \t]+")

# Code and output between fences, the last of which may be missing; no sentence.
_FENCED = pattern(r"^[ \t]*```.*?(?:^[ \t]*```[ \t]*$|\Z)", re.MULTILINE | re.DOTALL)


# Words behind which a cause, an effect or the state before stands. Each is sure in nearly any sentence.
_REASON = pattern(
    r"\b(?:because|so that|due to|as a result|therefore|in order to|to (?:avoid|prevent)|otherwise,? (?:it|the|we|this|"
    r"they|there|a|an)|previously|used to|which (?:breaks|broke|caused|causes|fails|led|leads|made|makes|means|meant)|"
    r"(?:this|that|it|they) (?:broke|breaks|caused|causes|crashed|crashes|fails|failed|led|leads|meant|produced|would|"
    r"could|might)|(?:should|could|would|did|does|do|was|were|is|are)(?: not|n't)|failed to|fails to|cannot|can't)\b",
    re.IGNORECASE,
)
_WORDS_AFTER = 3
_SHORTEST_SENTENCE_CHARS = 25
# "Remove not necessary import" is an action, whatever words it holds.
_WORDS_OF_A_REASON = 8
# What is asked for, and what stays as it was, is no reason for what was done.
_NO_REASON_GIVEN = pattern(
    r"\bplease\b|\?$|\bstill (?:(?:is|are|do|does|did|could|can)(?: not|n't)|can't|cannot|fails?|broken)\b"
    r"|\b(?:does|do|is|are|did)(?: not|n't) (?:\w+ ){0,2}(?:affect|change|prevent)\b|\bshould not have\b",
    re.IGNORECASE,
)
_LIST_MARKS = ("-", "*", "+", "•", ">", "|", "#")


def is_sentence(quote: str) -> bool:
    """Whether a quotation can stand alone: long enough, no list item, trailer, bare action or request."""
    words = quote.split()
    action_only = len(words) < _WORDS_OF_A_REASON and bool(words) and is_verb(words[0].lower())
    return (
        len(quote) >= _SHORTEST_SENTENCE_CHARS
        and not action_only
        and not quote.startswith(_LIST_MARKS)
        and "-by: " not in quote
        and not quote.isupper()
        and _NO_REASON_GIVEN.search(quote) is None
    )


def sentence_of_reason(text: str) -> str | None:
    """The first sentence of a text with a cause or a contrast that a quotation of it still shows; None without one.

    A sentence that announces a list ends before its reason, and one that is cut off at its beginning lost its subject.
    """
    for found in _REASON.finditer(text):
        quote = sentence_around(text, found[0])
        at = quote.lower().find(" ".join(found[0].lower().split()))
        words_after = len(quote[at + len(found[0]) :].split())
        announces = text[: found.end()].rstrip().endswith(":") or f"{quote.rstrip('.')}:" in " ".join(text.split())
        if (
            at >= 0
            and is_sentence(quote)
            and not quote.startswith("...")
            and words_after >= _WORDS_AFTER
            and not announces
        ):
            return quote
    return None


def sentence_around(text: str, shown: str) -> str:
    """The sentence of the text that holds `shown`, on one line, at most 88 characters; "" where the text is empty.

    Double quotation marks in it become single ones, and blocks of code are passed over.
    A long sentence is begun at its own beginning where `shown` stands early in it, else at the last comma before.
    """
    text = _FENCED.sub("\n\n", text.replace("\r\n", "\n")).replace('"', "'")
    shown = " ".join(shown.split()).lstrip(".;, ").replace('"', "'")
    for paragraph in _PARTED.split(text):
        line = " ".join(paragraph.split())
        at = _place_of(shown, line)
        if at is None or not line:
            continue
        start = max((end for end in _ends(line) if end <= at), default=0)
        end = min((end for end in _ends(line) if end > at), default=len(line))
        return _cut(line[start:end].strip().removesuffix(":"), at - start)
    return _cut(" ".join(text.split()), 0)


def _place_of(shown: str, line: str) -> int | None:
    """Where the words stand as words; None where they do not."""
    found = re.search(rf"(?<!\w){re.escape(shown)}(?!\w)", line, re.IGNORECASE)
    return found.start() if found else None


def _ends(line: str) -> list[int]:
    """Where sentences end: behind a stop before a blank and no small letter, outside of brackets.

    So "e.g. this" ends no sentence.
    """
    ends = [found.end() for found in _STOP.finditer(line)]
    return [end for end in ends if line.count("(", 0, end) <= line.count(")", 0, end)]


def _cut(sentence: str, shown_at: int) -> str:
    if len(sentence) <= MOST_CHARS:
        return sentence
    if shown_at > _EARLY_CHARS:
        comma = sentence.rfind(", ", 0, shown_at)
        near = comma if shown_at - comma <= _EARLY_CHARS else sentence.rfind(" ", 0, shown_at - 1)
        return _cut(f"... {sentence[near + 1 :].lstrip()}", 0)
    return truncate_line(sentence, MOST_CHARS - 3)
