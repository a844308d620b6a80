"""The commit touches about as many files as commits do in this project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import fall
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, said
from craftnudge.domain.rubric.fit.project_fit import LEAST_COMMITS
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# Four times as many files as nine of ten commits have is as far off as it gets.
FAR_OFF = 4.0


def _evaluate(facts: Facts) -> Outcome:
    past, totals = facts.record.past, facts.record.totals
    if past is None or past.commits < LEAST_COMMITS or not past.files or totals is None or not totals.files:
        return not_applicable("Too little is known of how many files commits have here.")
    _, median, most = past.files
    limit = max(most, 1)
    files, commits = totals.files, past.commits
    return graded(
        fall(files, limit, limit * FAR_OFF),
        lambda: said(
            f"It touches {counted(files, 'file')}; half of the last {commits} commits here touch {median} or fewer.",
            Evidence(f"nine of ten touch {most} or fewer", figure=files, limit=most),
        ),
    )


CHECK = Check(
    id="CN408",
    name="usual-size",
    title="A size usual here",
    topic="usual-size",
    points=0.28,
    why="Reviewers are used to a size; far larger commits wait longer and are read less closely.",
    advice="Split it, or say in the body why it had to be one.",
    good="Three files, where most commits have two.",
    bad="Forty files, where nine of ten commits have five or fewer.",
    grounds="The 90th percentile of the last 50 human commits of the project itself.",
    limits="Releases and sweeps are larger by nature. On git's own history it fires on 1 % of human commits, on "
    "Flask's on 2 %.",
    evaluate=_evaluate,
)
