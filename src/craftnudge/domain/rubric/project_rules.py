"""The rules that a project has written down: checked next to the score and never part of it.

Scores can be compared between projects, rules cannot. So a broken rule costs no points; the minimum score refuses it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.rubric.text.truncate import cut_short
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from craftnudge.domain.commits.message import Message

    Value = str | int | tuple[str, ...]

AiAttribution = Literal["forbid", "require", "ignore"]

# The header of Conventional Commits 1.0.0. Not the parser's pattern: a rule states what a project allows.
_HEADER = re.compile(r"(?P<type>[A-Za-z][\w-]*)(?:\((?P<scope>[^()\r\n]+)\))?!?: \S")
# These name a tool, whatever it is called, unless an address shows that it is a person.
_OF_TOOLS = ("generated-by", "assisted-by", "made-with")
# A pattern from a configuration runs on this much of a subject at most.
_LONGEST_SUBJECT_CHARS = 500
_LONGEST_SCOPE_CHARS = 60


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """What a project requires of every message; None and empty require nothing. Lengths are in characters."""

    conventional: bool = False
    types: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    subject_chars: int | None = None
    subject_pattern: str | None = None
    body_line_chars: int | None = None
    body_required: bool = False
    sign_off: bool = False
    ticket_pattern: str | None = None
    ticket_required: bool = False
    ai_attribution: AiAttribution = "ignore"


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that a message breaks: its stable id and the setting it is from; the words are looked up by the id.

    `values` are what the words need. `quote` is the line of the message that breaks it, `line` its 1-based number.
    """

    id: str
    setting: str
    quote: str
    line: int = 1
    values: Mapping[str, Value] = field(default_factory=dict)


def broken_rules(message: Message, rules: ProjectRules) -> tuple[BrokenRule, ...]:
    """The rules that this message breaks, in the order of their ids."""
    return tuple(
        broken
        for look in (_header_rules, _subject_rules, _body_rules, _trailer_rules, _ticket_rules, _attribution_rules)
        for broken in look(message, rules)
    )


def ai_attributions(message: Message) -> tuple[str, ...]:
    """The lines of the message that attribute the commit to an AI; people with the first name of one are people."""
    # Imported here: most projects have no such rule, and a hook's time is the user's.
    from craftnudge.domain.commits.agent_names import agent_of_credit, agent_of_line  # noqa: PLC0415

    trailers = tuple(
        f"{trailer.token}: {trailer.value}"
        for trailer in message.trailers
        if agent_of_credit(trailer.token, trailer.value)
        or (trailer.token.lower() in _OF_TOOLS and trailer.value and "@" not in trailer.value)
    )
    lines = (line for paragraph in message.body_paragraphs for line in paragraph)
    return trailers + tuple(filter(agent_of_line, lines))


def _header_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    subject = message.subject
    header = _HEADER.match(subject)
    if header is None:
        if rules.conventional:
            types = rules.types or ("feat", "fix", "docs")
            yield BrokenRule("HR101", "project-style.convention", subject, values={"types": types})
        return
    if rules.types and header["type"] not in rules.types:
        values: dict[str, Value] = {"type": header["type"], "types": rules.types}
        yield BrokenRule("HR102", "project-style.types", subject, values=values)
    scopes = re.split(r"[,/]\s*", header["scope"] or "")
    unknown = [scope for scope in scopes if scope and scope not in rules.scopes]
    if rules.scopes and unknown:
        values = {"scope": cut_short(unknown[0], _LONGEST_SCOPE_CHARS), "scopes": rules.scopes}
        yield BrokenRule("HR103", "project-style.scopes", subject, values=values)


def _subject_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    subject = message.subject
    if rules.subject_chars is not None and len(subject) > rules.subject_chars:
        values: dict[str, Value] = {"chars": len(subject), "limit": rules.subject_chars}
        yield BrokenRule("HR104", "project-style.subject-chars", subject, values=values)
    if rules.subject_pattern is not None and not re.search(rules.subject_pattern, subject[:_LONGEST_SUBJECT_CHARS]):
        yield BrokenRule("HR105", "project-style.subject-pattern", subject, values={"pattern": rules.subject_pattern})


def _body_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if rules.body_required and not message.body:
        yield BrokenRule("HR106", "project-style.body-required", message.subject)
    if rules.body_line_chars is not None:
        body = {line for paragraph in message.body_paragraphs for line in paragraph}
        for number, line in enumerate(message.lines, start=1):
            # A line without blanks cannot be broken: an address, a path.
            if len(line) > rules.body_line_chars and line in body and " " in line.strip():
                values: dict[str, Value] = {"chars": len(line), "limit": rules.body_line_chars}
                yield BrokenRule("HR107", "project-style.body-line-chars", line, number, values)


def _trailer_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if rules.sign_off and not any(trailer.token.lower() == "signed-off-by" for trailer in message.trailers):
        yield BrokenRule("HR108", "project-style.sign-off", message.subject)


def _ticket_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if not rules.ticket_required:
        return
    pattern = rules.ticket_pattern or r"#\d+|\b[A-Z][A-Z0-9]+-\d+\b"
    if not any(re.search(pattern, line[:_LONGEST_SUBJECT_CHARS]) for line in message.lines):
        yield BrokenRule("HR109", "ticket.required", message.subject, values={"pattern": pattern})


def _attribution_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    attributions = () if rules.ai_attribution == "ignore" else ai_attributions(message)
    if not attributions:
        return
    if rules.ai_attribution == "forbid":
        yield BrokenRule("HR110", "ai-attribution", attributions[0])
    elif not any(trailer.token.lower() == "assisted-by" for trailer in message.trailers):
        yield BrokenRule("HR111", "ai-attribution", attributions[0])
