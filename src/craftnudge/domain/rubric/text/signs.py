"""The signs of a reason and of a change that a message shows, each with the words that show it.

Every sign is a plain statement about words, kinds of file and figures. What each is worth stands in `sign_table`.
Words are looked up, not searched for: one pass over the headline and one over the body.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.text.combined_signs import add_combined_signs
from craftnudge.domain.rubric.text.inflection import forms, word_set
from craftnudge.domain.rubric.text.message_words import words_of
from craftnudge.domain.rubric.text.references import find_ticket
from craftnudge.domain.rubric.text.repetition import is_empty_cause, telling_words
from craftnudge.domain.rubric.text.vocabulary import FAMILIES, FUNCTION_WORDS
from craftnudge.domain.rubric.text.word_pairs import LEADS_TO_ACTION, PHRASES, phrase_at
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.text.message_words import Wording

Signs = dict[str, str]

# So many lines are few enough to see through, and many enough to be lost in.
FEW_LINES = 6
MANY_LINES = 200
# Words of content in a headline that name a thing in full, and in several words.
_DETAILED_WORDS = 5
_SEVERAL_WORDS = 3
_FULL_SUBJECT_WORDS = 8
_TINY_SUBJECT_WORDS = 2
_BODY_WORDS = ((4, "body"), (12, "body_12"), (30, "body_30"), (60, "body_60"))

_REASONS = (
    "cause",
    "problem",
    "trouble",
    "contrast",
    "need",
    "negation",
    "benefit",
    "consequence",
    "relation",
    "waste",
)
_KINDS = ("spelling", "text", "docs", "shape", "move", "version", "test")
_AREA_KINDS = ("spelling", "docs", "shape", "version", "test", "text")


def _signs_of_words(prefix: str, families: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """From each word of these families to the names of the signs that it shows."""
    found: dict[str, tuple[str, ...]] = {}
    for name, words in FAMILIES.items():
        if name in families:
            for word in words:
                found[word] = (*found.get(word, ()), prefix + name)
    return found


_SUBJECT_SIGNS = _signs_of_words("subject_", (*_REASONS, *_KINDS))
_AREA_SIGNS = _signs_of_words("subject_", _AREA_KINDS)
_BODY_SIGNS = _signs_of_words("body_", _REASONS)
VERBS_OF_CHANGE = FAMILIES["change"]

_SWAP = pattern(
    r"\bfrom\b.*\bto\b|\b(?:instead of|rather than)\b|\b(?:replac|swap|chang)\w* .*\b(?:with|by|to|into)\b|[-=]>|→|>>"
)
_SWAP_WORDS = frozenset(("from", "instead", "rather", *forms("replace swap change")))
_MEANS = frozenset(("with", "using", "by", "via"))
_REMOVING = forms("remove stop eliminate plug drop")
# "Avoid a copy" says what is done now; "Fix the copy" does not.
_AVERTING = forms("avoid prevent")
_MOVES = ("renam", "mov")
# "OLD_NAME -> NEW_NAME" and no more.
_RENAMES = marked_pattern((">", "→"), r"\S+ (?:[-=]+>|→|>>) \S+$")
_MOVED = frozenset(("renamed", "moved"))
_WORDS_OF_A_STATEMENT = 6
# A body that begins so tells what the commit is or does, not how things were.
_OF_THIS_COMMIT = frozenset(
    ("this", "these", "it", "also", "note", "now", "there's", "new", "some", "see", "gives", "lets", "by", "with")
)
_BULLET = pattern(r"^[ \t]*(?:[-*+•]|\d+[.)])[ \t]+\S", re.MULTILINE)
_SENTENCE_START = pattern(r"(?:[.:;]\s+|\n\n|[-*+•]\s+)([A-Za-z]+)")
_VERSION = pattern(r"\bv?\d+(?:\.\d+)+\S*|\bv?\d+(?:\.[x\d]+)*\b")
# "Update to 2.1", "Update to Gson 2.8.5", "Use Okio 1.4.0".
_TO_VERSION = pattern(
    r"\b(?:to(?: [a-z][\w.+-]*){0,2}|(?:using|use|require)(?: [a-z][\w.+-]*){1,2}) (v?\d+(?:\.\d+)+\S*)", re.IGNORECASE
)
_LEADS_TO_VERSION = frozenset(("to", "use", "using", "require"))
_DOCS_KINDS = frozenset(("docs", "translation"))
_TEST_KINDS = frozenset(("test",))
_BUILD_KINDS = frozenset(("build", "config", "ci", "lock"))
_WASTE_REMOVED_BY = forms("remove delete drop eliminate kill strip prune purge cut discard")
_DOCUMENTING = word_set("document add update improve documentation docs clarify")
# A subject that begins so compares, or says how much, before it names anything.
_VAGUE_STARTS = word_set(
    "more less better safer simpler nicer faster idiomatic really actually first next last new all some also"
)
_STATING = word_set("is are was were will has have")
_LEADING_VERBS = frozenset(("changes", "corrects", "averts", "behaves"))
_DOING = frozenset(("changes", "behaves"))


def find_signs(wording: Wording, body: str, record: CommitRecord) -> Signs:
    """All signs of one commit by name; the value is what shows it.

    `body` is the part of the body that tells something (`repetition.telling_body`).
    """
    signs: Signs = {}
    if ticket := find_ticket(wording.message.pointing_text, wording.keys, wording.words, wording.body_words):
        signs["ticket"] = ticket
    _of_subject(wording, signs)
    _of_first_word(wording, signs)
    _of_first_word_and_rest(wording, signs)
    _of_shape(wording, signs)
    if body:
        _of_body(wording, body, signs)
    _of_files(record, signs)
    add_combined_signs(signs)
    return signs


def _of_words(words: list[str], names_of: Mapping[str, tuple[str, ...]], prefix: str, signs: Signs) -> None:
    """The one pass: each word's own signs, and the phrases that it begins."""
    for at in [at for at, word in enumerate(words) if word in names_of or word in PHRASES]:
        word = words[at]
        for name in names_of.get(word, ()):
            signs.setdefault(name, word)
        if word in PHRASES and (phrase := phrase_at(words, at)):
            signs.setdefault(prefix + phrase, " ".join(words[at : at + 2]))


