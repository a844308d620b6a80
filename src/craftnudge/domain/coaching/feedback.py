"""What is said about one verdict, by rules alone: what to keep, at most three things worth a minute, one way on.

Every sentence comes from a check that looked at this commit, in words that fit it (`words`) or in the check's own. No
theme is spoken of twice, and nothing is praised or blamed in general.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.check_feedback import said_in_particular
from craftnudge.domain.coaching.phrases.lesson import lesson_from
from craftnudge.domain.coaching.phrases.overlaps import is_worth_a_word, names_nothing, theme_of
from craftnudge.domain.coaching.phrases.praise import praise_for
from craftnudge.domain.coaching.rewording.reworded_message import reworded_subject
from craftnudge.domain.rubric.checks.message.vague_subject import repeats_the_files
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.text.evidence import without_subject
from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

# A mentor who names more than three things is not heard.
MOST_POINTS = 3
# Below, one sentence and its advice are enough.
LEAST_LOSS_OF_A_LESSON_HUNDREDTHS = 50

_WORDED_TOPICS = frozenset({"body"})  # of checks of other aspects that a better message satisfies
_TANGLED_TOPICS = frozenset({"concerns", "listed-changes", "kinds"})


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about this commit, the check that it comes from, and what it cost in hundredths of a point.

    `places` are the lines of files that show it, as PATH:LINE; most of what is said has none.
    """

    check_id: str
    topic: str
    text: str
    advice: str
    lost_hundredths: int
    places: tuple[str, ...] = ()

    @property
    def placed_text(self) -> str:
        """The sentence, and where to look."""
        return f"{self.text.removesuffix('.')} ({', '.join(self.places)})." if self.places else self.text


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


def feedback_on(facts: Facts, card: ScoreCard, *, is_latest: bool, instead: str | None = None) -> Feedback:
    """The words for a verdict; `is_latest` tells whether the commit can still be amended at once.

    `instead` is the hash of a commit that is coached, offered where this one is not.
    """
    subject = facts.wording.headline
    areas = _without_repeats(_areas(facts, card), subject)
    spoken = {theme_of(facts, area.topic) for area in areas}
    strengths = _without_repeats(_strengths(facts, card, spoken), subject)
    return Feedback(
        strengths=strengths,
        areas_for_improvement=areas,
        specific_recommendations=_recommendations(facts, areas),
        coaching_tips=_tips(facts, card, areas),
        next_steps=_next_steps(areas, is_latest=is_latest) if card.generated is None else (_other_step(instead),),
    )


def _areas(facts: Facts, card: ScoreCard) -> tuple[Remark, ...]:
    """What cannot wait, then what cost most, one remark a theme."""
    costly = [check for check in card.checks if is_worth_a_word(facts, check, card)]
    costly.sort(key=lambda check: (not check.urgent, -check.lost_hundredths, check.id))
    remarks: list[Remark] = []
    spoken: set[str] = set()
    for check in costly:
        theme = theme_of(facts, check.topic)
        if theme not in spoken and len(remarks) < MOST_POINTS:
            spoken.add(theme)
            said = said_in_particular(facts, check) or (check.says, check.advice)
            places = tuple(f"{one.path}:{one.line}" for one in check.evidence if one.path and one.line)
            remarks.append(Remark(check.id, check.topic, *said, check.lost_hundredths, places))
    return tuple(remarks)


def _strengths(facts: Facts, card: ScoreCard, spoken: set[str]) -> tuple[Remark, ...]:
    """What earned most among the checks that were met, on themes that are not spoken of elsewhere.

    Only what can be pointed at in this commit is praised; where nothing notable was met, one of the others may be, but
    not where something cannot wait or most is missing, nor of a typo and the like: that it is a small step goes without
    saying.
    """
    checks = card.checks
    earned = sorted(
        (check for check in checks if check.result == "pass"), key=lambda each: (-each.of_hundredths, each.id)
    )
    highlight = [check for check in earned if all_checks()[check.id].highlight]
    praised = _praised(facts, highlight, spoken)
    beside_the_point = (
        card.level == "NEEDS_WORK" or any(check.urgent for check in checks) or facts.exemption is not None
    )
    return praised if praised or beside_the_point else _praised(facts, earned, spoken)[:1]


def _praised(facts: Facts, checks: Iterable[CheckResult], spoken: set[str]) -> tuple[Remark, ...]:
    praised: dict[str, Remark] = {}
    for check in checks:
        theme = theme_of(facts, check.topic)
        if theme in spoken or theme in praised or len(praised) == MOST_POINTS:
            continue
        text = praise_for(facts, check.id)
        if text is not None:
            praised[theme] = Remark(check.id, check.topic, text, check.advice, check.lost_hundredths)
    return tuple(praised.values())


def _without_repeats(remarks: tuple[Remark, ...], subject: str) -> tuple[Remark, ...]:
    """The remarks without the subject as a quotation: whoever reads them has just read the subject."""
    return tuple(replace(remark, text=without_subject(remark.text, subject)) for remark in remarks)


def _recommendations(facts: Facts, areas: tuple[Remark, ...]) -> tuple[str, ...]:
    """One thing to do for each area, and a rewritten subject where the facts alone give one.

    One that differs in its case or its end alone is shown only where that was spoken of; none where the words
    themselves are too little, for it would hold the same.
    """
    recommendations = [area.advice for area in areas]
    subject = reworded_subject(facts) if facts.generated is None else None
    if subject is None or names_nothing(facts) or repeats_the_files(facts):
        return tuple(recommendations)
    spoken = any(area.topic in ("opening", "subject-end") for area in areas)
    if spoken or _bare(subject) != _bare(facts.message.subject):
        recommendations.append(f'As a subject: "{subject}"')
    return tuple(recommendations)


def _bare(subject: str) -> str:
    return subject.casefold().rstrip(".!")


def _tips(facts: Facts, card: ScoreCard, areas: tuple[Remark, ...]) -> tuple[str, ...]:
    """One thing to learn, from the check that is spoken of first; where that cost little, nobody is lectured."""
    if not areas or card.level == "EXCELLENT" or areas[0].lost_hundredths < LEAST_LOSS_OF_A_LESSON_HUNDREDTHS:
        return ()
    return (lesson_from(all_checks()[areas[0].check_id], facts.record),)


def _other_step(commit_hash: str | None) -> NextStep:
    if commit_hash is None:
        return _OTHERS
    return NextStep(f"craftnudge coach {commit_hash[:7]}", "the newest commit that is coached")


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
