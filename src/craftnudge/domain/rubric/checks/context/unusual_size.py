"""The commit changes about as many files as the commits of the project do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall, missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable
from craftnudge.domain.rubric.fit.project_fit import LEAST_COMMITS

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# No points are earned from this multiple of the project's 90th percentile on.
NO_POINTS_FROM = 4.0
_TOO_FEW = not_applicable("too_few_commits")


def _evaluate(facts: Facts) -> Outcome:
    past, totals = facts.record.past, facts.record.totals
    if past is None or past.commits < LEAST_COMMITS or not past.files:
        return _TOO_FEW
    if totals is None or not totals.files:
        return not_applicable(missing_scope_kind(facts.record))
    percentile_90 = past.files[2]
    limit = max(percentile_90, 1)
    share = fall(totals.files, limit, limit * NO_POINTS_FROM)
    return graded(share, "files", Evidence("changed_files", figure=totals.files, limit=percentile_90))


CHECK = Check(
    id="CN408",
    name="unusual-size",
    pass_name="Usual number of files",
    fail_name="Unusually many files",
    topic="usual-size",
    points=0.25,
    why="Unusually large commits wait longer for review and are read less closely.",
    advice="Split the commit, or explain in the body why it is one.",
    good="Three files, where most commits have two.",
    bad="Forty files, where nine of ten commits have five or fewer.",
    grounds="The 90th percentile of the project's last 50 human commits.",
    limits="Releases and sweeping edits naturally change many files.",
    evaluate=_evaluate,
    former_name="usual-size",
)
