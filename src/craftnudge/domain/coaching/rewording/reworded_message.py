"""A message with everything put right that needs no guess, and room for the one thing only its author knows: why.

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
# Of fewer commits nothing is a habit.
HABIT_COMMITS = 10

# How often a new message is looked at again; of 60,000 made-up ones none needed a second look that changed it.
_MOST_LOOKS = 3

# Habits of beginning with a prefix: where it is none of the project's, its case says nothing about what follows one.
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
    """A new message, and what was changed: one plain sentence a change, none where the message stays as it is."""

    message: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Subject:
    text: str
    rest: str
    changes: tuple[str, ...]


def reworded_subject(facts: Facts) -> str | None:
    """The subject as the rules would have it, or None where they find nothing to put right."""
    subject = _subject(facts, None)
    return subject.text if subject.changes else None


def reword(facts: Facts, *, why: str = "", rules: ProjectRules | None = None) -> Rewording:
    """The whole message put right. `why` is the author's own answer, which becomes a paragraph of the body.

    What is put right can be read otherwise than before: a line that now stands apart may be a trailer. So the new
    message is looked at again, until nothing in it is left to be put right.
    """
    found = _reword_once(facts, why, rules)
    changes = list(found.changes)
    for _ in range(_MOST_LOOKS):
        again = _reword_once(Facts(replace(facts.record, message=found.message)), "", rules)
        if again.message == found.message:
            break
        changes += again.changes
        found = again
    return Rewording(found.message, tuple(dict.fromkeys(changes)))


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
            changes.append(f"Body lines filled to {LINE_CHARS} columns.")
        body.append(better)
    body = [filled(paragraph) for paragraph in body]
    if message.among_trailers:
        body.append(filled(message.among_trailers))
        changes.append("Prose among the trailers set apart from them.")
    if why.strip():
        body.append(filled((_sentence(" ".join(why.split())),)))
        changes.append("Your reason added to the body.")
    trailers, trailer_changes = ordered(message)
    changes += trailer_changes
    ticket = missing_ticket(facts, rules)
    if ticket:
        trailers = (f"Refs: {ticket}", *trailers)
        changes.append(f"Ticket {ticket} taken from the branch.")
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
    if len(title) > 1 and len(title[0]) <= SUBJECT_CHARS and _begins_anew(title[1]) and not _is_open(title[0]):
        text, rest = title[0], "\n".join(title[1:])
        changes.append("Blank line set after the subject.")
    if not text or facts.generated is not None:
        return _Subject(text, rest, ())
    said = traits_of(Message(text)).description
    prefix = text[: text.rindex(said)] if said else ""
    description = " ".join(text[len(prefix) :].split())
    if description != text[len(prefix) :]:
        changes.append("Blanks between words made one.")
    if is_english(text):
        description, put_right = _put_right(description, facts, bare=not prefix)
        changes += put_right
    new = added_type(facts, rules, description) if not prefix else None
    if new is not None:
        prefix, said_type = new
        changes.append(said_type)
        description = description[:1].lower() + description[1:] if is_verb(description.split(" ")[0]) else description
    limit = (rules.subject_chars if rules else None) or SUBJECT_CHARS
    description, moved = _shortened(prefix, description, limit)
    if moved:
        changes.append("The end of a long subject moved into the body.")
        rest = f"{moved}\n{rest}".strip()
    return _Subject(prefix + description, rest, tuple(changes))


def _put_right(description: str, facts: Facts, *, bare: bool) -> tuple[str, list[str]]:
    """Mood, case and full stop."""
    changes: list[str] = []
    first, _, others = description.partition(" ")
    verb = imperative(first.rstrip(":"), others.partition(" ")[0]) if first else None
    if verb is not None:
        changes.append(f'"{first}" put in the imperative: "{verb}".')
        first = verb
    cased = _cased(first, facts, bare=bare)
    if cased != first:
        changes.append("First letter in the case that is usual here.")
    description = f"{cased} {others}".strip()
    if _FULL_STOP.search(description) and ". " not in description:
        description = description[:-1]
        changes.append("Full stop taken from the subject.")
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
    """A description that fits behind its prefix, and the rest as a sentence; unchanged where there is no joint."""
    if len(prefix) + len(description) <= limit:
        return description, ""
    number = _NUMBER_LAST.search(description)
    tail = number[0] if number else ""
    text = description.removesuffix(tail)
    room = limit - len(prefix) - len(tail)
    for joint in _JOINTS:
        at = text.rfind(joint, 0, room + len(joint))
        kept = text[:at]
        if at >= SHORTEST_SUBJECT_CHARS and kept.count("(") == kept.count(")") and kept.count("`") % 2 == 0:
            # A joint that is a word begins the sentence ("Because ..."); one that is a sign is left out.
            return kept + tail, _sentence(text[at + (len(joint) if joint in _SIGNS else 1) :])
    return description, ""


def _begins_anew(line: str) -> bool:
    """Whether a line right under the subject begins something of its own rather than going on with its sentence."""
    return line[:1].isupper() or line.startswith(("- ", "* ", "+ "))


def _is_open(line: str) -> bool:
    """Whether a line breaks off within its sentence, so that it is no subject alone."""
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
