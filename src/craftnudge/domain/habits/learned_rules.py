"""The rules that a project has always kept: a habit becomes a rule only where it accepts the commits that show it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import display_width
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.header import header_of
from craftnudge.domain.rubric.project_rules import ProjectRules, broken_rules
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.domain.habits.project_style import ProjectStyle

# The limits of a subject that people choose; a wider one is no limit.
_USUAL_LIMITS = (50, 60, 72, 80, 100)
# A gitmoji or an emoji before the type of a conventional subject: the type has to be a plain word, or it is not one.
_EMOJI = r"(?::\w+:|[^\w\s\[(#:]+) ?"
_EMOJI_FIRST = pattern(rf"{_EMOJI}(?P<header>[A-Za-z])")


@dataclass(frozen=True, slots=True)
class LearnedRules:
    """`settings` by their names in `project-style`; `differing` counts the commits that a firm habit does not fit."""

    settings: Mapping[str, object]
    differing: Mapping[str, int]


def learned_rules(style: ProjectStyle, messages: Sequence[str]) -> LearnedRules:
    """The rules that each of these messages keeps, where the style has the habit; `messages` are those it is of."""
    firm = {habit.about: habit.name for habit in style.habits if habit.strength == "firm"}
    parsed = [Message(text) for text in messages]
    settings: dict[str, object] = {}
    differing: dict[str, int] = {}
    if not style.habits or not parsed:
        return LearnedRules(settings, differing)
    if firm.get("prefix") == "conventional":
        _learn_convention(parsed, settings, differing)
    for name, about, rules in (
        ("body-required", "body", ProjectRules(body_required=True)),
        ("sign-off", "sign-off", ProjectRules(sign_off=True)),
    ):
        if firm.get(about) in ("body", "signed_off"):
            broken = _breaking(parsed, rules)
            if broken:
                differing[name] = broken
            else:
                settings[name] = True
    widest = max(display_width(message.subject) for message in parsed)
    limit = next((limit for limit in _USUAL_LIMITS if widest <= limit), None)
    if limit is not None:
        settings["subject-chars"] = limit
    return LearnedRules(settings, differing)


def _learn_convention(messages: Sequence[Message], settings: dict[str, object], differing: dict[str, int]) -> None:
    """The convention with its types; where each subject has an emoji before the type, a pattern in its place."""
    types = _types_of([message.subject for message in messages])
    broken = _breaking(messages, ProjectRules(conventional=True, types=types))
    if not broken:
        settings["convention"] = "conventional"
        settings["types"] = list(types)
        return
    behind = [_EMOJI_FIRST.match(message.subject) for message in messages]
    types = _types_of([found.string[found.start("header") :] for found in behind if found])
    with_emoji = rf"^{_EMOJI}(?:{'|'.join(map(re.escape, types))})(?:\([^)]*\))?!?: "
    if types and not _breaking(messages, ProjectRules(subject_pattern=with_emoji)):
        settings["subject-pattern"] = with_emoji
    else:
        differing["convention"] = broken


def _types_of(subjects: Sequence[str]) -> tuple[str, ...]:
    """The types as written, the most used first."""
    counts = Counter(header.type for subject in subjects if (header := header_of(subject)))
    return tuple(name for name, _ in counts.most_common())


def _breaking(messages: Sequence[Message], rules: ProjectRules) -> int:
    """How many of the messages break a rule."""
    return sum(bool(broken_rules(message, rules)) for message in messages)