def _of_subject(wording: Wording, signs: Signs) -> None:
    words = wording.words
    _of_words(words, _SUBJECT_SIGNS, "subject_", signs)
    _drop_empty_reasons(wording, signs)
    for word in wording.area_words:
        for name in _AREA_SIGNS.get(word, ()):
            signs.setdefault(name, word)
    if not _MEANS.isdisjoint(words):
        signs["means"] = wording.headline
    headline = wording.headline
    if ">" in headline or "→" in headline or not _SWAP_WORDS.isdisjoint(words):
        swap = _SWAP.search(headline.lower())
        if swap:
            signs["swap"] = swap[0]
            signs.pop("subject_need", None)  # "might -> must" is about the word
    if "subject_version" in signs and (version := _VERSION.search(headline)):
        signs["exact_version"] = version[0]
    elif not _LEADS_TO_VERSION.isdisjoint(words) and (version := _TO_VERSION.search(headline)):
        signs["exact_version"] = version[1]


def _drop_empty_reasons(wording: Wording, signs: Signs) -> None:
    """Takes out the signs of a reason that adds nothing: "because it was broken"."""
    words = wording.words
    if "subject_cause" in signs and is_empty_cause(words, words.index(signs["subject_cause"].split()[0])):
        del signs["subject_cause"]
    telling = telling_words(words)
    for name in ("subject_purpose", "subject_need", "subject_benefit", "subject_problem"):
        if name in signs and signs[name].split()[0] not in telling:
            del signs[name]


def _of_first_word(wording: Wording, signs: Signs) -> None:
    words = wording.words
    first = words[0] if words else ""
    corrects = first in FAMILIES["correct"] or (first in _REMOVING and "subject_problem" in signs)
    if first in _AVERTING:
        signs["averts"] = first
    elif corrects or not FAMILIES["correct"].isdisjoint(wording.area_words[:1]):
        signs["corrects"] = first
    if first in VERBS_OF_CHANGE:
        signs["changes"] = first
    elif first in FAMILIES["behave"]:
        signs["behaves"] = first
    if "corrects" in signs and first not in FAMILIES["correct"] and not _DOING.isdisjoint(signs):
        signs["repairs_by"] = first
    if first.startswith(_MOVES) or not _MOVED.isdisjoint(words) or _RENAMES.match(wording.headline):
        signs["moves"] = first
    if not FAMILIES["shape"].isdisjoint((*words[:2], *wording.area_words)):
        signs["reshapes"] = first


