"""Finds words in a message that announce a second change.

"Also" alone is not enough: a body often continues with it about the same change. It counts if an action follows.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.rubric.text.inflection import forms, nouns
from craftnudge.domain.rubric.text.message_words import words_of
from craftnudge.domain.rubric.text.vocabulary import FAMILIES
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

# How the second change is announced: as three actions of the subject, as an addition to the main change, as two
# actions, as a number, as a further sentence.
Way = Literal["several", "beside", "and", "count", "sentence"]


class SecondChange(NamedTuple):
    """A second change: how it is announced, and the words."""

    way: Way
    quote: str


_NO_VERBS = frozenset(("do", "don't", "never", "always", "should", "can", "not", "no", "can't", "cannot"))
_DONE = (
    FAMILIES["change"]
    | FAMILIES["correct"]
    | (FAMILIES["behave"] - _NO_VERBS)
    | forms("alter insert warn tell execute assert exit ignore modernize teach adapt")
)
# "Also some more specs added", "also a few small fixes".
_SOME = frozenset(("some", "a", "more", "partly", "minor", "small", "several", "various", "many"))
_DONE_OR_MORE = _DONE | forms("work") | nouns("fix cleanup refactoring improvement tweak")
_IS_DONE = frozenset(("is", "are", "was", "were", "been", "get", "gets"))
# Words between a helping verb and its participle, or before a verb: "was now removed", "we also removed".
_BETWEEN = frozenset(
    ("also", "now", "then", "all", "thus", "slightly", "simply", "we", "i", "this", "it", "commit", "patch", "to")
)
_MORE = (
    r"(?:\w+ )?(?:fix(?:es)?|fixups?|changes?|improvements?|tweaks?|clean-?ups?|refactor(?:s|ings?)?"
    r"|up(?:dates?|grades?)|stuff|things|work)\b"
)
# A form is searched for only if its hint occurs.
_BESIDE = {
    hint: pattern(form, re.IGNORECASE)
    for hint, form in (
        ("while ", r"\bwhile (?:at it|here|we're here|I was)\b"),
        ("unrelated", rf"\bunrelated(?:ly)?(?=[,:])|\bunrelated {_MORE}"),
        ("drive", r"\bdrive-?by\b"),
        ("plus ", r"\bplus (?:some|a few)\b"),
        ("other ", r"\bother (?:minor |small )?(?:fixes|changes|tweaks|cleanups?)\b"),
    )
}
# In a subject these group several changes; in a body they mostly describe the program ("various tasks").
_GATHERED = marked_pattern(
    ("various", "misc", "assorted"), rf"\b(?:various|misc(?:ellaneous)?\.?|assorted) {_MORE}", re.IGNORECASE
)
_ALSO = pattern(r"(?:\band also|^also|[.;:]\s+also)\b", re.IGNORECASE)
_SENTENCE_END = pattern(r"[.;:](?:\s|$)|\n\n")
_ACTIONS = (
    "add|fix|remove|update|refactor|rename|improve|implement|clean|move|bump|change|make|support|allow|drop|tweak|delete"
    "|introduce|enable|disable|use|reformat|format"
)
_ACTION_WORDS = frozenset(_ACTIONS.split("|"))
_AND_ACTION = pattern(rf"[,;]?\s(?:and|&|\+)\s+(?:{_ACTIONS})(?:e?[sd]|ing)?\b|;\s+\w+", re.IGNORECASE)
# Commas also separate a row of actions; each has its own object, unlike in "add, remove and rename users".
_IN_A_ROW = pattern(
    rf"(?:[,;]\s*(?:(?:and|also|then)\s+)*|\s(?:and|&|\+)\s+(?:also\s+)?)(?:{_ACTIONS})(?:e?[sd]|ing)?\b"
    r"(?=\s+(?!and\b|or\b)\w|$)",
    re.IGNORECASE,
)
# `_AND_ACTION` is searched for only if one of these occurs.
_AND = ("and", "&", "+", ";")
# "Fixed two bugs", and a second sentence of the subject with its own action.
_SEVERAL = marked_pattern(
    ("bugs", "fixes", "issues", "problems", "leaks", "improvements", "features", "regressions"),
    r"\b(?:two|three|four|five|six|several|multiple|some more|a few|\d) (?:\w+ )?"
    r"(?:bugs|fixes|issues|problems|leaks|improvements|features|regressions)\b",
    re.IGNORECASE,
)
_NEXT_ACTION = pattern(
    rf"\.\s+(?:check|{_ACTIONS})(?:e?[sd]|ing)?\b|\.\s+more work\b|\.\s+(?:\w+ ){{1,4}}(?:fixed|added|improved|removed"
    r"|changed)\b",
    re.IGNORECASE,
)
# "Fixes #596." names the defect; a test, a comment or thanks is not a second change, nor is an action on "it".
_TICKET = pattern(r"\s+(?:for\s+)?(?:(?:the\s+)?(?:issue|bug|ticket|gh|pr)s?\b|#|:?\s*\d|https?:)", re.IGNORECASE)
_GOES_WITH_IT = pattern(r"\b(?:tests?|comments?|docs?|documentation|thanks)\b", re.IGNORECASE)
_SAME_THING = pattern(r"\s+(?:it|them|its|their)\b", re.IGNORECASE)
_WORDS_LOOKED_AT = 5
# "feat(api): add ..." and "[lexer] fix ...". It always matches, if only nothing.
_PREFIX = pattern(r"(?:\[[^\]]{1,40}\]\s*)?(?:[\w./-]{1,30}(?:\([^)]{1,30}\))?!?:\s+)?")
_CHARS_OF_BEGINNING = 80


def another_change(subject: str, body: str) -> SecondChange | None:
    """The plainest announcement of a second change, in the order of `Way`; None without one."""
    if ("," in subject or ";" in subject) and len(row := list(_further(_IN_A_ROW, subject))) > 1:
        return SecondChange("several", row[1].strip(" ,;"))
    beside = _beside(subject) or _GATHERED.search(subject) or _beside(body)
    if beside:
        return SecondChange("beside", beside[0].strip())
    if any(sign in subject.lower() for sign in _AND) and (both := _two_actions(subject)):
        return SecondChange("and", both)
    if several := _SEVERAL.search(subject):
        return SecondChange("count", several[0])
    following = next(_further(_NEXT_ACTION, subject), None) if ". " in subject else None
    return SecondChange("sentence", following.strip(". ")) if following else None


def begins_with_action(text: str) -> bool:
    """Whether a text begins with an action on the code, behind a type, a part of the project or a small word."""
    words = words_of(text[_PREFIX.match(text).end() :][:_CHARS_OF_BEGINNING])  # type: ignore[union-attr]
    return next((word for word in words if word not in _BETWEEN), "") in _DONE


def _beside(text: str) -> re.Match[str] | None:
    """The first words of a text that add a change to the main one."""
    lower = text.lower()
    matches = [matched for hint, form in _BESIDE.items() if hint in lower and (matched := form.search(text))]
    if "also" in lower:
        matches += [matched for matched in _ALSO.finditer(text) if _was_done(text[matched.end() :])]
    return min(matches, key=re.Match.start, default=None)


def _was_done(following: str) -> bool:
    """Whether the text after "also" is an action: "also rename it", "also the option was removed"."""
    end = _SENTENCE_END.search(following)
    words = [word for word in words_of(following[: end.start()] if end else following) if word not in _BETWEEN]
    if not words:
        return False
    passive = any(helper in _IS_DONE and participle in _DONE for helper, participle in pairwise(words))
    some = words[0] in _SOME and not _DONE_OR_MORE.isdisjoint(words[1 : 1 + _WORDS_LOOKED_AT])
    return words[0] in _DONE or passive or some


def _two_actions(subject: str) -> str | None:
    for action in _AND_ACTION.finditer(subject):
        # "Rename and move options" is one action on one thing, and so is "add, remove and rename users".
        before = words_of(subject[: action.start()].rpartition(": ")[2])
        if len(before) > 1 and not _ACTION_WORDS.issuperset(before) and _is_another(subject, action):
            return action[0].strip()
    return None


def _further(form: re.Pattern[str], subject: str) -> Iterator[str]:
    return (action[0] for action in form.finditer(subject) if _is_another(subject, action))


def _is_another(subject: str, action: re.Match[str]) -> bool:
    """Whether the action has its own object, other than a ticket, test or comment on the first action."""
    rest = subject[action.end() :]
    few = " ".join([action[0], *rest.split()[:_WORDS_LOOKED_AT]])
    goes_with_it = "fix" not in action[0].lower() and _GOES_WITH_IT.search(few)
    return not (goes_with_it or _TICKET.match(rest) or _SAME_THING.match(rest))
