"""Feedback on one score card, by rules alone: what is good, at most two things to improve, one next step.

Every sentence comes from the catalogue, by the check and the situation that it found. A theme is mentioned once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.dangers import danger_advice
from craftnudge.domain.coaching.message_gaps import leaves_open_what
from craftnudge.domain.coaching.phrases.catalogue import GAP, QUESTION
from craftnudge.domain.coaching.phrases.lookup import (
    advice_text,
    finding_text,
    gap_text,
    praise_text,
    question_text,
)
from craftnudge.domain.coaching.relevance import TANGLE_TOPICS, by_theme, theme_of, tips_of
from craftnudge.domain.coaching.rewording.subject_form import better_subject
from craftnudge.domain.coaching.work_kind import work_kind_of
from craftnudge.domain.commits.generated import reverts_without_reason
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.coaching.dangers import Moment
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

MOST_PRAISE = 2
# Praise of these says that the subject names something.
_NAMING_TOPICS = frozenset(("object", "what"))
_VAGUE_VERBS = frozenset(("change", "clean", "cleanup", "create", "improve", "modify", "update"))
_LOW_LEVELS = ("FAIR", "NEEDS_WORK")
MOST_COSTLY = 3
# Where a commit is refused, what cost less than this is not among the reasons.
LEAST_COST_HUNDREDTHS = 15
# A row that shows less would show 0.0.
LEAST_SHOWN_HUNDREDTHS = 5
# Below this loss, the finding and its advice are enough without the check's reason.
LEAST_LOSS_OF_A_TIP_HUNDREDTHS = 50

_MESSAGE_TOPICS = frozenset({"body"})  # of checks in other categories that a better message satisfies


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about this commit, the check that it comes from, and what it cost in hundredths of a point.

    `places` are the lines of files that show it, as PATH:LINE; most remarks have none. An `urgent` remark is about
    something dangerous.
    """

    check_id: str
    topic: str
    text: str
    advice: str
    lost_hundredths: int
    places: tuple[str, ...] = ()
    urgent: bool = False


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


_LOG = NextStep("craftnudge log", "list the commits with their scores")


def feedback_on(
    card: ScoreCard,
    *,
    is_latest: bool,
    instead: str | None = None,
    splits: bool = False,
    moment: Moment | None = None,
    dangers: Sequence[CheckResult] = (),
) -> Feedback:
    """The words for a score card; `is_latest` tells whether the commit can still be amended.

    `instead` is the hash of a scored commit, offered where this one was skipped. `splits` says that `craftnudge split`
    makes parts of the change that score higher (`splitting.split_gain`); without it no split is advised.
    `moment` is where the commit is on its way, if that is known: it decides what helps against a danger. `dangers` are
    those of a commit that is skipped.
    """
    facts = card.facts
    if dangers and card.generated is not None:
        areas = tuple(_tip_on(danger, facts, splits=False, moment=moment) for danger in dangers)
        return Feedback((), areas, tuple(area.advice for area in areas), (), (_other_step(instead),))
    areas = areas_of(card, splits=splits, moment=moment)
    if _is_bare_revert(card):
        amend = (NextStep("git commit --amend", "add the reason"),) if is_latest else ()
        return Feedback((), areas, tuple(area.advice for area in areas), (), (*amend, _other_step(instead)))
    mentioned = {theme_of(facts, area.topic) for area in areas}
    return Feedback(
        strengths=() if any(area.urgent for area in areas) else _strengths(facts, card, mentioned),
        areas_for_improvement=areas,
        specific_recommendations=_recommendations(facts, areas),
        coaching_tips=_tips(card, areas),
        next_steps=_next_steps(card, areas, is_latest=is_latest) if card.generated is None else (_other_step(instead),),
    )


def areas_of(card: ScoreCard, *, splits: bool = False, moment: Moment | None = None) -> tuple[Remark, ...]:
    """What to improve, by the same rules: all that a hook shows of the feedback."""
    if _is_bare_revert(card):
        # It is not scored, but most needs its reason.
        return (Remark("CN102", "why", GAP["revert"], QUESTION["revert"], 0),)
    facts = card.facts
    return tuple(_tip_on(check, facts, splits=splits, moment=moment) for check in tips_of(facts, card, splits=splits))


def _is_bare_revert(card: ScoreCard) -> bool:
    """Whether git wrote the message of a revert and no reason was added."""
    return card.generated == "revert" and reverts_without_reason(card.facts.message)


def remark_on(result: CheckResult, facts: Facts) -> Remark:
    """The finding of a check as a remark."""
    places = tuple(f"{entry.path}:{entry.line}" for entry in result.evidence if entry.path and entry.line)
    return Remark(
        result.id,
        result.topic,
        finding_text(result, facts),
        advice_text(result, facts),
        result.lost_hundredths,
        places,
        result.urgent or (result.check.dangerous and result.result == "fail"),
    )


