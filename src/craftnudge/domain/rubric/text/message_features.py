"""What a message says of the change and of its reason, as a few features with fitted weights.

The strength of *what* and of *why* is each a base and the contributions of its features, added up: weight times value.
The weights were fitted on two sets of labelled messages, each feature bound to one direction so that more of a reason
never costs (`python -m benchmarks.validity.fit`; figures: docs/explanation/validity.md), never on a user's machine.
"""

from __future__ import annotations

import re
from math import log1p
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.commits.grounding import grounding_of
from craftnudge.domain.rubric.text.inflection import forms, word_set
from craftnudge.domain.rubric.text.message_words import words_of
from craftnudge.domain.rubric.text.narration import narrates_change
from craftnudge.domain.rubric.text.references import find_ticket
from craftnudge.domain.rubric.text.repetition import CONNECTING_WORDS, telling_words
from craftnudge.domain.rubric.text.vocabulary import FAMILIES, FUNCTION_WORDS
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.text.message_words import Wording

Part = Literal["what", "why"]


class Feature(NamedTuple):
    """A property of a message, valued 0 to 1; what a full value adds to the strength of its part."""

    name: str
    part: Part
    weight: float


SOME_REASON = "some_reason"  # there is a reason at all, whichever
FEATURES = (
    Feature("verb", "what", 0.12),
    Feature("code_name", "what", 0.08),
    Feature("swap", "what", 0.19),
    Feature("area", "what", 0.39),
    Feature("subject_words", "what", 1.49),
    Feature("tiny_subject", "what", -0.30),
    Feature("vague_start", "what", -0.24),
    Feature("vague_verb", "what", -0.30),
    Feature("indefinite", "what", -0.25),
    Feature("first_person", "what", -0.53),
    Feature("fault_only", "what", -0.40),
    Feature("several", "what", -0.17),
    Feature("cause", "why", 0.07),
    Feature("body_reasons", "why", 0.44),
    Feature("subject_reason", "why", 0.00),
    Feature("failure", "why", 0.00),
    Feature("condition", "why", 0.00),
    Feature("body_words", "why", 0.42),
    Feature("ticket", "why", 0.40),
    Feature("pull_request", "why", 0.16),
    Feature("release", "why", 0.17),
    Feature("only_docs", "why", 0.02),
    Feature("cosmetic", "why", 0.00),
    Feature("spelling", "why", 0.12),
    Feature("self_evident", "why", 0.02),
    Feature("waste_removed", "why", 0.46),
    Feature("unexplained_lines", "why", -0.21),
    Feature(SOME_REASON, "why", 0.73),
)
_GIVES_REASON = {feature.name for feature in FEATURES if feature.part == "why" and feature.weight >= 0}
_GIVES_REASON -= {"body_reasons", SOME_REASON}
# Not a weight: reasons are capped where the change has next to none of the message's words.
UNGROUNDED = "ungrounded"
WEIGHTS: Mapping[str, float] = {feature.name: feature.weight for feature in FEATURES} | {UNGROUNDED: 0.0}
PARTS: Mapping[str, Part] = {feature.name: feature.part for feature in FEATURES} | {UNGROUNDED: "why"}
_MOST_UNGROUNDED = 0.2
# From so many words of content and changed lines on, and up to such a share of words in the change: 3% of honest
# messages and half of those set onto another change. A message of many words may not have a single one in any change.
_LEAST_CONTENT_WORDS = 5
_LEAST_LINES = 10
_MOST_FOUND_SHARE = 0.1
_MANY_CONTENT_WORDS = 10

# The strengths that earn nothing and everything. A unit of either part is worth the same points (CN101, CN102).
_ENDS: Mapping[Part, tuple[float, float]] = {"what": (0.0, 1.35), "why": (-0.45, 1.55)}
# Words beyond these, and lines beyond a thousand, change nothing.
_MOST_SUBJECT_WORDS = 15
_MOST_BODY_WORDS = 50
_MOST_LINES = 1_000
_MOST_REASONS = 3
# One reason is enough for a reader: each further one takes away half of the doubt that is left.
_DOUBT_LEFT = 0.5
# A release and a misspelling name themselves: so many words more would say no more.
_NAMED_BY_KIND = 0.75
# With one of these a body says more than the change itself.
_REASONS = ("cause", "body_reasons", "subject_reason")
_TINY_WORDS = 2
_SPECIFIC_WORDS = 2
_A_FEW_LINES = 20
_UNKNOWN_LINES = 20

