"""`craftnudge coach`: the score, its four aspects, what to keep, what is worth a minute, one way on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.rubric.scorecard import level_of
from craftnudge.presentation.charts import drawn_bar, level_style
from craftnudge.presentation.lines import BLANK, Canvas, Line, Style, cut, pad, span, width, wrap
from craftnudge.presentation.screens.commit_time import local_moment

if TYPE_CHECKING:
    from craftnudge.domain.coaching.feedback import Feedback, Remark
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import Category, ScoreCard

_BAR_COLUMNS = 20
_NARROW_COLUMNS = 72
_WHY_NOT: dict[str, str] = {
    "merge": "a merge",
    "revert": "a revert written by git",
    "fixup": "a fixup to be squashed",
    "squash": "a squash to be folded in",
    "amend": "an amend to be folded in",
    "version": "a bare version bump",
    "bot": "a bot's commit",
}
_HEADING_OF_AREAS: tuple[Line, ...] = (BLANK, (span("  Worth a minute", "heading"),))


def coach_screen(record: CommitRecord, card: ScoreCard, feedback: Feedback, canvas: Canvas) -> list[Line]:
    """The whole screen of one commit."""
    lines = heading(record, card, canvas)
    if card.generated is not None:
        kind = _WHY_NOT.get(card.generated, card.generated)
        return [*lines, BLANK, (span(f"  This is {kind}: recorded, and not coached."),), *_next(feedback, canvas)]
    lines.append(BLANK)
    lines += [category_line(category, card.facts, canvas) for category in card.categories]
    if record.stats_error:
        lines += [BLANK, (span(f"  The change itself could not be read: {record.stats_error}", "dim"),)]
    lines += _strengths(feedback.strengths, canvas)
    lines += _areas(feedback.areas_for_improvement, canvas)
    lines += _reworded(feedback, canvas)
    lines += _tips(feedback, canvas)
    return lines + _next(feedback, canvas)


def heading(record: CommitRecord, card: ScoreCard, canvas: Canvas) -> list[Line]:
    """The commit and its score; who, when, and how large."""
    score = "" if card.score is None else f"{card.score:.1f}"
    level = card.level or ""
    room = canvas.columns - 11 - len(score) - len(level) - 6
    subject = cut(record.message.strip().split("\n", 1)[0] or "(no message)", room)
    first: Line = (
        span(f"  {record.hash[:7]}  ", "dim"),
        span(pad(subject, room), "strong"),
        span(f"  {score}  {level}", level_style(card.level)),
    )
    who = record.author.name if record.author and record.author.name else "nobody named"
    parts = [f"{who}, {local_moment(record.authored)}"]
    if record.repository.branch:
        parts[0] += f" on {record.repository.branch}"
    if record.totals is not None:
        files = record.totals.files
        parts.append(f"{files} file{'' if files == 1 else 's'} +{record.totals.added} -{record.totals.deleted}")
    return [first, (span(cut("  " + ", ".join(parts), canvas.columns), "dim"),)]


def category_line(category: Category, facts: Facts, canvas: Canvas) -> Line:
    """One aspect: its bar, its score, its weight, and where its points went."""
    name = span(f"  {category.name:<9}")
    weight = f"{category.weight_percent:3d} %"
    if category.score is None:
        reason = finding_text(category.checks[0], facts) if category.checks else "no facts"
        return (name, span(cut(f"not judged: {reason}", canvas.columns - 12), "dim"))
    bar = ""
    if canvas.bars:
        bar = f"{drawn_bar(category.score / 10, _BAR_COLUMNS, canvas)}  "
    style = level_style(level_of(category.score * 10))
    used = 11 + width(bar) + 4 + 3 + len(weight) + 2
    return (
        name,
        span(bar, style),
        span(f"{category.score:4.1f}", "strong"),
        span(f"   {weight}  ", "dim"),
        span(cut(_where_points_went(category), max(canvas.columns - used, 0)), "dim"),
    )


def _where_points_went(category: Category) -> str:
    judged = [check for check in category.checks if check.result != "not_applicable"]
    passed = sum(check.result == "pass" for check in judged)
    costliest = max(judged, key=lambda check: check.lost_hundredths)
    text = f"{passed} of {len(judged)} met"
    return text if costliest.result == "pass" else f"{text}; most lost on {costliest.name}"


def _strengths(remarks: tuple[Remark, ...], canvas: Canvas) -> list[Line]:
    lines = [line for remark in remarks for line in _remark(remark.text, "", remark.check_id, canvas)]
    return [BLANK, (span("  Worth keeping", "heading"),), *lines] if lines else []


def _areas(remarks: tuple[Remark, ...], canvas: Canvas) -> list[Line]:
    lines: list[Line] = []
    for remark in remarks:
        lost = f"{-remark.lost_hundredths / 100:.1f}"
        lines += _remark(remark.text, "" if lost == "-0.0" else lost, remark.check_id, canvas)
        lines += _indented(remark.advice, canvas, first=canvas.pick("→ ", "> "), style="plain", columns=6)
    return [*_HEADING_OF_AREAS, *lines] if lines else []


def _remark(text: str, lost: str, check_id: str, canvas: Canvas) -> list[Line]:
    """The sentence, with what it cost and its check in a column of their own on the first line."""
    tail = f"{lost:>5}   {check_id}"
    room = canvas.columns - 4 - len(tail) - 2
    first, *rest = wrap(text, room)
    lines: list[Line] = [(span("    " + pad(first, room)), span(f"  {tail}", "dim"))]
    return lines + [(span("    " + piece),) for piece in rest]


def _indented(text: str, canvas: Canvas, *, first: str, style: Style, columns: int) -> list[Line]:
    pieces = [piece for line in text.split("\n") for piece in wrap(line, canvas.columns - columns - len(first) - 2)]
    return [
        (span(" " * columns + (first if index == 0 else " " * len(first)), "dim"), span(piece, style))
        for index, piece in enumerate(pieces)
    ]


def _reworded(feedback: Feedback, canvas: Canvas) -> list[Line]:
    extra = feedback.specific_recommendations[len(feedback.areas_for_improvement) :]
    lines = [line for text in extra for line in _indented(text, canvas, first="", style="plain", columns=4)]
    return [*_HEADING_OF_AREAS, *lines] if lines and not feedback.areas_for_improvement else lines


def _tips(feedback: Feedback, canvas: Canvas) -> list[Line]:
    lines: list[Line] = []
    for tip in feedback.coaching_tips:
        lines += [BLANK, *_indented(tip, canvas, first="", style="dim", columns=2)]
    return lines


def _next(feedback: Feedback, canvas: Canvas) -> list[Line]:
    if not feedback.next_steps:
        return []
    step = feedback.next_steps[0]
    what = f"   ({step.what})"
    if canvas.columns < _NARROW_COLUMNS or width(step.command + what) + 8 > canvas.columns:
        what = ""
    return [BLANK, (span("  Next: "), span(step.command, "strong"), span(what, "dim"))]
