"""The card of a commit whose words stayed on its author's machine: results and points, without evidence."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.registry import checks_by_category
from craftnudge.domain.rubric.scorecard import Category, CheckResult, ScoreCard

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.habits.compact_commit import CompactCommit


def shared_card(record: CommitRecord, packed: CompactCommit) -> ScoreCard:
    """The card of the packed results; no check can say what it found."""
    checks = iter(packed.checks)
    categories = tuple(
        Category(
            name,
            tuple(
                CheckResult(check.check, check.result, check.points_hundredths, check.of_hundredths, "withheld")
                for check in islice(checks, len(of_category))
            ),
        )
        for name, of_category in checks_by_category().items()
    )
    return ScoreCard(record, packed.generated, categories if packed.checks else ())