_STRONG = ("cause", "purpose", "need", "contrast", "compared", "benefit", "problem")
# These say that something changed, and not what.
_VAGUE_VERBS = forms(
    "update improve change adjust tweak modify refactor clean polish rework edit enhance work review respond address"
) | word_set("cleanup cleanups misc minor small reviews")
_INDEFINITE = word_set(
    "some several various misc miscellaneous more stuff things thing something minor small little bit lots etc"
)
_FIRST_PERSON = pattern(r"(?:^|\s)(?:I|I'm|I've|[Ww]e|[Mm]y|[Ll]et's)\s")
_SEVERAL = (" and ", ", ", " & ", " + ")
_CONDITION = word_set("when if while whenever unless after before during without even because since instead rather")
_FAILURES = forms("crash leak panic overflow hang segfault") | word_set("deadlock deadlocks race races npe")
_FAILURE_NAME = marked_pattern(("Exception", "Error"), r"\b\w*(?:Exception|Error)\b")
# Kinds of change for which the reason goes without saying.
_RELEASE = marked_pattern(
    ("release", "version", "prepare", "snapshot", "."),
    r"(?:(?:prepare|preparing|cut|tag|bump)\b.*)?\b(?:release[sd]?|version|prepare for next|snapshot)\b"
    r"|v?\d+\.\d+[\w.+-]*$",
    re.IGNORECASE,
)
_COSMETIC = forms("polish") | word_set(
    "nit nits cosmetic cosmetics style styling checkstyle cleanup cleanups clean-up tidy unused import imports "
    "annotation annotations nullable"
)
_CLEAN_UP = marked_pattern(("clean", "@"), r"\bclean(?:ed|s|ing)? ?up\b|@\w", re.IGNORECASE)
_PEOPLE = word_set(
    "contributor contributors author authors maintainer maintainers credits thanks sponsor sponsors backer backers"
)
_TRANSLATION = word_set(
    "translation translations translated weblate crowdin transifex i18n l10n locale locales localization localisation"
)
_LINT = word_set(
    "lint linter linting lints clippy warning warnings rubocop eslint pylint flake8 mypy ruff format formatting "
    "formatter gofmt rustfmt prettier whitespace typo typos spelling grammar indent indentation docstring docstrings "
    "comment comments capitalization capitalisation"
)
_LEADING_VERBS = ("changes", "corrects", "averts", "behaves")


def find_features(wording: Wording, body: str, signs: Mapping[str, str], record: CommitRecord) -> dict[str, float]:
    """The features of a message by name, those with a value of 0 left out. Only for English.

    `body` is the part of the body that tells something.
    """
    values = _of_subject(wording, signs) | _of_reason(wording, body, signs)
    specific = _specific_words(wording, signs)
    values |= _of_kind(wording, signs, specific, record)
    if values["release"] or values["spelling"]:
        values |= {"subject_words": max(values["subject_words"], _NAMED_BY_KIND), "tiny_subject": 0.0}
    if values["release"] or values["cosmetic"]:
        values["vague_verb"] = 0.0
    if values["body_words"] and not any(values[name] for name in _REASONS) and narrates_change(record, wording.message):
        values["body_words"] = 0.0
    lines = record.totals.added + record.totals.deleted if record.totals else _UNKNOWN_LINES
    unexplained = 1 - values["body_words"]
    values["unexplained_lines"] = _share(lines, _MOST_LINES) * (1 - values["self_evident"]) * unexplained
    values["self_evident"] *= unexplained
    values[SOME_REASON] = 1 - _DOUBT_LEFT ** sum([values[name] for name in _GIVES_REASON])
    if values["body_words"] or values["subject_reason"] or values["cause"]:
        values[UNGROUNDED] = float(_is_ungrounded(record, wording.message))
    return {name: value for name, value in values.items() if value}


def share_of(part: Part, features: Mapping[str, float]) -> float:
    """The strength of one part between the least and the most that is worth points, 0 to 1.

    A reason of which the change shows nothing counts as no reason.
    """
    least, most = _ENDS[part]
    strength = sum([WEIGHTS[name] * value for name, value in features.items() if PARTS[name] == part])
    highest = _MOST_UNGROUNDED if part == "why" and UNGROUNDED in features else 1.0
    return min(max((strength - least) / (most - least), 0.0), highest)


def _is_ungrounded(record: CommitRecord, message: Message) -> bool:
    """Whether the changed lines and paths have next to none of the message's words, or no text was changed at all."""
    if _changes_blanks_only(record):
        return True
    # Where only paths are known, half of what the lines would show is not found, and good messages would be capped.
    if record.grounding is None:
        return False
    grounding = grounding_of(record, message)
    if grounding is None or grounding.content_words < _LEAST_CONTENT_WORDS:
        return False
    lines = record.totals.added + record.totals.deleted if record.totals else 0
    if lines < _LEAST_LINES:
        return grounding.content_words >= _MANY_CONTENT_WORDS and not grounding.found_words
    return grounding.share <= _MOST_FOUND_SHARE


def _changes_blanks_only(record: CommitRecord) -> bool:
    if record.code is None or record.totals is None or not record.totals.added or record.totals.deleted:
        return False
    return record.code.count("blank_added") >= record.totals.added


