"""Files that usually change together do so here too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.commits.past import Partner
    from craftnudge.domain.rubric.facts import Facts

# With so few commits in the window two files may go together by chance.
LEAST_COMMITS = 20
# A habit counts from this share on, with one breach more counted than there were: three of three are none yet.
LEAST_SHARE = 0.75
_NONE_MISSING = passed("No file that usually comes along is missing.", Evidence("none missing", figure=0))


def _evaluate(facts: Facts) -> Outcome:
    past = facts.record.past
    if facts.scope is None or past is None or past.commits < LEAST_COMMITS or past.touched is None:
        return not_applicable("Too little is known of which files change together here.")
    if not past.touched.known_files:
        return not_applicable("Its files did not change in the recorded past.")
    first = max(past.partners, key=_sureness, default=None)
    if first is None or _sureness(first) < LEAST_SHARE:
        return _NONE_MISSING
    return graded(
        1 - _sureness(first),
        f"{first.partner} changed in {first.together} of the last {first.times} commits that changed {first.path}.",
        Evidence("usually changes along", path=first.partner, figure=first.together, limit=first.times),
        advice=f"See whether {first.partner} needs a change too, and say so in the message if not.",
    )


def _sureness(partner: Partner) -> float:
    return partner.together / (partner.times + 1)


CHECK = Check(
    id="CN210",
    name="forgotten-partner",
    title="Nothing forgotten",
    topic="partners",
    points=0.5,
    why="A file that nearly always changes with another and is missing this once is often forgotten.",
    advice="See whether the usual companion needs a change too.",
    good="schema.sql and models.py changed together, as 9 of 10 times before.",
    bad="models.py without schema.sql.",
    grounds="Files that changed together predict what else has to change (Zimmermann and others 2005). Counted in the"
    " project's last 50 human commits, three times at least.",
    limits="Habits change; files that are merely busy at the same time look like partners. On git's own history it "
    "fires on 1 % of human commits, on Flask's on 2 %.",
    evaluate=_evaluate,
)
