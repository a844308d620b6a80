"""`craftnudge coach`: the score, its four categories, dangers first, what is good, what to improve, the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.dangers import dangers_of
from craftnudge.domain.coaching.phrases.lookup import advice_text, finding_text
from craftnudge.domain.commits.message import Message
from craftnudge.presentation.levels import level_style, score_text, skipped_sentences
from craftnudge.presentation.lines import BLANK, Canvas, Line, Span, cut, pad, prose, span, width
from craftnudge.presentation.number_text import lines_changed, points_lost
from craftnudge.presentation.screens.categories import category_lines
from craftnudge.presentation.screens.commit_time import local_moment
from craftnudge.presentation.screens.finding_lines import finding_lines
from craftnudge.presentation.screens.next_step import next_step
from craftnudge.presentation.screens.points import point_lines

if TYPE_CHECKING:
    from craftnudge.domain.coaching.feedback import Feedback, Remark
    from craftnudge.domain.coaching.plugin_finding import PluginFinding
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

_STACKED_COLUMNS = 60  # below, the score stands over the subject
_PAGE_COLUMNS = 80  # on a wider screen the score moves right only as far as the subject needs
_MOST_COSTLIEST = 2
_LEAST_UNLISTED_HUNDREDTHS = 100  # of points lost in checks without a sentence, beside others with one
_LEAST_LOST_HUNDREDTHS = 50  # below, a good score has lost next to nothing
_NAME_COLUMNS, _SHORT_NAME_COLUMNS = 24, 12


def coach_screen(
    record: CommitRecord,
    card: ScoreCard,
    feedback: Feedback,
    canvas: Canvas,
    *,
    all_points: bool = False,
    own: tuple[PluginFinding, ...] = (),
) -> list[Line]:
    """The whole screen of one commit; `all_points` lists every check. `own` are findings of the user's own checks."""
    lines = heading(record, card, canvas)
    if card.generated is not None:
        return [*lines, *_skipped(card, list(feedback.areas_for_improvement), canvas), *_next(feedback, canvas)]
    first = {danger.id for danger in dangers_of(card)}
    lines += _dangers(card, feedback.areas_for_improvement, canvas)
    lines += [BLANK, *category_lines(card, canvas)]
    if record.stats_error:
        lines += [BLANK, *prose(f"The change could not be read: {record.stats_error}", canvas)]
    if not first:
        lines += _strengths(feedback.strengths, canvas)
    lines += _areas([area for area in feedback.areas_for_improvement if area.check_id not in first], canvas)
    lines += _better_subject(feedback, canvas)
    if not feedback.specific_recommendations and not first:
        lines += _without_tips(card, canvas)
    lines += _own_checks(own, canvas)
    points = point_lines(card, canvas) if all_points else _unlisted(card, feedback, first, canvas)
    return [*lines, *points, *_next(feedback, canvas)]


def _skipped(card: ScoreCard, areas: list[Remark], canvas: Canvas) -> list[Line]:
    """Why a commit is not scored; a danger comes before it."""
    why = [line for sentence in skipped_sentences(card) for line in prose(sentence, canvas)]
    if any(area.urgent for area in areas):
        found = [
            line
            for area in areas
            for line in finding_lines(area.check_id, "", area.text, area.advice, canvas, style="danger")
        ]
        return [*_DANGER, *found, BLANK, *why]
    return [BLANK, *why, *_areas(areas, canvas)]


def _own_checks(findings: tuple[PluginFinding, ...], canvas: Canvas) -> list[Line]:
    lines = [line for own in findings for line in finding_lines(own.id, "", own.says, own.advice, canvas)]
    return [BLANK, (span("  Your own checks", "heading"),), *lines] if lines else []


def _without_tips(card: ScoreCard, canvas: Canvas) -> list[Line]:
    """That there is nothing to improve, where next to nothing was lost; below, what a low score lost most on."""
    if card.level not in ("EXCELLENT", "GOOD"):
        return _costliest(card, canvas)
    lost = sum(check.lost_hundredths for check in card.checks)
    return [BLANK, *prose("Nothing to improve.", canvas)] if lost < _LEAST_LOST_HUNDREDTHS else []


def _costliest(card: ScoreCard, canvas: Canvas) -> list[Line]:
    """What a low score lost most on, where no tip is sure enough to be given."""
    lines: list[Line] = []
    for check in _by_cost(card)[:_MOST_COSTLIEST]:
        points = points_lost(check.lost_hundredths)
        lines += finding_lines(check.id, points, finding_text(check, card.facts), "", canvas) if points else []
    return [BLANK, (span("  Lost most", "heading"),), *lines] if lines else []


def _by_cost(card: ScoreCard) -> list[CheckResult]:
    failed = (check for check in card.checks if check.result in ("fail", "partial"))
    return sorted(failed, key=lambda check: (-check.lost_hundredths, check.id))


