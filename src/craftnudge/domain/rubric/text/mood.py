"""The form of a subject's verb: an order ("Add"), or a report ("Added", "Adds", "Adding").

The sentence decides, not the ending of the word: "Linked orders are shown twice" and "Routing table loses its default"
begin with a noun phrase, and have no mood. A report is a known verb of change with an object behind it, or any verb
with an article behind it. Whatever could be read in another way is an order, which is neither reported nor changed.
"""

from __future__ import annotations

from typing import Literal

from craftnudge.domain.rubric.text.finite_verb import has_own_verb, is_plural, may_be_its_verb
from craftnudge.domain.rubric.text.inflection import forms, past, third_person, word_set
from craftnudge.domain.rubric.text.vocabulary import FAMILIES
from craftnudge.runtime.lazy_regex import pattern

Mood = Literal["order", "past", "third_person", "gerund"]

# After these a noun follows, and nothing before them is one: "Frobs the widget".
_ARTICLES = word_set("the a an its their our your my his her every")
_DETERMINERS = _ARTICLES | word_set("this these those all some any each another more both")
_NOT_AN_OBJECT = word_set(
    "for of in on from to with by at as and or is are was were be been should must can will has have had not when "
    "if now via after before only still again but up out off over about against into than then that which who "
    "where there too also never twice always while during without within until because so since no yet just once "
    "per due -> =>"
)
# Verbs of change that stand before a bare object: "Added tests". Others may be adjectives: "Cached prices".
_CHANGES = (
    "add fix remove change update rename replace refactor improve implement introduce correct rework rewrite make "
    "simplify bump enable disable convert extract clarify revert optimize reorganize switch"
)
_PAST = frozenset(form for verb in _CHANGES.split() for form in past(verb)) | {"made", "rewrote"}
_THIRD = frozenset(map(third_person, (_CHANGES + " allow prevent avoid ensure delete create handle support").split()))
_GERUNDS = frozenset(form for form in forms(_CHANGES + " use") if form.endswith("ing"))
_GERUNDS_BEFORE_ARTICLES = _GERUNDS | frozenset(
    form
    for form in forms(
        "allow avoid clean create delete document drop extend handle ignore increase merge move prevent reduce "
        "restore set skip support upgrade"
    )
    if form.endswith("ing")
)
# "Cleaned up the parser", "Switched to tabs": verb and particle.
_PHRASAL = {
    "up": word_set("cleaned cleans cleaning tidied"),
    "to": word_set("switched switches migrated upgraded bumped"),
}
# Nouns as often as verbs: "Changes saved twice", "Updates break the cache".
_NOUNS_TOO = word_set("handles supports changes updates fixes switches reverts bumps reworks rewrites")
_FIXES_DO = word_set("land break need come go stay remain apply cause get made lost")
# Fixed by their nature, and not by the commit: "Fixed header in the table".
_FIXED_BY_NATURE = word_set(
    "width widths size sizes point length position rate seed cost costs price prices ratio interval header "
    "headers footer column columns sidebar navbar toolbar amount amounts assets date dates term"
)
# Words that end as reports do and are none.
_BASES = word_set(
    "need speed seed feed embed exceed proceed succeed bleed breed red bed shed sled indeed hundred weird during "
    "nothing something everything anything string bring ring sing spring swing cling fling focus process access "
    "bypass discuss address"
)
_VOWEL = pattern(r"[aeiouy]")
_SYMPTOMS = FAMILIES["problem"] | word_set(
    "returns shows displays reports prints drops needs requires takes gets has does"
)
# What is left of a subject behind its verb and object is read no further than this.
_MOST_WORDS = 40


def mood_of(headline: str) -> Mood:
    """The mood of a subject without its area and tickets; "order" by default."""
    first, *rest = [*headline.split(maxsplit=_MOST_WORDS)[:_MOST_WORDS], ""]
    rest = rest[:-1]
    if not rest or not _is_plain(first):
        return "order"
    word, following = first.lower(), rest[0].lower().strip("\"'`(")
    if word.endswith("ed") or word in _PAST:
        return "past" if _is_past(word, following, rest) else "order"
    if word.endswith("ing"):
        return "gerund" if _is_gerund(word, following, rest) else "order"
    if word.endswith("s") and _is_third_person(word, following, rest):
        return "third_person"
    return "order"


def _is_plain(word: str) -> bool:
    return word.isascii() and word.isalpha() and (word.islower() or word.istitle()) and word.lower() not in _BASES


def _is_past(word: str, following: str, rest: list[str]) -> bool:
    if following in _ARTICLES and word not in FAMILIES["problem"]:
        return word in _PAST or (not word.endswith("eed") and bool(_VOWEL.search(word[:-2])))
    if word in _PHRASAL.get(following, ()):
        return not has_own_verb(rest)
    if word == "fixed" and following.rstrip(",:") in _FIXED_BY_NATURE:
        return False
    return word in _PAST and (following in _DETERMINERS or _is_object(following)) and not has_own_verb(rest)


def _is_gerund(word: str, following: str, rest: list[str]) -> bool:
    """Whether the subject is no sentence about the doing: "Adding a row crashes" is one, "Adding a row" is not."""
    if word in _PHRASAL.get(following, ()):
        return not has_own_verb(rest, of_all=True)
    verbs = _GERUNDS_BEFORE_ARTICLES if following in _DETERMINERS else _GERUNDS
    return (
        word in verbs and (following in _DETERMINERS or _is_object(following)) and not has_own_verb(rest, of_all=True)
    )


def _is_third_person(word: str, following: str, rest: list[str]) -> bool:
    if word.endswith(("ss", "us", "is")) or word in _SYMPTOMS:
        return False
    if following in _ARTICLES or word in _PHRASAL.get(following, ()):
        return True
    if word not in _THIRD or not (following in _DETERMINERS or _is_object(following)):
        return False
    if word in _NOUNS_TOO and (_is_verb_of_plural(word, following, rest) or has_own_verb(rest)):
        return False
    return not (is_plural(following) and has_own_verb(rest))


def _is_verb_of_plural(word: str, following: str, rest: list[str]) -> bool:
    """Whether "updates" or "fixes" is the noun whose verb follows: "Fixes crash ..." is about a crash all the same."""
    if word == "fixes":
        return following in _FIXES_DO
    return may_be_its_verb(following, rest[1].lower() if rest[1:] else "")


def _is_object(following: str) -> bool:
    """Whether the second word can begin an object without an article: no preposition, adverb, ticket or sign."""
    plain = following.rstrip(",.:;)\"'`")
    return plain not in _NOT_AN_OBJECT and following[:1] not in ("#", "-", "=", "+", "&", "/", "!") and bool(plain)
