"""Fixes everything in a message that needs no guess, and adds the reason that its author gives.

Only the lines that are surely wrong are touched; all others stay as they are, to the byte. Nothing is invented and
nothing is lost: the form of a word is changed, prose is wrapped, a ticket or a type is added where the branch or the
files leave one reading. A fix without a single reading is left to the author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.catalogue import REWORDING
from craftnudge.domain.coaching.rewording.imperative import is_verb
from craftnudge.domain.coaching.rewording.message_layout import layout_of, with_paragraph
from craftnudge.domain.coaching.rewording.missing_ticket import missing_ticket
from craftnudge.domain.coaching.rewording.subject_form import SUBJECT_CHARS, fixed_subject, sentence
from craftnudge.domain.coaching.rewording.wrap_body import LINE_CHARS, filled, wrapped
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.coaching.rewording.message_layout import MessageLayout
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.project_rules import ProjectRules

# How often a new message is fixed again; of 60,000 generated ones none changed in a second pass.
_MOST_PASSES = 3
# The list that git writes below a message whose merge had conflicts, if nobody removes it.
_CONFLICTS = "# Conflicts:"
_LABEL = pattern(r"[A-Z][\w-]*: ")
_LEAST_WORDS_OF_A_SENTENCE = 5


@dataclass(frozen=True, slots=True)
class Rewording:
    """A new message, and one sentence for each change; no sentences if the message stays as it is."""

    message: str
    changes: tuple[str, ...]


def reword(facts: Facts, *, why: str = "", rules: ProjectRules | None = None) -> Rewording:
    """Fixes the whole message. `why` is the author's own reason, which becomes a paragraph of the body.

    A fixed message can parse differently: a line that now stands apart may be a trailer. So the new message is fixed
    again until nothing changes.
    """
    rewording = _reword_once(facts, why, rules)
    changes = list(rewording.changes)
    for _ in range(_MOST_PASSES):
        again = _reword_once(replace(facts, record=replace(facts.record, message=rewording.message)), "", rules)
        if again.message == rewording.message:
            break
        changes += again.changes
        rewording = again
    return Rewording(rewording.message, tuple(dict.fromkeys(changes)))


def _reword_once(facts: Facts, why: str, rules: ProjectRules | None) -> Rewording:
    message = facts.message
    if not message.lines or facts.generated is not None:
        return Rewording(message.text, ())
    layout, changes = _with_blank_line(layout_of(message))
    title, body, ending = layout.title, layout.body, layout.ending
    if len(title) == 1:
        line = title[0].rstrip()
        subject = fixed_subject(line, facts, rules)
        changes += subject.changes
        title = (subject.text + title[0][len(line) :],)
        if subject.moved:
            body = ("", *filled((subject.moved,)), *(body or ("",)))
    new = tuple(wrapped(body, rules.body_line_chars if rules else None))
    if new != body and _same_trailers(replace(layout, body=new), layout):
        body = new
        changes.append(REWORDING["wrapped"].format(columns=LINE_CHARS))
    ending, removed = _without_conflicts(message, ending)
    changes += removed
    if why.strip():
        body = with_paragraph(body, filled((sentence(" ".join(why.split())),)))
        changes.append(REWORDING["reason"])
    ticket = missing_ticket(facts, rules)
    if ticket:
        changes.append(REWORDING["ticket"].format(ticket=ticket))
        if message.trailers:
            ending = (f"Refs: {ticket}", *ending)
        else:
            body = _with_last_paragraph(body, f"Refs: {ticket}")
    text = replace(layout, title=title, body=body, ending=ending).text
    return Rewording(text if text.endswith("\n") or not changes else text + "\n", tuple(dict.fromkeys(changes)))


def _with_blank_line(layout: MessageLayout) -> tuple[MessageLayout, list[str]]:
    """The message with a blank line below its subject, where the second line surely begins something of its own."""
    title = layout.title
    if len(title) < 2 or len(title[0]) > SUBJECT_CHARS or not _begins_new_text(title[0], title[1]):  # noqa: PLR2004 - a title of several lines
        return layout, []
    body = ("", *title[1:], *layout.body)
    if layout.ending and not layout.body:
        body = (*body, "")
    parsed = layout_of(Message(replace(layout, title=title[:1], body=body).text))
    return parsed, [REWORDING["blank_line"]]


def _begins_new_text(subject: str, line: str) -> bool:
    """Whether the line below the subject goes on with it or not: a list, a label, a sentence of its own."""
    last = subject.rsplit(" ", 1)[-1]
    if subject.endswith((",", "(", "-", "/")) or last.lower() in FUNCTION_WORDS:
        return False
    if line.startswith(("- ", "* ", "+ ")) or _LABEL.match(line):
        return True
    first = line.split(" ", 1)[0].rstrip(",")
    is_sentence = line[:1].isupper() and line.endswith(".") and len(line.split()) >= _LEAST_WORDS_OF_A_SENTENCE
    starts_one = first[:1].isupper() and (first.lower() in FUNCTION_WORDS or is_verb(first))
    return is_sentence or starts_one or (line[:1].isupper() and subject.endswith("."))


def _same_trailers(new: MessageLayout, old: MessageLayout) -> bool:
    return Message(new.text).trailers == Message(old.text).trailers


def _without_conflicts(message: Message, ending: tuple[str, ...]) -> tuple[tuple[str, ...], list[str]]:
    """The ending without the comments in which git lists conflicts."""
    if message.conflict_list != _CONFLICTS or _CONFLICTS not in ending:
        return ending, []
    start = ending.index(_CONFLICTS)
    end = start + 1
    while end < len(ending) and ending[end].startswith("#\t"):
        end += 1
    above = list(ending[:start])
    while above and not above[-1].strip():
        above.pop()
    below = list(ending[end:])
    while below and not below[0].strip():
        below.pop(0)
    kept = (*above, "", *below) if above and below else (*above, *below, *([] if below else [""]))
    return kept, [REWORDING["conflicts"]]


def _with_last_paragraph(body: tuple[str, ...], line: str) -> tuple[str, ...]:
    lines = list(body)
    while lines and not lines[-1].strip():
        lines.pop()
    return (*lines, "", line, "")
