"""The feedback on a score: short, specific, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.feedback import MOST_POINTS, feedback_on
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit
from tests.support.cards import a_card, a_check, a_record

if TYPE_CHECKING:
    from craftnudge.domain.rubric.scorecard import CheckResult

IDS = sorted(all_checks())


@st.composite
def checks(draw: st.DrawFn) -> list[CheckResult]:
    """Any outcomes of any checks, several of them about one topic."""
    found = []
    for identity in draw(st.lists(st.sampled_from(IDS), unique=True)):
        of = draw(st.integers(1, 300))
        topic = draw(st.sampled_from(("why", "what", "size", "concerns")))
        found.append(a_check(identity, draw(st.integers(0, of)), of, topic=topic))
    return found


@given(checks())
def test_no_topic_is_spoken_of_twice(results: list[CheckResult]) -> None:
    """Strengths and areas together never hold two remarks about one idea, and never more than three each."""
    feedback = feedback_on(a_card(message=results), is_latest=True)
    remarks = (*feedback.strengths, *feedback.areas_for_improvement)
    assert len({remark.topic for remark in remarks}) == len(remarks)
    assert len(feedback.strengths) <= MOST_POINTS
    assert len(feedback.areas_for_improvement) <= MOST_POINTS


@given(checks())
def test_what_costs_most_comes_first(results: list[CheckResult]) -> None:
    """Areas are in the order of the points they cost, and each brings one thing to do."""
    feedback = feedback_on(a_card(message=results), is_latest=True)
    losses = [remark.lost_hundredths for remark in feedback.areas_for_improvement]
    assert losses == sorted(losses, reverse=True)
    assert len(feedback.specific_recommendations) == len(losses)


@given(checks())
def test_there_is_always_one_way_on(results: list[CheckResult]) -> None:
    """At any score one command comes next, and it begins with the program's name."""
    steps = feedback_on(a_card(message=results), is_latest=False).next_steps
    assert steps[0].command.startswith("craftnudge ")


def test_what_cannot_wait_comes_first() -> None:
    """A secret in the added lines comes before anything that cost more."""
    secret = a_check("CN308", 0, 20, urgent=True)
    card = a_card(message=[a_check(IDS[0], 0, 400)], code=[secret])
    assert feedback_on(card, is_latest=True).areas_for_improvement[0].check_id == "CN308"


def test_nothing_is_praised_without_a_check() -> None:
    """A commit that met nothing gets no praise."""
    assert feedback_on(a_card(message=[a_check(IDS[0], 0, 100)]), is_latest=True).strengths == ()


def test_an_empty_card_has_no_tips() -> None:
    """Without a score there are no tips."""
    assert feedback_on(a_card(), is_latest=True).coaching_tips == ()


def test_the_costliest_decides_the_next_command() -> None:
    """For the latest commit several concerns lead to `split` and a message to `reword`; an older one is explained."""
    tangled = a_card(changes=[a_check("CN201", 0, 200, topic="concerns")])
    unclear = a_card(message=[a_check("CN101", 0, 200, topic="what")])
    assert feedback_on(tangled, is_latest=True).next_steps[0].command == "craftnudge split"
    assert feedback_on(unclear, is_latest=True).next_steps[0].command == "craftnudge reword"
    assert feedback_on(unclear, is_latest=False).next_steps[0].command == "craftnudge explain CN101"


def test_few_words_are_fixed_by_rewording() -> None:
    """A change that its message does not name wants another message, not another commit."""
    scope = a_check("CN109", 0, 100, topic="body")
    steps = feedback_on(a_card(message=[scope]), is_latest=True).next_steps
    assert steps[0].command == "craftnudge reword"


def test_an_excellent_commit_is_not_lectured_or_nagged() -> None:
    """A small loss is no remark where nearly everything is there, and nothing is taught."""
    small = a_check("CN203", 180, 200)
    excellent = a_card(message=[a_check("CN102", 800, 800, topic="why")], changes=[small])
    feedback = feedback_on(excellent, is_latest=True)
    assert (feedback.areas_for_improvement, feedback.coaching_tips) == ((), ())


def test_a_subject_is_not_offered_for_its_case_alone() -> None:
    """Another first letter alone is not a better subject, if case is not a finding; another verb form is."""
    for subject, offered in (("Add a limit to the cache", 1), ("Added a limit to the cache", 2)):
        record = a_record(f"{subject}\n", past=Past(50, {"small": 50}))
        feedback = feedback_on(replace(a_card(message=[a_check("CN113", 0, 100)]), record=record), is_latest=True)
        assert len(feedback.specific_recommendations) == offered


def test_a_subject_that_names_nothing_is_not_offered_again() -> None:
    """Where the message says too little, the same words in another form are not suggested."""
    for subject in ("fixed stuff.", "Updated appveyor.yml", "Added constants"):
        record = a_record(f"{subject}\n", files=(FileChange("appveyor.yml", "M", 9, 2),), totals=Totals(1, 9, 2, 3))
        feedback = feedback_on(score_commit(record), is_latest=True)
        assert feedback.areas_for_improvement
        assert not any(text.startswith("As a subject") for text in feedback.specific_recommendations)
