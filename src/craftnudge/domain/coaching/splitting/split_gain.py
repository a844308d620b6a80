"""Whether a change is worth splitting: the parts are code, and each scores higher than the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.record import Totals
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.splitting.file_groups import Group
    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import ScoreCard

# A part with fewer lines of code is a by-product of another.
_LEAST_CODE_LINES = 5
_LEAST_PARTS = 2
# What the parts must gain on average, in points of ten: splitting is work.
_LEAST_GAIN = 0.5
# Splitting changes these categories; a part's message is still to be written.
_CATEGORIES = frozenset({"changes", "code"})


def record_of_part(record: CommitRecord, group: Group) -> CommitRecord:
    """The record of a commit of this group alone, with the message of the whole."""
    files = tuple(delta.change for delta in group.deltas)
    return replace(record, files=files, totals=_totals(group.deltas), code=None)


def is_worth_splitting(whole: ScoreCard, parts: Sequence[tuple[Group, ScoreCard]]) -> bool:
    """Whether two parts or more have code of their own, and the parts score higher than the whole.

    Compared are the categories of changes and code. No part may score lower, and the mean over the changed lines must
    be higher by half a point.
    """
    before = _points(whole)
    own_code = [group for group, _ in parts if _code_lines(group) >= _LEAST_CODE_LINES]
    if before is None or len(own_code) < _LEAST_PARTS:
        return False
    scores = [(_lines(group), _points(card)) for group, card in parts]
    known = [(lines, points) for lines, points in scores if points is not None]
    total = sum(lines for lines, _ in known)
    if not total or any(points < before for _, points in known):
        return False
    return sum(lines * points for lines, points in known) / total >= before + _LEAST_GAIN


def scores_no_lower(whole: ScoreCard, parts: Sequence[ScoreCard]) -> bool:
    """Whether the parts score on average what the whole does, or more; also where one of them has no score."""
    tenths = [card.score_tenths for card in parts]
    known = [score for score in tenths if score is not None]
    if whole.score_tenths is None or len(known) < len(tenths) or not known:
        return True
    return sum(known) >= whole.score_tenths * len(known)


def _points(card: ScoreCard) -> float | None:
    categories = [category for category in card.categories if category.name in _CATEGORIES]
    of = sum(category.of_hundredths for category in categories)
    return 10 * sum(category.points_hundredths for category in categories) / of if of else None


def _totals(deltas: Sequence[FileDelta]) -> Totals:
    return Totals(
        files=len(deltas),
        added=sum(delta.change.added or 0 for delta in deltas),
        deleted=sum(delta.change.deleted or 0 for delta in deltas),
        hunks=sum(len(delta.hunks) for delta in deltas),
    )


def _lines(group: Group) -> int:
    return sum((delta.change.added or 0) + (delta.change.deleted or 0) for delta in group.deltas)


def _code_lines(group: Group) -> int:
    return sum(
        (delta.change.added or 0) + (delta.change.deleted or 0)
        for delta in group.deltas
        if delta.change.file_kind == "code"
    )
