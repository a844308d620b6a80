"""The outcome of a check that compares a message with its project's past."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Evidence, Outcome, Words, graded, not_applicable, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.fit.project_fit import Feature, Finding, ProjectFit

# A little away from the usual costs little: the part of the points that is lost is raised to this power.
BEND = 1.2
# From this share of a check's points on, what differs is not worth a word.
AS_USUAL = 0.8

_TOO_FEW = not_applicable("Too few earlier commits here to compare with.")


def fit_outcome(
    facts: Facts, features: Sequence[Feature], least: float, full: float, more: Sequence[Finding] = ()
) -> Outcome:
    """The outcome of a check over some features: no points at `least` evidence, all from `full` on.

    It names the one finding that speaks most against the message, or for it where all points were earned.
    """
    fit = facts.project_fit
    if fit is None:
        return _TOO_FEW
    evidence = sum(fit.evidence(features)) + sum([finding.evidence for finding in more])
    share = (evidence - least) / (full - least)
    share = 1 - (1 - min(max(share, 0.0), 1.0)) ** BEND
    return graded(share, lambda: _fit_words(fit, [*map(fit.finding, features), *more], share))


def _fit_words(fit: ProjectFit, findings: Sequence[Finding], share: float) -> Words:
    """What speaks most against the message, or for it where all points were earned."""
    commits = fit.past.commits
    against = min(findings, key=_evidence_of)
    # What is usual is only asked for where it may be spoken of.
    named, count = fit.usual(against) if share < AS_USUAL else (against.taken, 0)
    if against.evidence < 0 and against.taken != named:
        usual = against.words(named)
        return said(
            f"Unlike {count} of the last {commits} commits here, which {usual}.",
            Evidence(f"{count} of {commits} {usual}", figure=count, limit=commits),
            advice="Write it as they do, unless this one has its reason.",
        )
    best = max(findings, key=_evidence_of)
    taken, count = best.words(best.taken), best.taken_count
    figure = Evidence(f"{count} of {commits} {taken}", figure=count, limit=commits)
    return said(f"Like {count} of the last {commits} commits here, which {taken}.", figure)


_evidence_of = attrgetter("evidence")
