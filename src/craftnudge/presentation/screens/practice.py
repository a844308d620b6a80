"""A practice session: a commit without its verdict, the answer to what the user made of it, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.practice import AGREES_WITHIN_TENTHS
from craftnudge.domain.habits.number_text import count
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.presentation.lines import BLANK, Canvas, Line, Style, cut, span, wrap
from craftnudge.presentation.number_text import signed
from craftnudge.presentation.screens.commit_time import local_moment

if TYPE_CHECKING:
    from craftnudge.domain.coaching.practice import Answer, Exercise, Lesson

_BODY_LINES = 14
_FILES = 6


def opening(number: int, *, gone_on: bool, canvas: Canvas) -> list[Line]:
    """What is going to happen, and how to leave."""
    begun = "Going on where you stopped" if gone_on else "Practice on commits of your own"
    commits = count(number, "commit")
    text = f"{begun}: {commits}. Give each a score from 0 to 10, or rewrite its message; then see what the rules say."
    return [*_text(text, canvas), *_text("Ctrl-C stops, and keeps what you did.", canvas, style="dim")]


def exercise_screen(exercise: Exercise, number: int, of: int, canvas: Canvas) -> list[Line]:
    """The commit as it is, without any verdict."""
    record = exercise.commit.record
    message = exercise.commit.message
    lines: list[Line] = [BLANK, (span(f"  {number} of {of}  ", "heading"), span(record.hash[:7], "dim")), BLANK]
    subject = message.subject or "(no message)"
    lines += [(span("    " + piece, "strong"),) for piece in wrap(subject, canvas.columns - 5)]
    body = (
        [piece for line in message.body.split("\n") for piece in wrap(line, canvas.columns - 5)] if message.body else []
    )
    if body:
        lines.append(BLANK)
        lines += [(span("    " + piece),) for piece in body[:_BODY_LINES]]
        if len(body) > _BODY_LINES:
            lines.append((span(f"    ... {count(len(body) - _BODY_LINES, 'line')} more", "dim"),))
    return [*lines, BLANK, *_change(exercise, canvas)]


def question_lines(canvas: Canvas) -> list[Line]:
    """What can be answered."""
    keys = "0 to 10: your score   r: rewrite   s: skip   q: stop"
    return [BLANK, *_text(keys, canvas, style="dim")]


def rewrite_lines(canvas: Canvas) -> list[Line]:
    """How a message is written here."""
    return _text("Write the whole message. A line with a single dot ends it.", canvas, style="dim")


def not_understood(canvas: Canvas) -> list[Line]:
    """What to type, after something else was."""
    return _text("Type a number from 0 to 10, or one of the letters r, s and q.", canvas)


def answer_screen(given: Answer, canvas: Canvas) -> list[Line]:
    """Score and difference, the receipts, and one idea."""
    lines: list[Line] = [BLANK, *_text(_verdict(given), canvas, style="strong")]
    if given.new_tenths is not None:
        for turn in given.turns:
            lines += _receipt(signed(turn.change_hundredths / 100), turn.result.id, turn.text, canvas)
    else:
        for remark in given.receipts:
            lines += _receipt(signed(-remark.lost_hundredths / 100), remark.check_id, remark.text, canvas)
        if given.kept is not None:
            lines += _receipt("kept", given.kept.check_id, given.kept.text, canvas)
    return lines + (_idea(given.idea, canvas) if given.idea else [])


def lesson_screen(learned: Lesson, canvas: Canvas) -> list[Line]:
    """What was learned, and one goal."""
    if not learned.practised:
        return [BLANK, *_text("Nothing was practised this time.", canvas)]
    lines: list[Line] = [BLANK, (span("  What this session showed", "heading"),)]
    if learned.off_tenths is not None:
        points = f"{learned.off_tenths / 10:.1f} points"
        side = f", mostly {learned.lean} than the rules" if learned.lean else ""
        many = f"Your {learned.rated} scores were {points} off on average{side}."
        lines += _text(many if learned.rated > 1 else f"Your score was {points} off.", canvas, columns=4)
    if learned.rewritten:
        lines += _text(
            f"{learned.improved} of {count(learned.rewritten, 'new message')} scored higher.", canvas, columns=4
        )
    ideas = [f"{all_checks()[each].pass_name} ({each})" for each in learned.ideas]
    if ideas:
        lines += _text("What the commits had to teach:", canvas, columns=4)
    lines += [line for idea in ideas for line in _text(idea, canvas, mark="- ", columns=4)]
    if learned.goal is not None:
        goal = all_checks()[learned.goal]
        lines += [BLANK, (span("  One goal", "heading"),), *_text(f"{goal.advice} ({goal.id})", canvas, columns=4)]
    return lines


def goal_lines(check_id: str, *, taken: bool, canvas: Canvas) -> list[Line]:
    """What became of the goal, and the command for it."""
    if taken:
        return _text("It is your focus now. How it goes: craftnudge goal", canvas)
    return _text(f"Later: craftnudge goal {check_id}", canvas, style="dim")


def stopped_lines(left: int, again: str, canvas: Canvas) -> list[Line]:
    """Where to go on: a short command beside the sentence, any other on a line of its own, to be copied whole."""
    says = f"Kept, with {count(left, 'commit')} to go. Go on:"
    if len(f"  {says} {again}") < canvas.columns:
        return [BLANK, *_text(f"{says} {again}", canvas)]
    return [BLANK, *_text(says, canvas), (span("    " + again),)]


def _change(exercise: Exercise, canvas: Canvas) -> list[Line]:
    record = exercise.commit.record
    lines: list[Line] = []
    for file in (record.files or ())[:_FILES]:
        figures = "binary" if file.binary else f"+{file.added or 0} -{file.deleted or 0}"
        path = cut(file.path, canvas.columns - len(figures) - 8)
        lines.append((span(f"    {path}  ", "dim"), span(figures, "dim")))
    totals = record.totals
    if totals is not None and totals.files > _FILES:
        more = f"    ... {count(totals.files - _FILES, 'file')} more, +{totals.added} -{totals.deleted} in all"
        lines.append((span(more, "dim"),))
    return [*lines, (span(f"    {local_moment(record.authored)}", "dim"),)]


def _verdict(given: Answer) -> str:
    score = f"{given.score_tenths / 10:.1f}"
    if given.new_tenths is not None:
        change = (given.new_tenths - given.score_tenths) / 10
        if not change:
            return f"{score} before and after: to the rules both say as much."
        return f"From {score} to {given.new_tenths / 10:.1f}: {signed(change)}."
    if given.off_tenths is None or given.attempt.rating_tenths is None:
        return f"The rules say {score}."
    said = f"{given.attempt.rating_tenths / 10:g}"
    if abs(given.off_tenths) <= AGREES_WITHIN_TENTHS:
        return f"You said {said}, and so do the rules: {score}."
    side = "kinder" if given.off_tenths > 0 else "stricter"
    return f"You said {said}, the rules say {score}: you were {abs(given.off_tenths) / 10:.1f} {side}."


def _receipt(figure: str, check_id: str, says: str, canvas: Canvas) -> list[Line]:
    pieces = wrap(says, canvas.columns - 18)
    return [
        (
            span(f"    {figure if index == 0 else '':>4}  ", "dim"),
            span(f"{check_id if index == 0 else '':<6} ", "dim"),
            span(piece),
        )
        for index, piece in enumerate(pieces)
    ]


def _idea(check_id: str, canvas: Canvas) -> list[Line]:
    check = all_checks()[check_id]
    example = [piece for line in check.good.split("\n") for piece in wrap(line, canvas.columns - 7)]
    return [
        BLANK,
        *_titled("One idea: ", check.pass_name, canvas),
        *_text(check.why, canvas, columns=4),
        *_text("Such as:", canvas, columns=4, style="dim"),
        *((span("      " + piece, "dim"),) for piece in example),
    ]


def _titled(label: str, title: str, canvas: Canvas) -> list[Line]:
    """A heading with a title behind it, whole also where it takes two lines."""
    first, *rest = wrap(title, canvas.columns - len(label) - 3)
    lines: list[Line] = [(span("  " + label, "heading"), span(first))]
    return lines + [(span(" " * (len(label) + 2) + piece),) for piece in rest]


def _text(text: str, canvas: Canvas, *, mark: str = "", columns: int = 2, style: Style = "plain") -> list[Line]:
    pieces = wrap(text, canvas.columns - columns - len(mark) - 1)
    return [
        (span(" " * columns + (mark if index == 0 else " " * len(mark))), span(piece, style))
        for index, piece in enumerate(pieces)
    ]
