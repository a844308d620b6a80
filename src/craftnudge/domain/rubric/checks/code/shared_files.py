"""Few other people work on the same files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, not_applicable, scaled

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

LEAST_PAST_COMMITS = 10
# By commits of others.
SCALE = LogScale((0, 1.0), (50, 0.0))
PASS_FROM = 0.3
_TOO_FEW = not_applicable("too_few_commits")
_UNKNOWN = not_applicable("unknown_history")


def _evaluate(facts: Facts) -> Outcome:
    past = facts.record.past
    if past is None or past.commits < LEAST_PAST_COMMITS:
        return _TOO_FEW
    if past.touched is None:
        return _UNKNOWN
    others = max(past.touched.commits - past.touched.by_author, 0)
    evidence = Evidence("commits_by_others", figure=others, limit=past.commits)
    return scaled(SCALE.share(others), PASS_FROM, "commits_by_others", evidence)


CHECK = Check(
    id="CN315",
    name="shared-files",
    pass_name="Few others edit these files",
    fail_name="Many others edit these files",
    topic="file-history",
    points=0.15,
    why="When many people edit the same files, your change can conflict with work you haven't seen.",
    advice="Read the recent changes (`git log -5 -- FILE`) and ask for a review.",
    good="a file that its author has maintained all month",
    bad="a file that nine others changed this week",
    grounds="The history of the files adds to size on some projects and nothing on others "
    "(docs/explanation/validity.md), so the check has few points.",
    limits="The check looks at the last 50 commits by people. A changelog that everyone edits counts too.",
    evaluate=_evaluate,
    former_name="known-files",
)
