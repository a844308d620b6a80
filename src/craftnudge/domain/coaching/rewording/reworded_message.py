"""Fixes everything in a message that needs no guess, and adds the reason that its author gives.

Nothing is invented and nothing is lost: words are moved, their form is changed, a ticket or a type is added where the
branch or the files leave one reading. A fix without a single reading is left to the author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.conventional_type import added_type
from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.coaching.rewording.trailers import missing_ticket, ordered
from craftnudge.domain.coaching.rewording.wrap_body import LINE_CHARS, filled
from craftnudge.domain.commits.language import is_english
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.project_rules import ProjectRules

SUBJECT_CHARS = 72
SHORTEST_SUBJECT_CHARS = 15
# Most of a project's commits must agree before its habit decides a letter's case.
HABIT_SHARE = 0.6
# Fewer commits show no habit.
HABIT_COMMITS = 10

# How often a new message is fixed again; of 60,000 generated ones none changed in a second pass.
_MOST_PASSES = 3

# The habits of other verb forms; a project with more of them than this has another custom.
_OTHER_FORMS = ("ends_ed", "ends_s", "ends_ing")
_MOST_OTHER_FORMS = 0.4
# "Fixes #43" is no subject in any form.
_LEAST_WORDS_BEHIND = 2
# "Added a test and fixed the parser": the second verb would keep its form.
_AND_A_FORM = pattern(r"(?:\band|,|;|&) \w+(?:ed|ing|s)\b")

# Habits of beginning with a prefix: where a project has none, its case says nothing about what follows a prefix.
_PREFIXES = ("conventional", "either_prefix", "area", "bracket")

# Where a long subject may end: what stands after it explains, and can begin the body. In the order of preference.
_JOINTS = (". ", "; ", " because ", " so that ", " in order to ", " to avoid ", " - ")
_SIGNS = (". ", "; ", " - ")
# Forges write the request's number at the end of a squash merge's title; there it stays.
_NUMBER_LAST = pattern(r" \((?:#|!)\d+\)$")
# The end of a sentence, and not of an abbreviation or an ellipsis.
_FULL_STOP = pattern(r"(?<!\.)(?<!\betc)(?<!\be\.g)(?<!\bi\.e)(?<!\b[A-Za-z])\.$")


@dataclass(frozen=True, slots=True)
class Rewording:
    """A new message, and one sentence for each change; no sentences if the message stays as it is."""

    message: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    text: str
    rest: str
    changes: tuple[str, ...]


def better_subject(facts: Facts) -> str | None:
    """The subject in the imperative, where it is in another form and this project writes the imperative; else None.

    Nothing else is changed: no word is left out, and the case of the first letter is the author's or the project's.
    """
    past = facts.record.past
    subject = facts.message.subject
    if past is None or past.commits < HABIT_COMMITS or not facts.english or len(facts.message.title_lines) > 1:
        return None
    if _writes_other_forms(facts):
        return None
    parsed = traits_of(Message(subject)).description
    if not parsed:
        return None
    start = subject.rindex(parsed)
    first, _, others = subject[start:].partition(" ")
    verb = imperative(first, others.partition(" ")[0]) if first.isalpha() else None
    if verb is None or len(others.split()) < _LEAST_WORDS_BEHIND or _AND_A_FORM.search(others):
        return None
    better = f"{subject[:start]}{_cased(verb, facts, bare=not start)} {others}"
    return better if len(better) <= SUBJECT_CHARS else None


def _writes_other_forms(facts: Facts) -> bool:
    """Whether this project writes "Added" or "Adds" rather than "Add", as far as its commits show."""
    past = facts.record.past
    return past is not None and past.commits >= HABIT_COMMITS and sum(map(past.share, _OTHER_FORMS)) > _MOST_OTHER_FORMS


def reword(facts: Facts, *, why: str = "", rules: ProjectRules | None = None) -> Rewording:
    """Fixes the whole message. `why` is the author's own reason, which becomes a paragraph of the body.

    A fixed message can parse differently: a line that now stands apart may be a trailer. So the new message is fixed
    again until nothing changes.
    """
    rewording = _reword_once(facts, why, rules)
    changes = list(rewording.changes)
    for _ in range(_MOST_PASSES):
        again = _reword_once(Facts(replace(facts.record, message=rewording.message)), "", rules)
        if again.message == rewording.message:
            break
        changes += again.changes
        rewording = again
    return Rewording(rewording.message, tuple(dict.fromkeys(changes)))


def _reword_once(facts: Facts, why: str, rules: ProjectRules | None) -> Rewording:
    message = facts.message
    if not message.lines or facts.generated is not None:
        return Rewording(message.text, ())
    subject = _subject(facts, rules)
    changes = list(subject.changes)
    paragraphs = [paragraph for paragraph in (subject.rest.split("\n") if subject.rest else []) if paragraph]
    body = [tuple(paragraphs)] if paragraphs else []
    for paragraph in message.body_paragraphs:
        better = filled(paragraph)
        if better != paragraph:
            changes.append(f"Wrapped the body at {LINE_CHARS} columns.")
        body.append(better)
    body = [filled(paragraph) for paragraph in body]
    if message.among_trailers:
        body.append(filled(message.among_trailers))
        changes.append("Moved text out of the trailers.")
    if why.strip():
        body.append(filled((_sentence(" ".join(why.split())),)))
        changes.append("Added your reason to the body.")
    trailers, trailer_changes = ordered(message)
    changes += trailer_changes
    ticket = missing_ticket(facts, rules)
    if ticket:
        trailers = (f"Refs: {ticket}", *trailers)
        changes.append(f"Added ticket {ticket}, from the branch name.")
    parts = [subject.text, *("\n".join(paragraph) for paragraph in body)]
    if trailers:
        parts.append("\n".join(trailers))
    if message.after_trailers:
        parts.append("\n".join(message.after_trailers))
    return Rewording("\n\n".join(parts) + "\n", tuple(dict.fromkeys(changes)))


def _subject(facts: Facts, rules: ProjectRules | None) -> _Subject:
    title = facts.message.title_lines
    text = facts.message.subject
    rest = ""
    changes: list[str] = []
    if len(title) > 1 and len(title[0]) <= SUBJECT_CHARS and _begins_new_text(title[1]) and not _is_open(title[0]):
        text, rest = title[0], "\n".join(title[1:])
        changes.append("Added a blank line after the subject.")
    if not text or facts.generated is not None:
        return _Subject(text, rest, ())
    parsed = traits_of(Message(text)).description
    prefix = text[: text.rindex(parsed)] if parsed else ""
    description = " ".join(text[len(prefix) :].split())
    if description != text[len(prefix) :]:
        changes.append("Removed extra spaces.")
    if is_english(text):
        description, form_changes = _fixed_form(description, facts, bare=not prefix)
        changes += form_changes
    new = added_type(facts, rules, description) if not prefix else None
    if new is not None:
        prefix, type_change = new
        changes.append(type_change)
        description = description[:1].lower() + description[1:] if is_verb(description.split(" ")[0]) else description
    limit = (rules.subject_chars if rules else None) or SUBJECT_CHARS
    description, moved = _shortened(prefix, description, limit)
    if moved:
        changes.append("Moved the end of the long subject into the body.")
        rest = f"{moved}\n{rest}".strip()
    return _Subject(prefix + description, rest, tuple(changes))


def _fixed_form(description: str, facts: Facts, *, bare: bool) -> tuple[str, list[str]]:
    """Fixes mood, case and final period; returns the changes too."""
    changes: list[str] = []
    first, _, others = description.partition(" ")
    verb = None if not first or _writes_other_forms(facts) else imperative(first.rstrip(":"), others.partition(" ")[0])
    if verb is not None:
        changes.append(f'Changed "{first}" to the imperative "{verb}".')
        first = verb
    cased = _cased(first, facts, bare=bare)
    if cased != first:
        changes.append("Changed the first letter to the case that this project uses.")
    description = f"{cased} {others}".strip()
    if _FULL_STOP.search(description) and ". " not in description:
        description = description[:-1]
        changes.append("Removed the period from the subject.")
    return description, changes


def _cased(word: str, facts: Facts, *, bare: bool) -> str:
    """The word with the first letter as this project writes it; only a plain verb is touched: names have their case."""
    if not is_verb(word) or not (word.islower() or word.istitle()):
        return word
    past = facts.record.past
    if past is None or not (bare or sum(map(past.share, _PREFIXES)) >= HABIT_SHARE):
        return word
    if past.commits < HABIT_COMMITS:
        return word.capitalize() if bare else word
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
    for joint in _JOINTS:
        at = text.rfind(joint, 0, room + len(joint))
        head = text[:at]
        if at >= SHORTEST_SUBJECT_CHARS and head.count("(") == head.count(")") and head.count("`") % 2 == 0:
            # A joint that is a word begins the sentence ("Because ..."); one that is punctuation is dropped.
            return head + tail, _sentence(text[at + (len(joint) if joint in _SIGNS else 1) :])
    return description, ""


def _begins_new_text(line: str) -> bool:
    """Whether a line right under the subject begins something of its own rather than going on with its sentence."""
    return line[:1].isupper() or line.startswith(("- ", "* ", "+ "))


def _is_open(line: str) -> bool:
    """Whether a line ends in the middle of its sentence, so that it is not a subject by itself."""
    last = line.split()[-1:]
    return line.endswith((",", "(")) or any(word.lower() in FUNCTION_WORDS for word in last)


def _sentence(text: str) -> str:
    """The text with a capital at its beginning and a full stop at its end, where it has words."""
    text = text.strip()
    if not text:
        return text
    first = text.split(" ", 1)[0]
    begun = text[0].upper() + text[1:] if first.isalpha() and first.islower() else text
    return begun if begun[-1] in ".!?:)`" else begun + "."
