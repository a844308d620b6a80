"""Files that usually change together are changed together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.commits.past import Partner
    from craftnudge.domain.rubric.facts import Facts

# With fewer earlier commits, two files may change together by chance.
LEAST_COMMITS = 20
# Files are related from this share of common commits on, counted with one more commit that breaks the rule, so that
# three of three are not enough.
LEAST_SHARE = 0.75
_TOO_FEW = not_applicable("too_few_commits")
_UNKNOWN = not_applicable("unknown_history")
_NO_HISTORY = not_applicable("no_file_history")
_NONE_MISSING = passed("none_missing")


def _evaluate(facts: Facts) -> Outcome:
    if facts.scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    past = facts.record.past
    if past is None or past.commits < LEAST_COMMITS:
        return _TOO_FEW
    if past.touched is None:
        return _UNKNOWN
    if not past.touched.known_files:
        return _NO_HISTORY
    # What is gone needs no file beside it.
    gone = {file.path for file in facts.record.files or () if file.status == "D"}
    partners = [partner for partner in past.partners if partner.path not in gone]
    surest = max(partners, key=_confidence, default=None)
    if surest is None or (confidence := _confidence(surest)) < LEAST_SHARE:
        return _NONE_MISSING
    return graded(
        1 - confidence,
        "missing",
        Evidence("related_file", path=surest.partner, figure=surest.together, limit=surest.times),
        Evidence("changed_file", path=surest.path),
    )


def _confidence(partner: Partner) -> float:
    return partner.together / (partner.times + 1)


CHECK = Check(
    id="CN210",
    name="missing-related-file",
    pass_name="Related files updated",
    fail_name="Related file not updated",
    topic="partners",
    points=0.25,
    why="A file that nearly always changes together with this one may have been forgotten.",
    advice="Check whether the related file needs a change too.",
    good="schema.sql and models.py changed together, as in 9 of 10 commits before.",
    bad="models.py without schema.sql.",
    grounds="Files that changed together predict what else has to change (Zimmermann and others 2005). Counted in the "
    "project's last 50 human commits, at least three times.",
    limits="Habits change, and files that were edited in the same weeks can look related by chance.",
    evaluate=_evaluate,
    former_name="forgotten-partner",
)
