"""Whether the words after a subject's first have a verb of their own: "rows vanish", "the table loses its border".

Then the first word is no verb, but begins what the sentence is about: "Added rows vanish after a reload". A word counts
as a verb where its form and place say so; a doubt counts as a verb, so that nothing is said about the first word.
"""

from __future__ import annotations

from craftnudge.domain.rubric.text.inflection import past, third_person, word_set
from craftnudge.domain.rubric.text.vocabulary import FAMILIES

# They have no other reading, or make a statement of what they stand in.
_AUXILIARIES = word_set(
    "is are was were isn't aren't wasn't weren't has hasn't have haven't had hadn't can cannot can't could "
    "couldn't does do doesn't don't did didn't will won't would wouldn't should shouldn't must may might gets get "
    "got becomes become became never always twice not longer still"
)
_RELATIVES = word_set("that which who where whose")
# What follows them belongs to another clause: "Fixed a crash when the list is empty".
_CLAUSES = word_set("when if because so since while after before until unless as although though whenever whereas")
_PHRASES = word_set("for to with without by via using from")
# May stand behind a plural object and say more of what was done: "Added tests again", "Fixed typos and links".
_BEHIND_AN_OBJECT = (
    _CLAUSES
    | _PHRASES
    | _RELATIVES
    | word_set(
        "in on of at into onto under over inside within across against through about around during and or & + "
        "again too also instead only everywhere here there more -> => than"
    )
)
_ARTICLES = word_set("the a an its their our your my his her")
_PLURALS = word_set("people children data media indices vertices matrices criteria feet men women")
# What things do when something is wrong with them, or when they work.
_BEHAVIOUR = (
    "crash fail break hang lose freeze panic throw vanish disappear overlap leak stay keep appear return show "
    "cause raise lead go come need remain take look point block jump flicker survive open close stop start work "
    "react ignore run overwrite corrupt clear reset accept reject trigger fire produce yield drop delete remove "
    "duplicate swallow truncate miss exceed deadlock stall require allow let make give send leave expire persist "
    "accumulate collide conflict behave scroll shift shrink grow render display exit abort loop respond depend "
    "end begin become wait finish happen flash land differ apply overflow exist match fit stick repeat multiply "
    "double grow bypass outlive steal"
)
_BASES = word_set(_BEHAVIOUR)
_THIRD = frozenset(map(third_person, _BASES)) - word_set("shows shifts needs works loops starts ends")
# What a doing does: "Changing the algorithm turns the toolbar off". Plurals of nouns are left out.
_CHANGES = frozenset(word for word in FAMILIES["change"] if word.endswith("s") and not word.endswith("ss")) - word_set(
    "changes updates imports exports links lists logs maps tags sets states stores records quotes locks calls "
    "groups marks limits formats checks copies caches loads prints uses fixes includes uploads pins installs "
    "ports patches tweaks"
) | word_set("turns compiles makes moves selects overrides affects crashes works fails")
_PASTS = frozenset(form for verb in _BEHAVIOUR.split() for form in past(verb)) & (
    FAMILIES["problem"] | word_set("lost broke hung froze threw vanished disappeared overlapped expired")
)
_COMMON_FAULTS = word_set("bugs issues problems crashes errors cases failures warnings tests")


def is_plural(word: str) -> bool:
    """Whether a word is a plural by its ending, or one of the irregular ones."""
    plain = word.lower().strip(",.:;()\"'`")
    return plain in _PLURALS or (plain.endswith("s") and not plain.endswith(("ss", "us", "is")) and len(plain) > 2)  # noqa: PLR2004 - "s" and "us" are none


def may_be_its_verb(word: str, after: str) -> bool:
    """Whether a word behind a plural can be its verb: "updates break", "changes saved in a file"."""
    is_participle = word.endswith("ed") and (not after or after in _BEHIND_AN_OBJECT)
    return word in _BASES or word in _PASTS or is_participle


def has_own_verb(words: list[str], *, of_all: bool = False) -> bool:
    """Whether the words after a subject's first, from its object on, hold a verb that makes a statement of them.

    `of_all` looks behind the first clause too: "Adding a row when the list is empty crashes".
    """
    if not of_all and _continues_a_plural(words):
        return True
    several = is_plural(words[0])
    plain = [word.lower().strip(",.:;()\"'`") for word in words]
    for at, word in enumerate(plain):
        before = plain[at - 1] if at else ""
        after = plain[at + 1] if at + 1 < len(plain) else ""
        if at and not of_all and _ends_the_clause(word, before, several=several):
            return False
        if word in _AUXILIARIES or (at and _is_statement(word, before, after, several=several)):
            return True
        if at and of_all and word in _CHANGES | _THIRD and before not in _ARTICLES:
            return True
    return False


def _continues_a_plural(words: list[str]) -> bool:
    """Whether an object in the plural is followed by a plain word that can be its verb: "translations overflow"."""
    if len(words) < 2 or not is_plural(words[0]) or not words[0][-1].isalpha():  # noqa: PLR2004 - an object and its verb
        return False
    following = words[1].lower()
    return following.rstrip(",.").isalpha() and following not in _BEHIND_AN_OBJECT and not following.endswith("ing")


def _ends_the_clause(word: str, before: str, *, several: bool) -> bool:
    if word in _RELATIVES:
        # "Scheduled jobs that fail run twice": its verb stands behind the relative clause.
        return not is_plural(before) or before in _COMMON_FAULTS
    return word in _CLAUSES or (word in _PHRASES and not several)


def _is_statement(word: str, before: str, after: str, *, several: bool) -> bool:
    """Whether a word is a verb by what stands before and after it."""
    if word in _PASTS:
        return True
    if is_plural(before) or (several and word in _BASES):
        return word in _BASES and before not in _BEHIND_AN_OBJECT | _ARTICLES
    if before in _ARTICLES:
        return False
    if word in _THIRD:
        return True
    return (is_plural(word) or word.endswith("ed")) and after in _ARTICLES
