"""The rules that a project has written down: kept or broken, beside the score and never part of it.

A score can be compared between projects; a rule cannot. So a broken rule costs no points, and a gate refuses it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.domain.commits.message import Message

AiAttribution = Literal["forbid", "require", "ignore"]

# The header of Conventional Commits 1.0.0. Its own pattern: a rule is about what a project allows, not about reading.
_HEADER = re.compile(r"(?P<type>[A-Za-z][\w-]*)(?:\((?P<scope>[^()\r\n]+)\))?!?: \S")
# How assistants sign: trailers naming one, and the line that some leave in the body.
_ASSISTANT = re.compile(
    r"\b(?:claude|copilot|chatgpt|codex|cursor|gemini|devin|aider|amazon q|windsurf|openai|anthropic)\b", re.IGNORECASE
)
_GENERATED_WITH = re.compile(r"^\W*(?:generated|co-?authored|written|assisted) (?:with|by)\b.*", re.IGNORECASE)
_ATTRIBUTING = ("co-authored-by", "generated-by", "co-developed-by", "signed-off-by", "assisted-by", "made-with")
# These name a tool, whatever it is called, unless an address shows that it is somebody.
_OF_TOOLS = ("generated-by", "assisted-by", "made-with")
# A pattern of somebody's runs on this much of a subject at most.
_LONGEST_SUBJECT_CHARS = 500


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """What a project asks of every message; None and empty ask nothing. Lengths are in characters."""

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
    """A rule that a message breaks: its stable id, the setting it is from, what is wrong, and what to do.

    `line` is the 1-based line of the message.
    """

    id: str
    setting: str
    says: str
    advice: str
    quote: str = ""
    line: int = 1


def broken_rules(message: Message, rules: ProjectRules) -> tuple[BrokenRule, ...]:
    """The rules that this message breaks, in the order of their ids."""
    return tuple(
        broken
        for look in (_header_rules, _subject_rules, _body_rules, _trailer_rules, _ticket_rules, _attribution_rules)
        for broken in look(message, rules)
    )


def ai_attributions(message: Message) -> tuple[str, ...]:
    """The lines of the message that attribute the commit to an AI."""
    trailers = tuple(
        f"{trailer.token}: {trailer.value}"
        for trailer in message.trailers
        if (trailer.token.lower() in _ATTRIBUTING and _ASSISTANT.search(trailer.value))
        or (trailer.token.lower() in _OF_TOOLS and trailer.value and "@" not in trailer.value)
    )
    lines = (line for paragraph in message.body_paragraphs for line in paragraph)
    return trailers + tuple(line for line in lines if _GENERATED_WITH.match(line) and _ASSISTANT.search(line))


def _header_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    subject = message.subject
    header = _HEADER.match(subject)
    if header is None:
        if rules.conventional:
            yield BrokenRule(
                "HR101",
                "project-style.convention",
                "The subject is no `type(scope): what`.",
                f"Begin with a type: {_one_of(rules.types or ('feat', 'fix', 'docs'))}.",
                subject,
            )
        return
    if rules.types and header["type"] not in rules.types:
        yield BrokenRule(
            "HR102",
            "project-style.types",
            f"The type {header['type']!r} is none of this project's.",
            f"Use {_one_of(rules.types)}.",
            subject,
        )
    scopes = re.split(r"[,/]\s*", header["scope"] or "")
    odd = [scope for scope in scopes if scope and scope not in rules.scopes]
    if rules.scopes and odd:
        yield BrokenRule(
            "HR103",
            "project-style.scopes",
            f"The scope {odd[0]!r} is none of this project's.",
            f"Use {_one_of(rules.scopes)}.",
            subject,
        )


def _subject_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    subject = message.subject
    if rules.subject_chars is not None and len(subject) > rules.subject_chars:
        yield BrokenRule(
            "HR104",
            "project-style.subject-chars",
            f"The subject has {len(subject)} characters; this project allows {rules.subject_chars}.",
            "Say the one thing and move the rest into the body.",
            subject,
        )
    if rules.subject_pattern is not None and not re.search(rules.subject_pattern, subject[:_LONGEST_SUBJECT_CHARS]):
        yield BrokenRule(
            "HR105",
            "project-style.subject-pattern",
            "The subject does not have the form that this project asks for.",
            f"It must match {rules.subject_pattern}",
            subject,
        )


def _body_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if rules.body_required and not message.body:
        yield BrokenRule(
            "HR106",
            "project-style.body-required",
            "There is no body.",
            "Say in a sentence or two why.",
            message.subject,
        )
    if rules.body_line_chars is not None:
        body = {line for paragraph in message.body_paragraphs for line in paragraph}
        for number, line in enumerate(message.lines, start=1):
            # A line without blanks cannot be broken: an address, a path.
            if len(line) > rules.body_line_chars and line in body and " " in line.strip():
                yield BrokenRule(
                    "HR107",
                    "project-style.body-line-chars",
                    f"A line of the body has {len(line)} characters; this project allows {rules.body_line_chars}.",
                    "Break it: craftnudge reword does.",
                    line,
                    number,
                )


def _trailer_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if rules.sign_off and not any(trailer.token.lower() == "signed-off-by" for trailer in message.trailers):
        yield BrokenRule(
            "HR108",
            "project-style.sign-off",
            "The commit is not signed off.",
            "Commit with --signoff.",
            message.subject,
        )


def _ticket_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if not rules.ticket_required:
        return
    pattern = rules.ticket_pattern or r"#\d+|\b[A-Z][A-Z0-9]+-\d+\b"
    if not any(re.search(pattern, line[:_LONGEST_SUBJECT_CHARS]) for line in message.lines):
        yield BrokenRule(
            "HR109",
            "ticket.required",
            "No ticket is named.",
            f"Name it in the subject or in a trailer, in the form {pattern}",
            message.subject,
        )


def _attribution_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    found = ai_attributions(message)
    if not found or rules.ai_attribution == "ignore":
        return
    if rules.ai_attribution == "forbid":
        yield BrokenRule(
            "HR110",
            "ai-attribution",
            "The message attributes the commit to an AI; this project does not want that.",
            "Take the line out.",
            found[0],
        )
    elif not any(trailer.token.lower() == "assisted-by" for trailer in message.trailers):
        yield BrokenRule(
            "HR111",
            "ai-attribution",
            "The commit was made with an AI, and there is no `Assisted-by:` trailer.",
            "Add one that names the tool: Assisted-by: NAME",
            found[0],
        )


def _one_of(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