def _tip_on(result: CheckResult, facts: Facts, *, splits: bool, moment: Moment | None) -> Remark:
    """The finding of a check as a tip; where splitting pays, the tip leads to the parts."""
    remark = remark_on(result, facts)
    if moment is not None and result.check.dangerous and result.result == "fail":
        return replace(remark, advice=danger_advice(result, facts, moment) or remark.advice)
    if result.topic == "why" and (result.result == "pass" or work_kind_of(facts) == "fix"):
        # A check that found a hint says so and took a part of its points; the tip says what is missing.
        return replace(remark, text=gap_text(facts), advice=question_text(facts) or remark.advice)
    return replace(remark, advice=QUESTION["split"]) if splits and result.topic in TANGLE_TOPICS else remark


def praise_of(result: CheckResult, facts: Facts) -> Remark | None:
    """The praise for a passed check as a remark; None without anything in this commit to point at."""
    text = praise_text(result, facts)
    if text is None:
        return None
    return Remark(result.id, result.topic, text, result.check.advice, result.lost_hundredths)


def costliest(card: ScoreCard) -> tuple[Remark, ...]:
    """What cost most, one remark a theme, dangers first: the reasons for a score, which need not be tips."""
    facts = card.facts
    firsts = [
        (sum(check.lost_hundredths for check in checks), _worth_a_row(checks))
        for checks in by_theme(facts, card.checks).values()
    ]
    firsts.sort(key=lambda first: (not first[1].urgent, -first[0], first[1].id))
    return tuple(remark_on(check, facts) for lost, check in firsts if lost >= LEAST_COST_HUNDREDTHS)[:MOST_COSTLY]


def _worth_a_row(checks: Sequence[CheckResult]) -> CheckResult:
    """The check about the matter itself, or the costliest of its theme where that one lost next to nothing."""
    first = checks[0]
    return (
        first if first.lost_hundredths >= LEAST_SHOWN_HUNDREDTHS else max(checks, key=lambda one: one.lost_hundredths)
    )


def _strengths(facts: Facts, card: ScoreCard, mentioned: set[str]) -> tuple[Remark, ...]:
    """Praise for what earned most among the passed highlights, on themes that are not mentioned elsewhere."""
    vague = _names_little(facts)
    passed = (
        check
        for check in card.checks
        if check.result == "pass" and check.check.highlight and not (vague and check.topic in _NAMING_TOPICS)
    )
    return _praised(facts, sorted(passed, key=lambda check: (-check.of_hundredths, check.id)), mentioned)


def _names_little(facts: Facts) -> bool:
    """Whether a name in the subject earns no praise: after a verb that fits any change, or as part of an address."""
    headline = facts.wording.headline.lower()
    return headline.split(" ", 1)[0] in _VAGUE_VERBS or "://" in facts.message.subject


def _praised(facts: Facts, checks: Iterable[CheckResult], mentioned: set[str]) -> tuple[Remark, ...]:
    praised: dict[str, Remark] = {}
    for check in checks:
        theme = theme_of(facts, check.topic)
        if theme in mentioned or theme in praised or len(praised) == MOST_PRAISE:
            continue
        remark = praise_of(check, facts)
        if remark is not None:
            praised[theme] = remark
    return tuple(praised.values())


def _recommendations(facts: Facts, areas: tuple[Remark, ...]) -> tuple[str, ...]:
    """One thing to do for each area, and a better subject where the facts alone give one.

    None is shown where the message says too little, since the better one would as well, nor beside a danger.
    """
    recommendations = [area.advice for area in areas]
    if facts.generated is None and not leaves_open_what(facts) and not any(area.urgent for area in areas):
        subject = better_subject(facts)
        if subject is not None:
            recommendations.append(f'As a subject: "{subject}"')
    return tuple(recommendations)


def _tips(card: ScoreCard, areas: tuple[Remark, ...]) -> tuple[str, ...]:
    """Why the first finding matters, where it cost enough."""
    if not areas or card.level == "EXCELLENT" or areas[0].lost_hundredths < LEAST_LOSS_OF_A_TIP_HUNDREDTHS:
        return ()
    return (all_checks()[areas[0].check_id].why,)


def _other_step(commit_hash: str | None) -> NextStep:
    if commit_hash is None:
        return _LOG
    return NextStep(f"craftnudge coach {commit_hash[:7]}", "the newest scored commit")


def _next_steps(card: ScoreCard, areas: tuple[Remark, ...], *, is_latest: bool) -> tuple[NextStep, ...]:
    """What to type next. Only the latest commit can be changed: others may build on an older one."""
    if not areas:
        costly = costliest(card) if card.level in _LOW_LEVELS else ()
        explain = tuple(
            NextStep(f"craftnudge explain {remark.check_id}", "what cost most here") for remark in costly[:1]
        )
        return (*explain, NextStep("craftnudge progress", "your scores over the last 30 days"))
    first = areas[0]
    steps = [NextStep(f"craftnudge explain {first.check_id}", "why this matters, with the evidence")]
    if is_latest and (first.check_id.startswith("CN1") or first.topic in _MESSAGE_TOPICS):
        steps.insert(0, NextStep("craftnudge reword", "fix the message and see its new score"))
    elif is_latest and first.topic in TANGLE_TOPICS:
        steps.insert(0, NextStep("craftnudge split", "see how to split this commit"))
    return tuple(steps)
