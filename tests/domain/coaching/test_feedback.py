"""The feedback on a score: short, specific, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.feedback import MOST_PRAISE, costliest, feedback_on
from craftnudge.domain.coaching.phrases.catalogue import GAP, QUESTION
from craftnudge.domain.coaching.relevance import MOST_DANGERS, MOST_TIPS
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit
from tests.support.cards import a_card, a_check, a_record
from tests.support.facts import commit_record

if TYPE_CHECKING:
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

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
    """Strengths and areas hold one remark an idea and two each; dangers stand alone, without praise."""
    feedback = feedback_on(a_card(message=results), is_latest=True, splits=True)
    areas = feedback.areas_for_improvement
    if any(area.urgent for area in areas):
        assert all(area.urgent for area in areas)
        assert not feedback.strengths
        assert len(areas) <= MOST_DANGERS
    else:
        assert len({remark.topic for remark in (*feedback.strengths, *areas)}) == len(feedback.strengths) + len(areas)
        assert len(feedback.strengths) <= MOST_PRAISE
        assert len(areas) <= MOST_TIPS


@given(checks())
def test_each_area_brings_one_thing_to_do(results: list[CheckResult]) -> None:
    """An area without advice is no area."""
    feedback = feedback_on(a_card(message=results), is_latest=True, splits=True)
    assert len(feedback.specific_recommendations) == len(feedback.areas_for_improvement)


@given(checks())
def test_there_is_always_one_way_on(results: list[CheckResult]) -> None:
    """At any score one command comes next, and it begins with the program's name."""
    steps = feedback_on(a_card(message=results), is_latest=False).next_steps
    assert steps[0].command.startswith("craftnudge ")


def about(message: str, *results: CheckResult) -> ScoreCard:
    """A card with these results about a commit of some lines of code with this message."""
    record = commit_record(message, ("src/report.py", 40, 12))
    return replace(a_card(message=list(results)), record=record)


def test_danger_is_shown_alone() -> None:
    """A secret in the added lines comes without praise, a tip, or another subject beside it."""
    secret = a_check("CN308", 0, 20, urgent=True)
    praised = a_check("CN305", 50, 50, topic="tests")
    feedback = feedback_on(
        about("Added things", secret, praised, a_check("CN102", 0, 400, topic="why")), is_latest=True
    )
    assert [area.check_id for area in feedback.areas_for_improvement] == ["CN308"]
    assert feedback.areas_for_improvement[0].urgent
    assert (feedback.strengths, len(feedback.specific_recommendations)) == ((), 1)


def test_nothing_is_praised_without_a_check() -> None:
    """A commit that met nothing gets no praise."""
    assert feedback_on(a_card(message=[a_check(IDS[0], 0, 100)]), is_latest=True).strengths == ()


def test_an_empty_card_has_no_tips() -> None:
    """Without a score there are no tips."""
    assert feedback_on(a_card(), is_latest=True).coaching_tips == ()


def test_the_costliest_decides_the_next_command() -> None:
    """For the latest commit several concerns lead to `split` and a message to `reword`; an older one is explained."""
    tangled = about("Show the total", a_check("CN201", 0, 200, topic="concerns"))
    unclear = about("wip", a_check("CN101", 0, 200, topic="what"))
    parted = feedback_on(tangled, is_latest=True, splits=True)
    assert parted.next_steps[0].command == "craftnudge split"
    assert parted.specific_recommendations == (QUESTION["split"],)
    assert feedback_on(tangled, is_latest=True).next_steps[0].command == "craftnudge explain CN201"
    assert feedback_on(unclear, is_latest=True).next_steps[0].command == "craftnudge reword"
    assert feedback_on(unclear, is_latest=False).next_steps[0].command == "craftnudge explain CN101"


def test_few_words_are_fixed_by_rewording() -> None:
    """A change that its message does not name wants another message, not another commit."""
    steps = feedback_on(about("wip", a_check("CN109", 0, 100, topic="body")), is_latest=True).next_steps
    assert steps[0].command == "craftnudge reword"


def test_a_commit_with_nothing_worth_a_minute_gets_no_tip() -> None:
    """What cost little is in the score and not in the words."""
    feedback = feedback_on(about("Show the total", a_check("CN102", 780, 800, topic="why")), is_latest=True)
    assert (feedback.areas_for_improvement, feedback.coaching_tips) == ((), ())