def _unlisted(card: ScoreCard, feedback: Feedback, dangerous: set[str], canvas: Canvas) -> list[Line]:
    """How many points were lost in checks that no sentence above is about, where they matter, and mostly in which."""
    told = dangerous | {area.check_id for area in feedback.areas_for_improvement}
    silent = not told and not feedback.specific_recommendations
    if silent and card.level not in ("EXCELLENT", "GOOD"):
        told = {check.id for check in _by_cost(card)[:_MOST_COSTLIEST]}
    rest = [check for check in card.checks if check.id not in told and check.lost_hundredths > 0]
    lost = sum(check.lost_hundredths for check in rest)
    if lost < (_LEAST_UNLISTED_HUNDREDTHS if told else _LEAST_LOST_HUNDREDTHS):
        return []
    most = max(rest, key=lambda check: check.lost_hundredths)
    # A check that passed can lose points: then it is no place to look for a mistake.
    of_most = " in small parts" if most.result == "pass" else f", most on {most.id}, without a sure tip"
    where = " in other checks" if told else of_most
    text = f"Lost {lost / 100:.1f} points{where}: craftnudge coach {card.commit_hash[:7]} --all"
    return [BLANK, *prose(text, canvas, style="dim")]


def heading(record: CommitRecord, card: ScoreCard, canvas: Canvas) -> list[Line]:
    """The commit and its score; the author, the time, and the size of the change."""
    score = span(score_text(card), level_style(card.level))
    subject = Message(record.message).subject or "(no message)"
    short_hash = span(f"  {record.hash[:7]}  ", "dim")
    if canvas.columns < _STACKED_COLUMNS:
        first: list[Line] = [(short_hash, score), (span(f"  {cut(subject, canvas.columns - 3)}", "strong"),)]
    else:
        around = width(short_hash.text + score.text) + 2
        room = canvas.columns - around
        column = min(room, max(width(subject), _PAGE_COLUMNS - around))
        first = [(short_hash, span(pad(cut(subject, room), column), "strong"), Span("  "), score)]
    return [*first, *_origin(record, canvas)]


def _origin(record: CommitRecord, canvas: Canvas) -> list[Line]:
    """Author, time, branch and size; a long name is cut and the branch left out before the size is wrapped."""
    author = record.author.name if record.author and record.author.name else "unknown author"
    moment = local_moment(record.authored)
    branch = f" on {record.repository.branch}" if record.repository.branch else ""
    size = ""
    if record.totals is not None:
        files = record.totals.files
        changed = lines_changed(record.totals.added, record.totals.deleted)
        size = f", {files:,} file{'' if files == 1 else 's'} {changed}"
    short = cut(author, _NAME_COLUMNS)
    forms = (
        f"{author}, {moment}{branch}{size}",
        f"{short}, {moment}{branch}{size}",
        f"{short}, {moment}{size}",
        f"{cut(author, _SHORT_NAME_COLUMNS)}, {moment}{size}",
    )
    fitting = next((form for form in forms if width(form) + 2 <= canvas.columns), None)
    return prose(forms[-1], canvas, style="dim") if fitting is None else [(span(f"  {fitting}", "dim"),)]


def _dangers(card: ScoreCard, areas: tuple[Remark, ...], canvas: Canvas) -> list[Line]:
    """What must not stay in the history, alone and in red."""
    remarks = {area.check_id: area for area in areas}
    lines: list[Line] = []
    for check in dangers_of(card):
        remark = remarks.get(check.id)
        sentence, advice = (remark.text, remark.advice) if remark else _words(check, card)
        lines += finding_lines(check.id, points_lost(check.lost_hundredths), sentence, advice, canvas, style="danger")
    return [*_DANGER, *lines] if lines else []


def _words(check: CheckResult, card: ScoreCard) -> tuple[str, str]:
    return finding_text(check, card.facts), advice_text(check, card.facts)


def _strengths(remarks: tuple[Remark, ...], canvas: Canvas) -> list[Line]:
    lines = [line for remark in remarks for line in finding_lines(remark.check_id, "", remark.text, "", canvas)]
    return [BLANK, (span("  Good", "heading"),), *lines] if lines else []


def _areas(remarks: list[Remark], canvas: Canvas) -> list[Line]:
    lines: list[Line] = []
    for remark in remarks:
        points = points_lost(remark.lost_hundredths) if remark.lost_hundredths else ""
        lines += finding_lines(remark.check_id, points, remark.text, remark.advice, canvas)
    return [*_TO_IMPROVE, *lines] if lines else []


_DANGER: tuple[Line, ...] = (BLANK, (span("  Danger", "danger"),))
_TO_IMPROVE: tuple[Line, ...] = (BLANK, (span("  To improve", "heading"),))


def _better_subject(feedback: Feedback, canvas: Canvas) -> list[Line]:
    """A rewritten subject, where the facts alone give one; under a heading of its own where nothing else has it."""
    subjects = feedback.specific_recommendations[len(feedback.areas_for_improvement) :]
    lines = [line for text in subjects for line in prose(text, canvas, indent=4)]
    return [*_TO_IMPROVE, *lines] if lines and not feedback.areas_for_improvement else lines


def _next(feedback: Feedback, canvas: Canvas) -> list[Line]:
    steps = feedback.next_steps
    return next_step(steps[0].command, steps[0].what, canvas) if steps else []
