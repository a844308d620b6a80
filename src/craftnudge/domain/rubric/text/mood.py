"""The form of a subject's verb: an order ("Add"), or a report ("Added", "Adds", "Adding").

Decided by the word's ending and by what follows it: a verb in a report has an object. A word whose ending and
place could be another part of speech ("Docs for ...", "Nested lists", "String handling") is left alone.
"""

from __future__ import annotations

from typing import Literal

from craftnudge.domain.rubric.text.inflection import third_person, word_set
from craftnudge.domain.rubric.text.vocabulary import FAMILIES
from craftnudge.runtime.lazy_regex import pattern

Mood = Literal["order", "past", "third_person", "gerund"]

_DETERMINERS = word_set("the a an this that these those all some any its their our each every another more no")
_NOT_AN_OBJECT = word_set(
    "for of in on from to with by at as and or is are was were be should must can will has have had not when if "
    "now via after before only still again but up -> =>"
)
# Adjectives and nouns that look like verbs of a report, and base forms that end as reports do.
_OTHER_PARTS_OF_SPEECH = word_set(
    "missing existing remaining trailing leading pending matching following during nothing something everything "
    "anything warning string building setting heading meaning ending beginning opening closing spelling wording "
    "naming waiting indeed need speed seed feed embed exceed proceed succeed bleed breed red bed shed sled nested "
    "related advanced limited detailed mixed failed named shared combined embedded based typed untyped dedicated "
    "distributed batched cached estimated hundred weird signed quoted scheduled required allowed suggested "
    "preferred expected"
)
_VOWEL = pattern(r"[aeiouy]")
_REPORTING_FAMILIES = FAMILIES["change"] | FAMILIES["correct"]
_THIRD_PERSONS = _REPORTING_FAMILIES.intersection(
    third_person(word) for word in _REPORTING_FAMILIES if not word.endswith(("s", "ed", "ing"))
)


def mood_of(headline: str) -> Mood:
    """The mood of a subject without its area and tickets; "order" also where nothing says otherwise."""
    words = headline.split(maxsplit=2)
    if len(words) < 2 or not _may_report(words[0], words[1]):  # noqa: PLR2004 - a verb and its object
        return "order"
    first = words[0].lower()
    if first.endswith("ed") and not first.endswith("eed") and _VOWEL.search(first[:-2]):
        return "past"
    if first.endswith("ing") and _VOWEL.search(first[:-3]):
        return "gerund"
    if _is_third_person(first, words[1].lower()):
        return "third_person"
    return "order"


def _may_report(word: str, following: str) -> bool:
    """Whether the first word may be a verb with an object behind it."""
    first = word.lower()
    return (
        word.isascii()
        and word.isalpha()
        and not word.isupper()
        and first not in _OTHER_PARTS_OF_SPEECH
        and not first.startswith("un")
        and following.lower().strip(",.:;") not in _NOT_AN_OBJECT
    )


def _is_third_person(word: str, following: str) -> bool:
    """An ending in -s and a determiner behind it; or the third person of a verb of change."""
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return False
    return following in _DETERMINERS or word in _THIRD_PERSONS
