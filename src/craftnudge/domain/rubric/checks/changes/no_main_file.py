"""Most of the change is in one or two files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.change.scope import fall, missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# In files of equal weight: how many keep all points, and from how many on none are left.
ALL_POINTS_UP_TO_FILES = 1.0
NO_POINTS_FROM_FILES = 6.0
_SWEEP = not_applicable("sweep")
_ONE_FILE = passed("one_file")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    if not scope.read:
        return not_applicable(scope.why_nothing_is_read)
    if scope.sweep:
        return _SWEEP
    files = scope.subject_files
    if len(files) == 1:
        return _ONE_FILE
    largest = max(files, key=lines_of)
    percent = round(100 * lines_of(largest) / sum(map(lines_of, files)))
    return graded(
        fall(scope.focus, ALL_POINTS_UP_TO_FILES, NO_POINTS_FROM_FILES),
        "spread",
        Evidence("largest_file_percent", path=largest.path, figure=percent),
        Evidence("files_of_equal_weight", figure=round(scope.focus, 1), limit=ALL_POINTS_UP_TO_FILES),
    )


CHECK = Check(
    id="CN203",
    name="no-main-file",
    pass_name="One main file",
    fail_name="No main file",
    topic="spread",
    points=2.5,
    why="Reviewers start with the main file. A change that is spread evenly has none.",
    advice="Commit preparations first, such as a moved function or a renamed field.",
    good="40 lines in parser.py, 3 in each of two callers, and a test.",
    bad="10 lines in each of twelve files.",
    grounds="The exponential of the entropy of changed lines over files, without tests. The entropy of a change also "
    "predicts defects (Kamei and others 2013). Figures: docs/explanation/validity.md.",
    limits="A changed interface affects all its callers, so its edits are always spread out.",
    evaluate=_evaluate,
    former_name="main-file",
)
