"""A check explained, and the list of all checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT
from craftnudge.presentation.lines import BLANK, Canvas, Line, cut, hanging, pad, span, width
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.rubric.check import Check

_LABEL_COLUMNS = 12
_BEFORE_NAME_COLUMNS = 18
_LEAST_TITLE_COLUMNS = 24


def check_screen(check: Check, canvas: Canvas) -> list[Line]:
    """Everything that a check's file says about it."""
    lines: list[Line] = [*hanging((span(f"  {check.id}  ", "strong"),), check.fail_name, canvas, "heading"), BLANK]
    for label, text in (
        ("name", check.name),
        ("passes as", check.pass_name),
        ("weight", _weight(check)),
        ("why", check.why),
        ("to do", check.advice),
        ("good", check.good),
        ("bad", check.bad),
        ("evidence", check.grounds),
        ("limits", check.limits),
    ):
        lines += _labelled(label, text, canvas)
    return lines


def rule_screen(rule_id: str, setting: str, purpose: str, canvas: Canvas) -> list[Line]:
    """A rule of the project: its setting, what it says, and what it costs."""
    # Only for rules: the words of a check are in the check.
    from craftnudge.domain.coaching.phrases.lookup import rule_patterns  # noqa: PLC0415

    says, advice = rule_patterns(rule_id)
    lines: list[Line] = [*hanging((span(f"  {rule_id}  ", "strong"),), setting, canvas, "heading"), BLANK]
    for label, text in (
        ("rule", purpose),
        ("says", says),
        ("to do", advice),
        ("cost", "no points; a broken rule makes craftnudge check exit with 1"),
        ("set by", "the project: craftnudge config show --origin says where"),
    ):
        lines += _labelled(label, text, canvas)
    return lines


def _weight(check: Check) -> str:
    """The points of a check; what a clear failure puts at stake where that is more."""
    weight = CATEGORY_WEIGHTS_PERCENT[check.category]
    text = f"{check.points:g} of {weight} points in {check.category}"
    if check.caps_tenths:
        return f"{text}; the score is at most {max(cap for _, cap in check.caps_tenths) / 10} if it fails"
    if check.weight_factor <= 1:
        return text
    at_stake = check.points * check.weight_factor
    if at_stake >= weight:
        return f"{text}; a clear failure can cost the whole {check.category} score"
    return f"{text}; a clear failure weighs {check.weight_factor:g} times as much"


def _labelled(label: str, text: str, canvas: Canvas) -> list[Line]:
    head = span(f"  {label:<{_LABEL_COLUMNS}}", "dim")
    below = span(" " * (_LABEL_COLUMNS + 2))
    first, *rest = text.split("\n")
    return [*hanging((head,), first, canvas), *(line for part in rest for line in hanging((below,), part, canvas))]


def all_checks_screen(checks: Sequence[Check], canvas: Canvas) -> list[Line]:
    """All checks under their categories, with their points; a narrow screen leaves out the titles."""
    lines: list[Line] = []
    name_columns = max(width(check.name) for check in checks) + 2
    room = canvas.columns - name_columns - _BEFORE_NAME_COLUMNS - 1
    with_titles = room >= _LEAST_TITLE_COLUMNS
    for category, weight in CATEGORY_WEIGHTS_PERCENT.items():
        if not any(check.category == category for check in checks):
            continue
        lines += [(span(f"  {category}, {weight} of 100 points", "heading"),)]
        for check in checks:
            if check.category == category:
                head = (
                    span(f"    {check.id}  "),
                    span(f"{check.points:5g}  ", "dim"),
                    span(pad(check.name, name_columns)),
                )
                lines.append((*head, span(cut(check.fail_name, room), "dim") if with_titles else span("")))
        lines.append(BLANK)
    lines.pop()
    return [*lines, *next_step("craftnudge explain ID", "one check in full", canvas)]