def test_a_question_fits_the_kind_of_work() -> None:
    """A fix is asked for its cause, a removal for what it replaced; the finding stays the same."""
    lost = a_check("CN102", 0, 100, topic="why")
    asked = {
        kind: feedback_on(about(subject, lost), is_latest=True).areas_for_improvement[0].advice
        for kind, subject in (("fix_cause", "Fix a crash on empty pages"), ("change", "Show the total in the report"))
    }
    assert asked == {kind: QUESTION[kind] for kind in asked}


def test_what_cost_most_is_told_where_a_commit_is_refused() -> None:
    """A reason for a score need not be a tip: dangers first, one remark a theme."""
    results = (
        a_check("CN301", 0, 300, topic="size"),
        a_check("CN203", 0, 100, topic="spread"),
        a_check("CN404", 0, 20, topic="usual-length"),
        a_check("CN308", 0, 20, urgent=True),
        a_check("CN405", 0, 14, topic="body-habit"),
    )
    assert [remark.check_id for remark in costliest(a_card(message=list(results)))] == ["CN308", "CN301", "CN404"]


def test_no_row_costs_next_to_nothing() -> None:
    """Of a theme whose first check lost less than is shown, the costliest stands for it."""
    results = (a_check("CN102", 297, 300, topic="why"), a_check("CN106", 0, 30, topic="why"))
    assert [remark.check_id for remark in costliest(a_card(message=list(results)))] == ["CN106"]


def test_a_subject_is_offered_for_its_verb_alone() -> None:
    """Another first letter is not a better subject; another verb form is."""
    for subject, offered in (("Add a limit to the cache", 0), ("Added a limit to the cache", 1)):
        record = a_record(f"{subject}\n", past=Past(50, {"small": 50}))
        feedback = feedback_on(replace(a_card(message=[]), record=record), is_latest=True)
        assert len(feedback.specific_recommendations) == offered


def test_a_subject_that_names_nothing_is_not_offered_again() -> None:
    """Where the message says too little, the same words in another form are not suggested."""
    for subject in ("fixed stuff.", "Updated appveyor.yml"):
        record = a_record(f"{subject}\n", files=(FileChange("appveyor.yml", "M", 9, 2),), totals=Totals(1, 9, 2, 3))
        feedback = feedback_on(score_commit(record), is_latest=True)
        assert feedback.areas_for_improvement
        assert not any(text.startswith("As a subject") for text in feedback.specific_recommendations)


def test_an_implied_reason_that_cost_much_is_asked_for_in_its_own_words() -> None:
    """A check that passed for a part of its points says what it found; the tip says what is missing."""
    hinted = a_check("CN102", 60, 170, topic="why", result="pass")
    (area,) = feedback_on(about("Fix a crash on empty pages", hinted), is_latest=True).areas_for_improvement
    assert (area.text, area.advice) == (GAP["fix_cause"], QUESTION["fix_cause"])
    assert costliest(about("Fix a crash on empty pages", hinted)) == ()


def test_a_revert_without_a_reason_is_asked_for_it_and_not_scored() -> None:
    """The commit that most needs a reason gets one tip; with a reason it gets none, and neither has a score."""
    bare = 'Revert "Add totals"\n\nThis reverts commit 1234567890abcdef.\n'
    for message, tips in ((bare, [QUESTION["revert"]]), (bare + "\nTotals were wrong for empty orders.\n", [])):
        card = score_commit(commit_record(message))
        assert card.score is None
        for is_latest in (True, False):
            feedback = feedback_on(card, is_latest=is_latest, instead="1" * 40)
            assert list(feedback.specific_recommendations) == tips
            commands = [step.command for step in feedback.next_steps]
            assert commands == ["git commit --amend"] * (is_latest and bool(tips)) + ["craftnudge coach 1111111"]


@pytest.mark.parametrize(
    ("subject", "praised"),
    [("Add `parse_page` to the reader", True), ("Update `parse_page` of the reader", False)],
)
def test_a_name_behind_a_verb_that_fits_any_change_is_no_merit(subject: str, praised: bool) -> None:
    """The same check scolds "Update" elsewhere."""
    card = score_commit(a_record(subject, files=(), totals=None))
    feedback = feedback_on(card, is_latest=False)
    assert any("names" in remark.text for remark in feedback.strengths) == praised