def contributions(part: Part, features: Mapping[str, float]) -> list[tuple[str, int]]:
    """What each feature of a part adds to its share, or takes from it, in percent; those that round to 0 left out.

    What it is worth that there is a reason at all is divided among the features that give one.
    """
    least, most = _ENDS[part]
    reasons = sum([value for name, value in features.items() if name in _GIVES_REASON])
    each = WEIGHTS[SOME_REASON] * features.get(SOME_REASON, 0.0) / reasons if reasons else 0.0
    percents = [
        (name, round(100 * (WEIGHTS[name] + each * (name in _GIVES_REASON)) * value / (most - least)))
        for name, value in features.items()
        if PARTS[name] == part and name != SOME_REASON
    ]
    return [(name, percent) for name, percent in percents if percent]


def _share(count: int, most: int) -> float:
    """0 for 0 or less, 1 from `most` on, on a logarithmic scale in between."""
    # Without ignored files, totals that say less than their files are below 0.
    return log1p(max(0, min(count, most))) / log1p(most)


def _of_subject(wording: Wording, signs: Mapping[str, str]) -> dict[str, float]:
    words = wording.words
    first = words[0] if words else ""
    code_names = bool(wording.code_names)
    telling = len(telling_words(words))
    return {
        "verb": any(name in signs for name in _LEADING_VERBS),
        "code_name": code_names,
        "swap": "swap" in signs,
        "area": not wording.names_no_place,
        "subject_words": _share(telling, _MOST_SUBJECT_WORDS),
        "tiny_subject": telling <= _TINY_WORDS and not code_names,
        "vague_start": "vague_start" in signs,
        "vague_verb": first in _VAGUE_VERBS,
        "indefinite": not _INDEFINITE.isdisjoint(words),
        "first_person": bool(_FIRST_PERSON.search(wording.headline)),
        "fault_only": "corrects_only" in signs,
        "several": any(sign in wording.headline for sign in _SEVERAL),
    }


def _of_reason(wording: Wording, body: str, signs: Mapping[str, str]) -> dict[str, float]:
    words = wording.words
    of_the_forge = "ticket" in signs and _is_own_number(wording)
    in_body = sum("body_" + name in signs for name in _STRONG)
    new_words = len(set(words_of(body)).difference(words, CONNECTING_WORDS)) if body else 0
    return {
        "cause": any(name in signs for name in ("body_cause", "subject_cause", "body_purpose", "subject_purpose")),
        "body_reasons": min(in_body, _MOST_REASONS) / _MOST_REASONS,
        "subject_reason": any("subject_" + name in signs for name in _STRONG),
        "failure": not _FAILURES.isdisjoint(words) or bool(_FAILURE_NAME.search(wording.headline)),
        "condition": "corrects" in signs and not _CONDITION.isdisjoint(words),
        "body_words": _share(new_words, _MOST_BODY_WORDS),
        "ticket": "ticket" in signs and not of_the_forge,
        "pull_request": wording.message.own_number is not None and ("ticket" not in signs or of_the_forge),
        "waste_removed": "subject_waste_removed" in signs,
    }


def _is_own_number(wording: Wording) -> bool:
    """Whether the only ticket is the number that a forge gave the pull request: it leads to the change itself."""
    own = wording.message.own_number
    return own is not None and find_ticket(wording.message.pointing_text.replace(own, "", 1), wording.keys) is None


def _specific_words(wording: Wording, signs: Mapping[str, str]) -> int:
    """How many different words of the headline name something; its code names count as one more."""
    content = [word for word in wording.words if word not in FUNCTION_WORDS]
    if any(name in signs for name in _LEADING_VERBS):
        content = content[1:]
    named = {word for word in content if word not in FAMILIES["vague"] and word not in _INDEFINITE}
    return len(named) + bool(wording.code_names)


def _of_kind(wording: Wording, signs: Mapping[str, str], specific: int, record: CommitRecord) -> dict[str, float]:
    """The kinds of change that need no reason; the last two need an object to count."""
    words = wording.words
    lines = record.totals.added + record.totals.deleted if record.totals else 0
    # Going back to a version has a reason that the number does not tell.
    back = not {"revert", "reverts", "reverted", "downgrade"}.isdisjoint(words[:1])
    release = not back and (bool(_RELEASE.match(wording.headline)) or "exact_version" in signs)
    self_evident = (
        release
        or "moves" in signs
        or "subject_waste_removed" in signs
        or (lines <= _A_FEW_LINES and not _PEOPLE.isdisjoint(words))
        or not _TRANSLATION.isdisjoint(words)
        or (not _LINT.isdisjoint(words) and (specific > 0 or "subject_spelling" in signs))
        or (specific >= _SPECIFIC_WORDS and ("only_docs" in signs or "only_tests" in signs))
    )
    return {
        "release": release,
        "only_docs": "only_docs" in signs,
        "spelling": "subject_spelling" in signs,
        "cosmetic": not _COSMETIC.isdisjoint(words) or bool(_CLEAN_UP.search(wording.headline)),
        "self_evident": self_evident,
    }
