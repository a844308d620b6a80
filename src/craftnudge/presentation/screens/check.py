"""`craftnudge check`: a line a commit, and under it what is worth a minute before it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.presentation.charts import level_style
from craftnudge.presentation.lines import BLANK, Canvas, Line, Style, cut, pad, span, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked, Finding

_LABEL_COLUMNS = 8
_RULE_COLUMNS = 7


def check_screen(results: Sequence[Checked], canvas: Canvas) -> list[Line]:
    """The screen: of many commits, those that are good and pass take one line."""
    lines: list[Line] = []
    for one in results:
        found = findings_of(one) if len(results) == 1 or _asks_for_a_look(one) else ()
        if lines and found:
            lines.append(BLANK)
        lines.append(_heading(one, canvas))
        for finding in found:
            lines += _finding(finding, canvas)
    if not results:
        lines.append((span("  There are no commits in that range."),))
    return lines


def _asks_for_a_look(one: Checked) -> bool:
    """Whether it is refused, below good, or holds what cannot wait."""
    return not one.passed or one.card.level in ("FAIR", "NEEDS_WORK") or any(check.urgent for check in one.card.checks)


def _heading(one: Checked, canvas: Canvas) -> Line:
    card = one.card
    score = (
        f"{card.score:.1f}  {card.level}"
        if card.level
        else f"not coached ({card.generated or 'nothing to score_commit'})"
    )
    subject = one.record.message.strip().split("\n", 1)[0] or "(no message yet)"
    room = canvas.columns - _LABEL_COLUMNS - len(score) - 6
    return (
        span(f"  {pad(one.label, _LABEL_COLUMNS)}", "dim"),
        span(pad(cut(subject, room), room), "strong"),
        span(f"  {score}", level_style(card.level)),
    )


def _finding(finding: Finding, canvas: Canvas) -> list[Line]:
    room = canvas.columns - _RULE_COLUMNS - 6
    placed = f"{finding.says.removesuffix('.')} ({finding.path}:{finding.line})." if finding.path else finding.says
    first, *rest = wrap(placed, room)
    style: Style = "needs_work" if finding.severity == "error" else "plain"
    lines: list[Line] = [(span(f"    {pad(finding.rule, _RULE_COLUMNS)}", "dim"), span(first, style))]
    lines += [(span(" " * (_RULE_COLUMNS + 4)), span(line, style)) for line in rest]
    arrow = canvas.pick("→", ">")
    told = wrap(finding.advice, room - 2)
    lines += [
        (span(" " * (_RULE_COLUMNS + 4)), span(f"{arrow if not at else ' '} {line}", "dim"))
        for at, line in enumerate(told)
    ]
    return lines


def nudge_line(one: Checked, command: str, focus: str | None = None) -> str:
    """One line for a hook: the score, the one thing that cost most, and where to read on. Nothing for no score.

    Where the check in focus had an opinion on the commit, the line is about that one.
    """
    if one.card.score is None:
        return ""
    found = findings_of(one)
    worked_on = next((check for check in one.card.checks if check.id == focus and check.of_hundredths), None)
    if worked_on is not None and not one.broken:
        said = f"   your focus: {finding_text(worked_on, one.card.facts).rstrip('.')} ({worked_on.id})"
        return f"craftnudge  {one.card.score:.1f} {one.card.level}{said}   {command}"
    said = f"   {found[0].says.rstrip('.')} ({found[0].rule})" if found else ""
    return f"craftnudge  {one.card.score:.1f} {one.card.level}{said}   {command}"


def look_line(one: Checked) -> str:
    """The same before the commit is made: it names the way to another try only where one is worth it."""
    return nudge_line(one, "git commit --amend" if findings_of(one) else "").rstrip()


def refusal_lines(one: Checked, message_file: str) -> list[str]:
    """What a gate tells: each thing found with what to do, and where the message is kept."""
    lines: list[str] = []
    for finding in findings_of(one):
        lines += [f"{finding.rule}  {finding.says}", f"{' ' * (len(finding.rule) + 2)}{finding.advice}"]
    return [*lines, f"Your message is kept in {message_file}. To commit all the same: git commit --no-verify"]
