"""The subject of a message in the form that its project uses: mood, first letter, final period, length.

A word is changed only where the sentence shows that it is a verb in another form; what could be read in two ways stays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.catalogue import REWORDING
from craftnudge.domain.coaching.rewording.conventional_type import added_type
from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb, names_another_form
from craftnudge.domain.commits.language import is_english
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.domain.rubric.text.mood import mood_of
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.past import Past
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.project_rules import ProjectRules

SUBJECT_CHARS = 72
SHORTEST_SUBJECT_CHARS = 15
# Most of a project's commits must agree before its habit decides a letter's case.
HABIT_SHARE = 0.8
# Fewer commits show no habit, and neither do subjects such as "oops", "wip" and "fix".
HABIT_COMMITS = 10
HABIT_SUBJECT_COLUMNS = 20

# The habits of other verb forms; a project with more of them than this has another custom.
_OTHER_FORMS = ("ends_ed", "ends_s", "ends_ing")
_MOST_OTHER_FORMS = 0.4
# Where every tenth commit of a project says "Added", the imperative is no habit: of ten subjects that were offered in
# projects with up to four such commits of ten, none was worth a minute.
_MOST_OTHER_FORMS_FOR_A_TIP = 0.1
# "Fixes #43" is no subject in any form.
_LEAST_WORDS_BEHIND = 2
# Habits of beginning with a prefix: where a project has none, its case says nothing about what follows a prefix.
_PREFIXES = ("conventional", "either_prefix", "area", "bracket")

# Where a long subject may end: what stands after it explains, and can begin the body. In the order of preference.
_JOINTS = (" because ", " so that ", " in order to ", " to avoid ")
_FULL_STOP_INSIDE = pattern(r"(?<=[a-z]{3})\. (?=[A-Z][a-z]* )")
# "Don't skip rows because they are empty" and "Say when a call fails because the file is gone": the reason belongs to a
# part of what stands before it, and means something else in a sentence of its own.
_HOLDS_ON = word_set(
    "not no never don't doesn't didn't isn't aren't can't cannot won't without only just nothing none when if "
    "that which where who while unless until after before sure whether how why stop avoid prevent ignore skip "
    "fail fails failing"
)
# Forges write the request's number at the end of a squash merge's title; there it stays.
_NUMBER_LAST = pattern(r" \((?:#|!)\d+\)$")
# The end of a sentence, and not of an abbreviation, an ellipsis or a name.
_FULL_STOP = pattern(r"(?:[^\W\d_]{2}|[a-z\d][)\"'`”])\.$")
_ABBREVIATED = pattern(
    r"(?i:\b(?:etc|al|vs|inc|corp|ltd|co|jr|sr|no|nr|st|dr|mr|ms|prof|approx|resp|incl|excl|misc)\.$)"
)
_LEAST_WORDS_OF_A_HEAD = 4
_BLANKS = pattern(r"(?<=\S)  +(?=\S)")


@dataclass(frozen=True, slots=True)
class FixedSubject:
    """A subject, what was moved out of it as a sentence, and what was changed."""

    text: str
    moved: str
    changes: tuple[str, ...]


def better_subject(facts: Facts) -> str | None:
    """The subject in the imperative, where it is in another form and this project writes the imperative; else None.

    No word is left out, the case of the first letter is the author's or the project's, and a period at the end goes, as
    `reword` writes it.
    """
    past = facts.record.past
    subject = facts.message.subject
    if past is None or past.commits < HABIT_COMMITS or not facts.english or len(facts.message.title_lines) > 1:
        return None
    prefix, description = _parts_of(subject)
    verb = None if _writes_other_forms(past, _MOST_OTHER_FORMS_FOR_A_TIP) else _sure_imperative(description)
    if verb is None or len(description.split()) <= _LEAST_WORDS_BEHIND:
        return None
    rest = _without_full_stop(description).partition(" ")[2]
    better = f"{prefix}{_cased(verb, past, bare=not prefix)} {rest}"
    return better if len(better) <= SUBJECT_CHARS else None


def fixed_subject(subject: str, facts: Facts, rules: ProjectRules | None) -> FixedSubject:
    """The subject with all of that fixed, and with the project's type before it where only one fits."""
    changes: list[str] = []
    prefix, description = _parts_of(subject)
    if _BLANKS.search(description) and not any(sign in description for sign in "`\"'"):
        description = _BLANKS.sub(" ", description)
        changes.append(REWORDING["extra_spaces"])
    if is_english(subject):
        description, form_changes = _fixed_form(description, facts.record.past, bare=not prefix)
        changes += form_changes
    new = added_type(facts, rules, description) if not prefix else None
    if new is not None:
        prefix, type_change = new
        changes.append(type_change)
        description = description[:1].lower() + description[1:] if is_verb(description.split(" ")[0]) else description
    limit = (rules.subject_chars if rules else None) or SUBJECT_CHARS
    description, moved = _shortened(prefix, description, limit)
    if moved:
        changes.append(REWORDING["moved"])
    return FixedSubject(prefix + description, moved, tuple(changes))


