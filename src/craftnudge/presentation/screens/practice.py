"""`craftnudge session`: a commit without its score, the answer to the user's attempt, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.practice import AGREES_WITHIN_TENTHS
from craftnudge.domain.habits.number_text import count
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.presentation.lines import BLANK, Canvas, Line, Style, cut, hanging, prose, span, wrap
from craftnudge.presentation.number_text import lines_changed, points_lost, signed
from craftnudge.presentation.screens.commit_time import local_moment
from craftnudge.presentation.screens.finding_lines import finding_lines
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.practice import Answer, Exercise, Lean, Lesson

_BODY_LINES = 14
_FILES = 6
_DIFF_LINES = 200


def opening(number: int, scope: str, *, gone_on: bool, canvas: Canvas) -> list[Line]:
    """What the session looks at (`scope`), what it does, and how to leave."""
    begun = "Going on where you stopped" if gone_on else "Practice on your own commits"
    commits = count(number, "commit")
    text = f"{begun}: {commits}. Score each from 0 to 10, or rewrite its message; then see CraftNudge's score."
    heading = prose(scope, canvas, style="heading")
    return [*heading, BLANK, *prose(text, canvas), *prose("Ctrl-C stops and keeps what you did.", canvas)]


def exercise_screen(exercise: Exercise, number: int, of: int, canvas: Canvas) -> list[Line]:
    """The commit as it is, without its score."""
    record = exercise.commit.record
    message = exercise.commit.message
    lines: list[Line] = [BLANK, (span(f"  {number} of {of}  ", "heading"), span(record.hash[:7], "dim")), BLANK]
    subject = message.subject or "(no message)"
    lines += [(span("    " + piece, "strong"),) for piece in wrap(subject, canvas.columns - 5)]
    text = message.body or ""
    body = [piece for line in text.split("\n") for piece in wrap(line, canvas.columns - 5)] if text else []
    if body:
        lines.append(BLANK)
        lines += [(span("    " + piece),) for piece in body[:_BODY_LINES]]
        if len(body) > _BODY_LINES:
            lines.append((span(f"    ... {count(len(body) - _BODY_LINES, 'line')} more", "dim"),))
    return [*lines, BLANK, *_change(exercise, canvas)]


def question_lines(canvas: Canvas) -> list[Line]:
    """The possible answers."""
    return [BLANK, *prose("0 to 10: your score   d: show the diff   r: rewrite   s: skip   q: stop", canvas)]


def rewrite_lines(canvas: Canvas) -> list[Line]:
    """How to enter a message."""
    return prose("Write the whole message. A line with a single dot ends it; a dot alone goes back.", canvas)


def invalid_answer_lines(canvas: Canvas) -> list[Line]:
    """The possible answers, after an invalid one."""
    return prose("Type a number from 0 to 10, or one of the letters d, r, s and q.", canvas)


def diff_lines(diff: Sequence[str] | None, canvas: Canvas) -> list[Line]:
    """The changed lines, added ones and deleted ones in colours; as many as can be read at once."""
    if diff is None:
        return prose("The diff can't be read: the repository is gone, or the commit is.", canvas)
    lines: list[Line] = [BLANK]
    for text in diff[:_DIFF_LINES]:
        style: Style = "good" if text.startswith("+") else "needs_work" if text.startswith("-") else "plain"
        lines.append((span(f"    {cut(text.expandtabs(4), canvas.columns - 5)}", style),))
    if len(diff) > _DIFF_LINES:
        lines.append((span(f"    ... {count(len(diff) - _DIFF_LINES, 'line')} more", "dim"),))
    return [*lines, BLANK]


def answer_screen(given: Answer, canvas: Canvas) -> list[Line]:
    """Score and difference, the findings, and one idea."""
    lines: list[Line] = [BLANK, *prose(_comparison(given), canvas, style="strong")]
    if given.new_tenths is not None:
        for turn in given.result_changes:
            lines += finding_lines(turn.result.id, signed(turn.change_hundredths / 100), turn.text, "", canvas)
    else:
        for remark in given.remarks:
            lines += finding_lines(remark.check_id, points_lost(remark.lost_hundredths), remark.text, "", canvas)
        if given.praise is not None:
            lines += finding_lines(given.praise.check_id, "good", given.praise.text, "", canvas)
    return lines + (_idea(given.idea, canvas) if given.idea else [])


def lesson_screen(learned: Lesson, canvas: Canvas) -> list[Line]:
    """What the session came to, and one goal."""
    if not learned.practised:
        return [BLANK, *prose("You practised on no commit this time.", canvas)]
    lines: list[Line] = [BLANK, (span("  This session", "heading"),)]
    if learned.off_tenths is not None:
        lines += prose(_accuracy(learned.rated, learned.off_tenths, learned.lean), canvas, indent=4)
    if learned.rewritten:
        text = f"{learned.improved} of your {count(learned.rewritten, 'new message')} scored higher."
        lines += prose(text, canvas, indent=4)
    ideas = [f"{all_checks()[check_id].fail_name} ({check_id})" for check_id in learned.ideas]
    if ideas:
        lines += [BLANK, (span("  To improve", "heading"),)]
    lines += [line for idea in ideas for line in hanging((span("    - ", "dim"),), idea, canvas)]
    if learned.goal is not None:
        goal = all_checks()[learned.goal]
        lines += [BLANK, (span("  A goal to set", "heading"),), *prose(f"{goal.advice} ({goal.id})", canvas, indent=4)]
    return lines


def _accuracy(rated: int, off_tenths: float, lean: Lean | None) -> str:
    points = f"{off_tenths / 10:.1f} points"
    if rated == 1:
        return f"Your score was {points} off."
    side = "" if lean is None else f", mostly too {'high' if lean == 'kinder' else 'low'}"
    return f"Your {rated} scores were {points} off on average{side}."


def goal_lines(check_id: str, *, taken: bool, canvas: Canvas) -> list[Line]:
    """The result for the goal, and the command for it."""
    if taken:
        return [*prose("Goal set.", canvas), *next_step("craftnudge goal", "see your progress", canvas)]
    return next_step(f"craftnudge goal {check_id}", "set it later", canvas)


def stopped_lines(left: int, again: str, canvas: Canvas) -> list[Line]:
    """How to go on later."""
    return [BLANK, *prose(f"Stopped with {count(left, 'commit')} to go.", canvas), *next_step(again, "go on", canvas)]


def _change(exercise: Exercise, canvas: Canvas) -> list[Line]:
    record = exercise.commit.record
    lines: list[Line] = []
    for file in (record.files or ())[:_FILES]:
        figures = "binary" if file.binary else lines_changed(file.added or 0, file.deleted or 0)
        path = cut(file.path, canvas.columns - len(figures) - 8)
        lines.append((span(f"    {path}  "), span(figures, "dim")))
    totals = record.totals
    if totals is not None and totals.files > _FILES:
        more = f"... {count(totals.files - _FILES, 'file')} more, {lines_changed(totals.added, totals.deleted)} in all"
        lines.append((span(f"    {more}", "dim"),))
    return [*lines, (span(f"    {local_moment(record.authored)}", "dim"),)]


def _comparison(given: Answer) -> str:
    score = f"{given.score_tenths / 10:.1f}"
    if given.new_tenths is not None:
        change = (given.new_tenths - given.score_tenths) / 10
        if not change:
            return f"{score} before and after: no change."
        return f"From {score} to {given.new_tenths / 10:.1f}: {signed(change)}."
    if given.off_tenths is None or given.attempt.rating_tenths is None:
        return f"CraftNudge: {score}."
    yours = f"{given.attempt.rating_tenths / 10:.1f}"
    if abs(given.off_tenths) <= AGREES_WITHIN_TENTHS:
        return f"You: {yours}. CraftNudge: {score}."
    side = "higher" if given.off_tenths > 0 else "lower"
    return f"You: {yours}. CraftNudge: {score}. You were {abs(given.off_tenths) / 10:.1f} {side}."


def _idea(check_id: str, canvas: Canvas) -> list[Line]:
    check = all_checks()[check_id]
    lines = [BLANK, *hanging((span("  One idea: ", "heading"),), check.pass_name, canvas)]
    lines += [*prose(check.why, canvas, indent=4), *prose("For example:", canvas, indent=4)]
    return lines + [line for part in check.good.split("\n") for line in prose(part, canvas, indent=6)]
