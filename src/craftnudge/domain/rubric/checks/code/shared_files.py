"""The files that change are not in everybody's hands at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, not_applicable, said, scaled

if TYPE_CHECKING:
    from craftnudge.domain.commits.past import TouchedPast
    from craftnudge.domain.rubric.facts import Facts

LEAST_PAST_COMMITS = 10
SCALE = LogScale((0, 1.0), (50, 0.0))
MET_FROM = 0.3


def _evaluate(facts: Facts) -> Outcome:
    past = facts.record.past
    if past is None or past.touched is None or past.commits < LEAST_PAST_COMMITS:
        return not_applicable("Too little is known of what came before.")
    touched, commits = past.touched, past.commits
    others = max(touched.commits - touched.by_author, 0)
    share = SCALE.share(others)
    return scaled(share, MET_FROM, lambda: _counted(touched, commits, others, share))


def _counted(touched: TouchedPast, commits: int, others: int, share: float) -> Words:
    evidence = Evidence(
        f"{touched.commits} of the last {commits} commits changed these files, {touched.by_author} of them by the"
        " same author",
        figure=others,
    )
    if share >= MET_FROM:
        return said("Few others are at work in these files.", evidence)
    return said(f"{others} of the last {commits} commits by others changed these files.", evidence)


CHECK = Check(
    id="CN315",
    name="known-files",
    title="Few others are at work in the same files",
    topic="file-history",
    points=0.35,
    why="Where many hands are at work at once, a change meets others that its author has not seen.",
    advice="Look at what the others changed lately (git log -5 -- FILE), and ask one of them to read yours.",
    good="a file that its author has looked after all month",
    bad="the file that nine others changed this week",
    grounds="What is known of the files' past adds to size on some projects and nothing on others"
    " (docs/explanation/validity.md), so it carries few points.",
    limits="Only the last 50 human commits are known. A changelog that everybody edits counts too. It gave under "
    "half its points to 2 to 20 % of the commits of nine well-kept projects "
    "(docs/explanation/code-facts.md).",
    evaluate=_evaluate,
)
