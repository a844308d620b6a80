"""`craftnudge log`: a line a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.levels import LEVEL_COLUMNS, level_name, level_style
from craftnudge.presentation.lines import BLANK, Span, cut, pad, prose, span, width
from craftnudge.presentation.number_text import day_label
from craftnudge.presentation.scope_text import repositories_text
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from craftnudge.domain.commits.superseded import Superseded
    from craftnudge.domain.habits.scored_commit import ScoredCommit
    from craftnudge.presentation.lines import Canvas, Line

_NAME_COLUMNS, _SHORT_NAME_COLUMNS = 20, 12
# A narrow screen loses the level's word (its colour stays) and long names and reasons, then the author, then the hash:
# the subject stays readable.
_WIDE_COLUMNS, _WITH_NAMES_COLUMNS, _WITH_HASHES_COLUMNS = 100, 72, 50


def log_screen(
    commits: Sequence[ScoredCommit],
    matching: int,
    today: date,
    canvas: Canvas,
    superseded: Mapping[str, Superseded] | None = None,
    *,
    names: Mapping[str, str] | None = None,
) -> list[Line]:
    """The commits, and how many more there are; `superseded` says why which ones no longer count.

    `names` are those of authors by the hash of the commit, where they are not the commit's own.
    """
    if not commits:
        return [(span("  No recorded commit matches."),), *next_step("craftnudge track --all", "record them", canvas)]
    days = [day_label(commit.day, today) if commit.day else "unknown" for commit in commits]
    most = _NAME_COLUMNS if canvas.columns >= _WIDE_COLUMNS else _SHORT_NAME_COLUMNS
    authors = [cut((names or {}).get(commit.hash) or _author(commit), most) for commit in commits]
    name_columns = max(map(width, authors)) if canvas.columns >= _WITH_NAMES_COLUMNS else 0
    heads = [_head(commit, pad(day, max(map(width, days))), canvas) for commit, day in zip(commits, days, strict=True)]
    room = canvas.columns - sum(width(piece.text) for piece in heads[0]) - (name_columns + 2 if name_columns else 0) - 1
    why = superseded or {}
    subjects = [_subject(commit, room, canvas, why.get(commit.hash)) for commit in commits]
    column = max(map(width, subjects))
    lines: list[Line] = [
        (*head, span(pad(subject, column)), span(f"  {name}" if name_columns else "", "dim"))
        for head, subject, name in zip(heads, subjects, authors, strict=True)
    ]
    where = repositories_text(commit.repository.name for commit in commits)
    lines = [*prose(f"{where}: {count(matching, 'commit')}", canvas, style="heading"), BLANK, *lines]
    if matching > len(commits):
        more = f"{count(matching - len(commits), 'more commit')}. To list them all, add -n 0."
        lines += [BLANK, *prose(more, canvas)]
    return lines


def _author(commit: ScoredCommit) -> str:
    return commit.author.name if commit.author else ""


def _head(commit: ScoredCommit, day: str, canvas: Canvas) -> Line:
    """Day, score, level and hash, as many of them as the screen has room for."""
    card = commit.card
    score = "   -" if card.score is None else f"{card.score:4.1f}"
    level = f"  {pad(level_name(card.level), LEVEL_COLUMNS)}" if canvas.columns >= _WIDE_COLUMNS else ""
    short_hash = f"{commit.hash[:7]:<7}  " if canvas.columns >= _WITH_HASHES_COLUMNS else ""
    return (
        span(f"  {day}  ", "dim"),
        span(f"{score}{level}", level_style(card.level)),
        Span("  "),
        span(short_hash, "dim"),
    )


def _subject(commit: ScoredCommit, room: int, canvas: Canvas, superseded: Superseded | None) -> str:
    """The subject; behind it why the commit does not count, or has no score."""
    kind = commit.generated
    reason = f"skipped: {kind}" if kind and canvas.columns >= _WIDE_COLUMNS else kind
    if superseded is not None:
        reason = _superseded(superseded, with_hash=canvas.columns >= _WIDE_COLUMNS)
    behind = f" ({reason})" if reason else ""
    return cut(commit.message.subject or "(no message)", room - width(behind)) + behind


def _superseded(why: Superseded, *, with_hash: bool) -> str:
    now = why.now[:7] if why.now and with_hash else ""
    if why.reason == "copy":
        return f"copy of {now}" if now else "copy"
    if why.now is None:
        return "on no branch"
    return f"rewritten, now {now}" if now else "rewritten"