def _of_first_word_and_rest(wording: Wording, signs: Signs) -> None:
    """What the first word means only beside what was found in the others."""
    words = wording.words
    first = words[0] if words else ""
    if _LEADING_VERBS.isdisjoint(signs) and not _STATING.isdisjoint(words[1:]):
        signs["states"] = wording.headline
    if first in _VAGUE_STARTS:
        signs["vague_start"] = first
    if first in _WASTE_REMOVED_BY and "subject_waste" in signs:
        signs["subject_waste_removed"] = signs["subject_waste"]
    if first in _DOCUMENTING and "subject_docs" in signs:
        signs["documents"] = first


def _of_shape(wording: Wording, signs: Signs) -> None:
    words = telling_words(wording.words)
    headline = wording.headline
    content = [word for word in words if word not in FUNCTION_WORDS]
    after_verb = content[1:] if not _LEADING_VERBS.isdisjoint(signs) else content
    objects = sum(word not in FAMILIES["vague"] for word in after_verb)
    names = wording.code_names
    if not objects and not names and "swap" not in signs and "subject_spelling" not in signs:
        signs["no_object"] = headline
    elif objects >= _DETAILED_WORDS:
        signs["detailed"] = headline
    elif objects >= _SEVERAL_WORDS:
        signs["several_words"] = headline
    if len(words) <= _TINY_SUBJECT_WORDS and not names and "swap" not in signs:
        signs["tiny_subject"] = headline
    if len(words) >= _FULL_SUBJECT_WORDS:
        signs["full_subject"] = headline
    if names:
        signs["code_name"] = names[0]


def _of_body(wording: Wording, body: str, signs: Signs) -> None:
    words = wording.body_words if body == wording.body else words_of(body)
    if not words:
        return
    _of_words(words, _BODY_SIGNS, "body_", signs)
    action = _action(words, body)
    if action:
        signs["body_action"] = action
    if _states(words) and not body.startswith(("-", "*")):
        signs["body_statement"] = words[0]
    for least, name in _BODY_WORDS:
        if len(words) >= least:
            signs[name] = words[0]
    if "\n- " in body or "\n* " in body or " - " in body or body[:2] in ("- ", "* "):
        bullet = _BULLET.search(body)
        if bullet:
            signs["bullets"] = bullet[0]
    if code_name := wording.body_code_name:
        signs["body_code_name"] = code_name


def _states(words: list[str]) -> bool:
    """Whether a text begins with how things are or were, and not with what was done."""
    first = words[0]
    return len(words) >= _WORDS_OF_A_STATEMENT and not (
        first in VERBS_OF_CHANGE or first in FAMILIES["correct"] or first in _OF_THIS_COMMIT
    )


def _action(words: list[str], body: str) -> str | None:
    """The first verb of change that says what the commit does, at a sentence's start or behind "this commit"."""
    if words[0] in VERBS_OF_CHANGE:
        return words[0]
    for at, word in enumerate(words):
        if word in LEADS_TO_ACTION and at + 1 < len(words) and words[at + 1] in VERBS_OF_CHANGE:
            return words[at + 1]
    return next((word for word in map(str.lower, _SENTENCE_START.findall(body)) if word in VERBS_OF_CHANGE), None)


def _of_files(record: CommitRecord, signs: Signs) -> None:
    if not record.files:
        return
    kinds = {file.file_kind for file in record.files}
    if kinds <= _DOCS_KINDS:
        signs["only_docs"] = record.files[0].path
    elif kinds <= _TEST_KINDS:
        signs["only_tests"] = record.files[0].path
    elif kinds <= _BUILD_KINDS:
        signs["only_build"] = record.files[0].path
    if record.totals is not None:
        added, deleted = record.totals.added, record.totals.deleted
        if added + deleted <= FEW_LINES:
            signs["few_lines"] = f"{added + deleted} lines"
        elif added + deleted > MANY_LINES:
            signs["many_lines"] = f"{added + deleted} lines"
        if added > 4 * (deleted + 5):
            signs["mostly_new"] = f"{added} new lines"
