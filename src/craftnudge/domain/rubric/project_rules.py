"""The rules that a project has written down: checked next to the score and never part of it.

Scores can be compared between projects, rules cannot. So a broken rule costs no points; the minimum score refuses it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.commits.line_wrapping import can_be_wrapped, wrappable_lines
from craftnudge.domain.commits.odd_characters import has_visible_text
from craftnudge.domain.commits.ticket_keys import is_trusted_alone
from craftnudge.domain.rubric.header import header_of, odd_values, unknown_scope, why_no_header
from craftnudge.domain.rubric.text.truncate import truncate_line
from craftnudge.domain.rubric.tool_manners import is_ignored_by, length_by
from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.rubric.header import Header

    Value = str | int | tuple[str, ...]

AiAttribution = Literal["forbid", "require", "ignore"]

# These name a tool, whatever it is called, unless an address shows that it is a person.
_OF_TOOLS = ("generated-by", "assisted-by", "made-with")
# A pattern from a configuration runs on this much of a subject at most.
_LONGEST_SUBJECT_CHARS = 500
_LONGEST_SCOPE_CHARS = 60
_CONVENTION = "project-style.convention"
_SUBJECT_CHARS = "project-style.subject-chars"
_BODY_LINE_CHARS = "project-style.body-line-chars"
_FIRST_LETTER = "project-style.first-letter"
_NO_PERIOD = "project-style.no-period"
UNCHECKED_PREFIXES = "project-style.unchecked-prefixes"
# The setting of each rule, by the rule's id.
SETTING_OF_RULE = {
    "HR101": _CONVENTION,
    "HR102": "project-style.types",
    "HR103": "project-style.scopes",
    "HR104": _SUBJECT_CHARS,
    "HR105": "project-style.subject-pattern",
    "HR106": "project-style.body-required",
    "HR107": _BODY_LINE_CHARS,
    "HR108": "project-style.sign-off",
    "HR109": "ticket.required",
    "HR110": "ai-attribution",
    "HR111": "ai-attribution",
    "HR112": _FIRST_LETTER,
    "HR113": _NO_PERIOD,
}
_SOME_TYPES = ("feat", "fix", "docs")
_SIGNED_OFF = "signed-off-by:"


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """What a project requires of every message; None and empty require nothing. Lengths are in columns of a screen.

    `unchecked_prefixes` are beginnings of subjects to which no rule is applied; from a tool they replace those that it
    lets pass by itself, and None leaves these. `tools` names the tool that a setting was a rule of, by the setting: it
    applies as the tool applies it.
    """

    conventional: bool = False
    types: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()
    subject_chars: int | None = None
    subject_pattern: str | None = None
    first_letter: Literal["any", "small", "capital"] = "any"
    no_period: bool = False
    unchecked_prefixes: tuple[str, ...] | None = None
    body_line_chars: int | None = None
    body_required: bool = False
    sign_off: bool = False
    ticket_pattern: str | None = None
    ticket_required: bool = False
    ai_attribution: AiAttribution = "ignore"
    tools: Mapping[str, str] = field(default_factory=dict)

    def tool_of(self, setting: str) -> str:
        """The tool that the setting was a rule of; empty where it is the project's own."""
        return self.tools.get(setting, "")


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
        for look in (
            _header_rules,
            _subject_rules,
            _body_rules,
            _trailer_rules,
            _ticket_rules,
            _attribution_rules,
            _form_rules,
        )
        for broken in look(message, rules)
        if not _is_unchecked(message.subject, rules.tool_of(broken.setting), rules)
    )


def _is_unchecked(subject: str, tool: str, rules: ProjectRules) -> bool:
    """Whether a rule of this tool, or of the project's own, is not applied to the subject."""
    prefixes, of_tool = rules.unchecked_prefixes, rules.tool_of(UNCHECKED_PREFIXES)
    if prefixes is None or (of_tool and of_tool != tool):
        return is_ignored_by(tool, subject)
    return subject.startswith(prefixes) or (not of_tool and is_ignored_by(tool, subject))


def _form_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    subject = message.subject
    header = header_of(subject, rules.types)
    text = header.description if header else "" if rules.tool_of(_FIRST_LETTER) else subject
    first = text[:1]
    if (rules.first_letter == "small" and first.isupper()) or (rules.first_letter == "capital" and first.islower()):
        values: dict[str, Value] = {rules.first_letter: first.swapcase()}
        yield BrokenRule("HR112", _FIRST_LETTER, subject, values=values)
    if rules.no_period and subject.endswith(".") and not subject.endswith("..."):
        yield BrokenRule("HR113", _NO_PERIOD, subject)


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
    subject = message.marked_subject
    header = header_of(subject, rules.types)
    if header is None or (header.scope is not None and not header.scope.strip()):
        if rules.conventional:
            yield BrokenRule("HR101", _CONVENTION, subject, values=_header_values(subject, header, rules.types))
        return
    if rules.types and header.type not in rules.types:
        values: dict[str, Value] = {"type": header.type, "types": rules.types}
        values |= odd_values(subject, lambda plain: _type_of(plain) in rules.types)
        yield BrokenRule("HR102", "project-style.types", subject, values=values)
    unknown = unknown_scope(header.scope or "", rules.scopes) if rules.scopes else None
    if unknown is not None:
        values = {"scope": _in_short(unknown), "scopes": rules.scopes}
        values |= odd_values(subject, lambda plain: unknown_scope(_scope_of(plain), rules.scopes) is None)
        yield BrokenRule("HR103", "project-style.scopes", subject, values=values)


