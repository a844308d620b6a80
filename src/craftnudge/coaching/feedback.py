"""What is said about one verdict, by rules alone: what to keep, at most three things worth a minute, one way on.

Every sentence comes from a check that looked at this commit. No topic is spoken of twice, and nothing is praised or
blamed in general.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from craftnudge.coaching.rewording import reworded_subject
from craftnudge.rubric.reading.evidence import clause
from craftnudge.rubric.registry import all_checks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.rubric.facts import Facts
    from craftnudge.rubric.scorecard import CheckResult, ScoreCard

# A mentor who names more than three things is not heard.
MOST_POINTS = 3
# What costs less than this is not worth a sentence: the score shows it all the same.
LEAST_LOSS_HUNDREDTHS = 15

_WORDED_TOPICS = frozenset({"body"})  # of checks of other aspects that a better message satisfies
_TANGLED_TOPICS = frozenset({"concerns", "listed-changes", "kinds"})


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about this commit, the check that it comes from, and what it cost in hundredths of a point."""

    check_id: str
    topic: str
    text: str
    advice: str
    lost_hundredths: int


@dataclass(frozen=True, slots=True)
class NextStep:
    """A command to type next, and what it does."""

    command: str
    what: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """The words for one score card."""

    strengths: tuple[Remark, ...]
    areas_for_improvement: tuple[Remark, ...]
    specific_recommendations: tuple[str, ...]
    coaching_tips: tuple[str, ...]
    next_steps: tuple[NextStep, ...]


_OTHERS = NextStep("craftnudge log", "the commits that were judged")


def feedback_on(facts: Facts, card: ScoreCard, *, is_latest: bool) -> Feedback:
    """The words for a verdict; `is_latest` tells whether the commit can still be amended at once."""
    subject = facts.wording.headline
    areas = _without_repeats(_areas(card.checks), subject)
    strengths = _without_repeats(_strengths(card.checks, spoken={area.topic for area in areas}), subject)
    return Feedback(
        strengths=strengths,
        areas_for_improvement=areas,
        specific_recommendations=_recommendations(facts, areas),
        coaching_tips=_tips(card, areas),
        next_steps=_next_steps(areas, is_latest=is_latest) if card.generated is None else (_OTHERS,),
    )


def _areas(checks: Iterable[CheckResult]) -> tuple[Remark, ...]:
    """What cannot wait, then what cost most, one remark a topic."""
    costly = [check for check in checks if check.result != "met" and check.lost_hundredths >= LEAST_LOSS_HUNDREDTHS]
    costly.sort(key=lambda check: (not check.urgent, -check.lost_hundredths, check.id))
    return _one_a_topic(costly, set())


def _strengths(checks: Iterable[CheckResult], spoken: set[str]) -> tuple[Remark, ...]:
    """What earned most among the checks that were met, on topics that are not spoken of elsewhere.

    Where nothing notable was met, one of the others is better than none.
    """
    earned = sorted(
        (check for check in checks if check.result == "met"), key=lambda each: (-each.of_hundredths, each.id)
    )
    notable = [check for check in earned if all_checks()[check.id].notable]
    return _one_a_topic(notable, set(spoken)) or _one_a_topic(earned, set(spoken))[:1]


def _one_a_topic(checks: Iterable[CheckResult], spoken: set[str]) -> tuple[Remark, ...]:
    remarks: list[Remark] = []
    for check in checks:
        if check.topic not in spoken and len(remarks) < MOST_POINTS:
            spoken.add(check.topic)
            remarks.append(Remark(check.id, check.topic, check.says, check.advice, check.lost_hundredths))
    return tuple(remarks)


def _without_repeats(remarks: tuple[Remark, ...], subject: str) -> tuple[Remark, ...]:
    """The remarks without the subject as a quotation: whoever reads them has just read the subject."""
    quoted = f': "{clause(subject, "")}"'
    return tuple(
        replace(remark, text=f"{remark.text.removesuffix(quoted)}.") if remark.text.endswith(quoted) else remark
        for remark in remarks
    )


def _recommendations(facts: Facts, areas: tuple[Remark, ...]) -> tuple[str, ...]:
    """One thing to do for each area, and a rewritten subject where the facts alone give one."""
    recommendations = [area.advice for area in areas]
    subject = reworded_subject(facts) if facts.generated is None else None
    if subject is not None:
        recommendations.append(f'As a subject: "{subject}"')
    return tuple(recommendations)


def _tips(card: ScoreCard, areas: tuple[Remark, ...]) -> tuple[str, ...]:
    """One thing to learn, from the check that is spoken of first; a commit that lacks nothing is not lectured.

    Which side of it is told turns with the commit's hash, so that the same habit is not explained in the same words
    each time, and the same commit always is.
    """
    if not areas:
        return ()
    check = all_checks()[areas[0].check_id]
    sides = [check.why]
    if check.aspect == "message":
        subject, _, body = check.good.partition("\n\n")
        kind = "message" if body else "subject"
        sides.append(f'A {kind} that does it: "{subject}"' + (f', then "{body}"' if body else ""))
    return (sides[int(card.commit_hash[:4] or "0", 16) % len(sides)],)


def _next_steps(areas: tuple[Remark, ...], *, is_latest: bool) -> tuple[NextStep, ...]:
    """What to type next. Only the latest commit is offered a change: others may build on an older one."""
    if not areas:
        return (NextStep("craftnudge progress", "how your score moves over the last 30 days"),)
    first = areas[0]
    steps = [NextStep(f"craftnudge explain {first.check_id}", "why this matters, with the evidence")]
    if is_latest and (first.check_id.startswith("CN1") or first.topic in _WORDED_TOPICS):
        steps.insert(0, NextStep("craftnudge reword", "asks for what is missing, shows the score it would have"))
    elif is_latest and first.topic in _TANGLED_TOPICS:
        steps.insert(0, NextStep("craftnudge split", "the groups this change falls into"))
    return tuple(steps)