def sentence(text: str) -> str:
    """The text with a capital where its first word is a common one, and a period behind a last word."""
    text = text.strip(" ")
    first = text.split(" ", 1)[0]
    begun = text[:1].upper() + text[1:] if first in FUNCTION_WORDS | {"because"} or is_verb(first) else text
    return begun + "." if text.rsplit(" ", 1)[-1].isalpha() else begun


def _parts_of(subject: str) -> tuple[str, str]:
    """The prefix with its blank, and what the subject says."""
    parsed = traits_of(Message(subject)).description
    at = subject.rfind(parsed) if parsed else 0
    return subject[:at], subject[at:]


def _writes_other_forms(past: Past | None, most: float = _MOST_OTHER_FORMS) -> bool:
    """Whether this project writes "Added" or "Adds" rather than "Add", as far as its commits show."""
    return past is not None and past.commits >= HABIT_COMMITS and sum(map(past.share, _OTHER_FORMS)) > most


def _sure_imperative(description: str) -> str | None:
    """The imperative of the first word, where the sentence shows that it is a verb, and the only one in that form."""
    first, _, others = description.partition(" ")
    if mood_of(description) == "order" or names_another_form(others):
        return None
    return imperative(first, others.partition(" ")[0])


def _fixed_form(description: str, past: Past | None, *, bare: bool) -> tuple[str, list[str]]:
    """Fixes mood, case and final period; returns the changes too."""
    changes: list[str] = []
    first, blank, others = description.partition(" ")
    verb = None if _writes_other_forms(past) else _sure_imperative(description)
    if verb is not None:
        changes.append(REWORDING["imperative"].format(word=first, verb=verb))
        first = verb
    cased = _cased(first, past, bare=bare)
    if cased != first:
        changes.append(REWORDING["first_letter"])
    description = cased + blank + others
    bare_end = _without_full_stop(description)
    if bare_end != description:
        changes.append(REWORDING["period"])
    return bare_end, changes


def _without_full_stop(description: str) -> str:
    """The description without a period at its end, where that is not a part of a word."""
    if _FULL_STOP.search(description) and not _ABBREVIATED.search(description) and ". " not in description:
        return description[:-1]
    return description


def _cased(word: str, past: Past | None, *, bare: bool) -> str:
    """The word with the first letter as this project writes it; only a plain verb is touched: names have their case."""
    if past is None or past.commits < HABIT_COMMITS or not is_verb(word) or not (word.islower() or word.istitle()):
        return word
    if past.subject_columns and past.subject_columns[1] < HABIT_SUBJECT_COLUMNS:
        return word
    if not (bare or sum(map(past.share, _PREFIXES)) >= HABIT_SHARE):
        return word
    if past.share("capital") >= HABIT_SHARE:
        return word.capitalize()
    return word.lower() if past.share("small") >= HABIT_SHARE else word


def _shortened(prefix: str, description: str, limit: int) -> tuple[str, str]:
    """A description that fits behind its prefix, and the rest as a sentence; unchanged without a joint."""
    if len(prefix) + len(description) <= limit:
        return description, ""
    number = _NUMBER_LAST.search(description)
    tail = number[0] if number else ""
    text = description.removesuffix(tail)
    room = limit - len(prefix) - len(tail)
    stops = [match.start() for match in _FULL_STOP_INSIDE.finditer(text) if match.start() <= room]
    cuts = [(stops[-1], 2)] if stops else []
    # The word that joins begins the sentence: "Because ...".
    cuts += [(at, 1) for joint in _JOINTS if _is_free(text[: (at := max(0, text.rfind(joint, 0, room + len(joint))))])]
    for at, skipped in cuts:
        head = text[:at].rstrip(",")
        if at >= SHORTEST_SUBJECT_CHARS and _is_balanced(head) and not text.endswith(("…", "...")):
            return head + tail, sentence(text[at + skipped :])
    return description, ""


def _is_free(head: str) -> bool:
    """Whether the text before a joint is one statement of several words."""
    words = [word.strip(",.;:()`'\"").lower() for word in head.split(" ")]
    return len(words) >= _LEAST_WORDS_OF_A_HEAD and _HOLDS_ON.isdisjoint(words) and ". " not in head


def _is_balanced(head: str) -> bool:
    """Whether no bracket, quotation or code is open at its end."""
    return head.count("(") == head.count(")") and all(head.count(sign) % 2 == 0 for sign in '`"')
