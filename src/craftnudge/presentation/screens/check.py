"""`craftnudge check`: a line a commit, its score in a column, and under it the findings, dangers first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.check_result import findings_of
from craftnudge.domain.coaching.dangers import danger_advice
from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.presentation.levels import SCORE_COLUMNS, level_name, level_style, score_column
from craftnudge.presentation.lines import BLANK, Canvas, Line, Span, Style, cut, pad, span, width
from craftnudge.presentation.number_text import points_lost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.check_result import Checked, Finding

_LABEL_COLUMNS = 8
_STACKED_COLUMNS = 60  # below, the score stands over the subject


def check_screen(results: Sequence[Checked], canvas: Canvas, *, all_points: bool = False) -> list[Line]:
    """The screen: of many commits, those that are good and pass take one line; `all_points` lists every check."""
    # Imported here: a hook shows no screen.
    from craftnudge.presentation.screens.finding_lines import finding_lines  # noqa: PLC0415
    from craftnudge.presentation.screens.points import point_lines  # noqa: PLC0415

    lines: list[Line] = []
    for result in results:
        findings = _findings(result) if len(results) == 1 or _needs_attention(result) else ()
        if lines and findings:
            lines.append(BLANK)
        lines += _heading(result, canvas)
        first = {danger.id for danger in result.dangers}
        lost = {check.id: check.lost_hundredths for check in result.card.checks}
        for finding in findings:
            style: Style = (
                "danger" if finding.rule in first else "needs_work" if finding.severity == "error" else "plain"
            )
            points = points_lost(lost.get(finding.rule, 0))
            lines += finding_lines(finding.rule, points, finding.says, finding.advice, canvas, style=style)
        lines += point_lines(result.card, canvas) if all_points else []
    minimum = results[0].min_score if len(results) > 1 else None
    if minimum is not None and all(result.passed for result in results):
        lines += [BLANK, (span(f"  All {len(results)} commits pass: the minimum score is {minimum:.1f}."),)]
    return lines or [(span("  No commits in that range."),)]


def _findings(result: Checked) -> tuple[Finding, ...]:
    """All findings, dangers first."""
    first = {danger.id for danger in result.dangers}
    return tuple(sorted(findings_of(result), key=lambda finding: finding.rule not in first))


def _is_change_alone(result: Checked) -> bool:
    """Whether a change was checked before its message is written."""
    message = [check for check in result.card.checks if check.check.category == "message"]
    return not result.record.message.strip() and all(check.kind == "switched_off" for check in message)


def _needs_attention(result: Checked) -> bool:
    """Whether it fails, is below good, or holds a danger."""
    return not result.passed or result.card.level in ("FAIR", "NEEDS_WORK") or bool(result.dangers)


def _heading(result: Checked, canvas: Canvas) -> list[Line]:
    card = result.card
    label = span(f"  {pad(result.label, _LABEL_COLUMNS)} ", "dim")
    style = level_style(card.level)
    score = span(score_column(card), style)
    subject = result.card.facts.message.subject or "(no message yet)"
    if _is_change_alone(result):
        # Half a commit has no grade: what its message will be worth is not known.
        score, subject = span("no score yet".ljust(SCORE_COLUMNS), "dim"), "(only the change, without a message)"
    if canvas.columns < _STACKED_COLUMNS:
        return [(label, score), (span(f"    {cut(subject, canvas.columns - 5)}", "strong"),)]
    room = canvas.columns - width(label.text + score.text) - 2
    return [(label, score, Span("  "), span(cut(subject, room), "strong"))]


def nudge_line(result: Checked, command: str, goal: str | None = None) -> str:
    """One line for a hook: the score, the finding that cost most, and what to type next. Empty for no score.

    A danger or a broken rule comes first. Else, where the commit fails the check of the user's goal, the line is about
    that. Without a finding there is nothing to type.
    """
    card = result.card
    if card.score is None:
        return ""
    parts = [f"craftnudge: {card.score:.1f} {level_name(card.level)}."]
    findings = _findings(result)
    of_goal = next((one for one in card.checks if one.id == goal and one.result in ("fail", "partial")), None)
    if of_goal is not None and not result.broken and not result.dangers:
        parts.append(f"Goal {of_goal.id}: {finding_text(of_goal, card.facts)}")
    elif findings:
        parts.append(f"{findings[0].rule}: {findings[0].says}")
    else:
        return parts[0]
    return " ".join([*parts, command])


def look_line(result: Checked, *, if_found: bool = False) -> str:
    """The same before the commit is made, when nothing can be amended yet; `if_found` is silent without a finding."""
    if if_found and not findings_of(result):
        return ""
    return nudge_line(result, "After the commit, fix it with: git commit --amend")


def danger_lines(result: Checked) -> list[str]:
    """The dangers of a commit that is made all the same, each with what to do after it."""
    lines: list[str] = []
    for danger in result.dangers:
        advice = danger_advice(danger, result.card.facts, "committed") or danger.check.advice
        lines += [f"{danger.id}  {finding_text(danger, result.card.facts)}", f"       {advice}"]
    return [*lines, "The commit is not blocked. To block dangers: craftnudge hook install --block danger"]


def refusal_lines(result: Checked, message_file: str) -> list[str]:
    """The text of a rejected commit: each finding with what to do, and where the message is kept."""
    lines: list[str] = []
    for finding in _findings(result):
        lines += [f"{finding.rule}  {finding.says}", f"{' ' * (len(finding.rule) + 2)}{finding.advice}"]
    return [*lines, f"Your message is kept in {message_file}. To commit without this check: git commit --no-verify"]