def _header_values(subject: str, header: Header | None, types: tuple[str, ...]) -> dict[str, Value]:
    values: dict[str, Value] = {"types": types or _SOME_TYPES}
    if header is not None:
        return values | {"empty_scope_of": header.type, "without_scope": f"{header.type}:"}
    return values | why_no_header(subject, types)


def _type_of(subject: str) -> str | None:
    header = header_of(subject)
    return header.type if header else None


def _scope_of(subject: str) -> str:
    header = header_of(subject)
    return (header.scope if header else None) or ""


def _in_short(scope: str) -> str:
    return scope if len(scope) <= _LONGEST_SCOPE_CHARS else truncate_line(scope, _LONGEST_SCOPE_CHARS)


def _subject_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    subject = message.subject
    if rules.subject_chars is not None:
        tool = rules.tool_of(_SUBJECT_CHARS)
        length = length_by(tool, subject)
        if length > rules.subject_chars:
            values = _length_values(tool, length, rules.subject_chars)
            yield BrokenRule("HR104", _SUBJECT_CHARS, subject, values=values)
    pattern = rules.subject_pattern
    if pattern is not None and not re.search(pattern, subject[:_LONGEST_SUBJECT_CHARS]):
        odd = odd_values(subject[:_LONGEST_SUBJECT_CHARS], lambda plain: re.search(pattern, plain) is not None)
        yield BrokenRule("HR105", "project-style.subject-pattern", subject, values={"pattern": pattern, **odd})


def _length_values(tool: str, length: int, limit: int) -> dict[str, Value]:
    return {"characters" if tool else "columns": length, "limit": limit}


def _body_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if rules.body_required and not has_visible_text(message.body):
        yield BrokenRule("HR106", "project-style.body-required", message.subject)
    limit = rules.body_line_chars
    if limit is None:
        return
    tool = rules.tool_of(_BODY_LINE_CHARS)
    body = {line for paragraph in message.body_paragraphs for line in paragraph}
    for number, (line, is_prose) in enumerate(zip(message.lines, wrappable_lines(message.lines), strict=True), start=1):
        length = length_by(tool, line)
        if length > limit and is_prose and line in body and can_be_wrapped(line, limit):
            yield BrokenRule("HR107", _BODY_LINE_CHARS, line, number, _length_values(tool, length, limit))


def _trailer_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if not rules.sign_off or _is_signed_off(message):
        return
    values: dict[str, Value] = {}
    for line in message.paragraphs[-1] if len(message.paragraphs) > 1 else ():
        values = values or odd_values(line, lambda plain: plain.strip().lower().startswith(_SIGNED_OFF))
    yield BrokenRule("HR108", "project-style.sign-off", message.subject, values=values)


def _is_signed_off(message: Message) -> bool:
    return any(trailer.token.lower() == "signed-off-by" for trailer in message.trailers)


def _ticket_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    if not rules.ticket_required:
        return
    pattern = rules.ticket_pattern or r"#\d+|\b[A-Z][A-Z0-9]+-\d+\b"
    lines = [line[:_LONGEST_SUBJECT_CHARS] for line in message.lines]
    # Without a pattern of the project, UTF-8 and its like are no tickets.
    if any(
        rules.ticket_pattern is not None or found[0][0] == "#" or is_trusted_alone(found[0].partition("-")[0])
        for line in lines
        for found in re.finditer(pattern, line)
    ):
        return
    values: dict[str, Value] = {"pattern": pattern}
    for line in lines:
        values |= odd_values(line, lambda plain: re.search(pattern, plain) is not None)
    yield BrokenRule("HR109", "ticket.required", message.subject, values=values)


def _attribution_rules(message: Message, rules: ProjectRules) -> Iterator[BrokenRule]:
    attributions = () if rules.ai_attribution == "ignore" else ai_attributions(message)
    if not attributions:
        return
    if rules.ai_attribution == "forbid":
        yield BrokenRule("HR110", "ai-attribution", attributions[0])
    elif not any(trailer.token.lower() == "assisted-by" for trailer in message.trailers):
        yield BrokenRule("HR111", "ai-attribution", attributions[0])
