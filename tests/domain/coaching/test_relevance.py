"""Which results are worth a tip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.coaching.relevance import (
    LEAST_LOSS_OF_A_REASON_HUNDREDTHS,
    MOST_TIPS,
    may_be_several_changes,
    theme_of,
    tips_of,
)
from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.check import Evidence
from tests.support.cards import a_card, a_check
from tests.support.changed import touching

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import CheckResult

PLAIN_CHANGE = "Show the total in the report"


def named(facts: Facts, *checks: CheckResult, splits: bool = False) -> list[str]:
    """The ids of the checks that get a tip."""
    return [check.id for check in tips_of(facts, a_card(message=list(checks)), splits=splits)]


@pytest.mark.parametrize("lost", [LEAST_LOSS_OF_A_REASON_HUNDREDTHS - 1, LEAST_LOSS_OF_A_REASON_HUNDREDTHS])
def test_a_theme_must_have_cost_enough(lost: int) -> None:
    """All checks of a theme together, however its points are divided."""
    half = lost // 2
    checks = (a_check("CN102", 100 - half, 100, topic="why"), a_check("CN103", 100 - (lost - half), 100, topic="why"))
    assert bool(named(touching("a.py +9 -9", message=PLAIN_CHANGE), *checks)) == (
        lost >= LEAST_LOSS_OF_A_REASON_HUNDREDTHS
    )


def test_a_reason_is_asked_for_once_by_the_check_that_is_about_it() -> None:
    """Too few words are no fault by themselves."""
    checks = (a_check("CN108", 0, 300, topic="body"), a_check("CN102", 50, 100, topic="why"))
    assert named(touching("a.py +9 -9", message=PLAIN_CHANGE), *checks) == ["CN102"]
    assert named(touching("a.py +9 -9", message="Release 1.2"), *checks) == []


def test_a_message_in_another_language_gets_no_tip() -> None:
    """Its words are not read, so that nothing sure can be said of them."""
    checks = (a_check("CN108", 0, 300, topic="body"), a_check("CN102", 50, 100, topic="why"))
    assert named(touching("a.py +9 -9", message="Zeigt die Summe nicht mehr doppelt an"), *checks) == []


def test_a_split_is_advised_only_where_it_gains() -> None:
    """However much a large change costs."""
    checks = (a_check("CN301", 0, 300, topic="size"), a_check("CN201", 0, 100, topic="concerns"))
    facts = touching("a.py +900 -9", message=PLAIN_CHANGE)
    assert named(facts, *checks) == []
    assert named(facts, *checks, splits=True) == ["CN301"]


def test_the_size_of_a_very_large_change_comes_first() -> None:
    """Where thousands of lines over many files are to be read, whatever else cost more; not in a generated file."""
    checks = (
        a_check("CN301", 0, 60, topic="size")._replace(kind="large"),
        a_check("CN104", 0, 300, topic="object"),
    )
    several = [f"src/part{number}.py +900" for number in range(5)]
    assert named(touching(*several, message="wip"), *checks) == ["CN301", "CN104"]
    assert named(touching(*several[:4], message="wip"), *checks) == ["CN104"]
    assert named(touching("package-lock.json +9000", "a.py +9", message="wip"), *checks) == ["CN104"]
    told = f"{PLAIN_CHANGE}\n\nIt is read by hand in each of five parts, and so has to be the same in all of them."
    assert named(touching(*several, message=told), *checks[:1]) == []


def test_a_list_of_steps_is_no_list_of_changes() -> None:
    """The log of a squashed branch is one, where half of it says nothing."""
    check = a_check("CN207", 0, 100, topic="listed-changes")
    steps = f"{PLAIN_CHANGE}\n\nIt happens so:\n\n- open the report\n- close it\n- open it again"
    log = f"{PLAIN_CHANGE} (#1)\n\n* show it\n\n* lint\n\n* more fixes"
    told = log.replace("* lint", "* Leave out cancelled orders")
    assert named(touching("a.py +9", message=steps), check) == []
    assert named(touching("a.py +9", message=told), check) == []
    assert named(touching("a.py +9", message=log), check) == ["CN207"]


def test_dangers_are_shown_alone() -> None:
    """A key first, and nothing of the message beside it."""
    key = a_check("CN308", 0, 20, urgent=True)
    assert named(touching("a.py +9", message="wip"), a_check("CN104", 0, 900, topic="object"), key) == ["CN308"]


def test_two_tips_are_enough() -> None:
    """Those whose themes cost most."""
    checks = (
        a_check("CN104", 0, 100, topic="object"),
        a_check("CN201", 0, 90, topic="concerns"),
        a_check("CN111", 0, 95, topic="blank-line"),
    )
    assert named(touching("a.py +9", message="wip"), *checks, splits=True) == ["CN104", "CN111"]
    assert MOST_TIPS == 2


def test_a_placeholder_and_a_vague_subject_are_one_fault() -> None:
    """Finished and object are about the same words."""
    facts = touching("a.py +9", message="wip")
    assert theme_of(facts, "finished") == theme_of(facts, "object") == theme_of(facts, "body") == "what"
    assert theme_of(touching("a.py +9", message=PLAIN_CHANGE), "body") == "why"


@pytest.mark.parametrize(("columns", "worth"), [(99, False), (100, True)])
def test_a_subject_is_too_wide_where_a_terminal_cuts_it(columns: int, worth: bool) -> None:
    """A few columns more than the limit are no trouble."""
    check = a_check("CN110", 0, 100, topic="subject-length")
    check = check._replace(evidence=(Evidence("subject_columns", figure=columns, limit=72),))
    assert bool(named(touching("a.py +9", message=PLAIN_CHANGE), check)) == worth


@pytest.mark.parametrize(
    ("habit", "count", "worth"), [("area", 50, True), ("area", 44, False), ("no_prefix", 50, False)]
)
def test_a_prefix_is_missed_only_where_nearly_all_have_one(habit: str, count: int, worth: bool) -> None:
    """One prefix more than usual harms nobody."""
    check = a_check("CN401", 0, 100, topic="prefix")._replace(kind="differs")
    check = check._replace(evidence=(Evidence("earlier_commits", figure=count, limit=50, name=habit),))
    assert bool(named(touching("a.py +9", message=PLAIN_CHANGE), check)) == worth


def test_whitespace_is_mentioned_where_all_line_ends_changed() -> None:
    """A blank at the end of a line is not worth a minute."""
    check = a_check("CN312", 0, 100, topic="whitespace")
    facts = touching("a.py +9", message=PLAIN_CHANGE)
    assert named(facts, check._replace(kind="trailing_blank")) == []
    assert named(facts, check._replace(kind="line_ends_flipped")) == ["CN312"]
    meant = touching("a.py +9", message="Renormalize all line endings")
    assert named(meant, check._replace(kind="line_ends_flipped")) == []


def test_a_passed_check_is_a_tip_only_of_a_reason() -> None:
    """A share of a pass is a matter of degree; a reason that is only implied may cost much."""
    facts = touching("a.py +9 -9", message=PLAIN_CHANGE)
    assert named(facts, a_check("CN102", 50, 100, topic="why", result="pass")) == ["CN102"]
    assert named(facts, a_check("CN111", 50, 100, topic="blank-line", result="pass")) == []


@pytest.mark.parametrize(
    ("message", "files", "topic", "tried"),
    [
        ("Show the total and fix the width", 2, "listed-changes", True),
        ("Show the total and fix the width", 1, "listed-changes", False),
        ("Show the total", 2, "scatter", False),
        ("Show the total", 10, "scatter", True),
        ("Reformat the reports", 10, "scatter", False),
    ],
)
def test_a_split_is_tried_where_it_may_pay(message: str, files: int, topic: str, tried: bool) -> None:
    """Where the message names several changes, or behaviour changes in many files; formatting is wide by nature."""
    record = touching(*(f"src/part{number}.py +9 -9" for number in range(files)), message=message).record
    card = replace(a_card(changes=[a_check("CN202", 0, 100, topic=topic)]), record=record)
    assert may_be_several_changes(card) == tried
    assert not may_be_several_changes(replace(card, record=replace(record, parents=("a" * 40, "b" * 40))))


def test_a_list_of_conflicts_is_mentioned_beside_what_costs_more() -> None:
    """It costs next to nothing and is removed in seconds, so it is a theme of its own."""
    left = a_check("CN107", 48, 50, topic="finished")._replace(kind="conflict_list")
    missing = a_check("CN102", 50, 100, topic="why")
    assert named(touching("a.py +9 -9", message=PLAIN_CHANGE), left, missing) == ["CN102", "CN107"]


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("Parse the parameter to\nquery the master server.", False),
        ("Parse the parameter.\nquery the master server.", True),
        ("Parse the parameter\nIt queries the master server.", True),
    ],
)
def test_a_sentence_over_two_lines_is_not_cut(message: str, told: bool) -> None:
    """A blank line is asked for only where the body begins in line 2."""
    facts = touching("a.py +9", message=message)
    assert named(facts, a_check("CN111", 0, 95, topic="blank-line")) == (["CN111"] if told else [])


def test_a_list_asks_for_the_reason_too() -> None:
    """The advice on a list of changes is a summary that says why, so the missing reason is not told besides."""
    facts = touching("a.py +90", message=f"{PLAIN_CHANGE} (#1)\n\n* show it\n\n* lint\n\n* more fixes")
    checks = (a_check("CN207", 0, 95, topic="listed-changes"), a_check("CN102", 0, 190, topic="why"))
    assert named(facts, *checks) == ["CN207"]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("", True),
        ("Signed-off-by: Ann Dev <ann@example.org>", False),
        ("* Signed-off-by: Ann Dev <ann@example.org>\n\nCo-authored-by: Bob <bob@example.org>", False),
    ],
)
def test_a_sign_off_counts_wherever_it_stands(end: str, told: bool) -> None:
    """A squash merge puts other trailers below those of its commits."""
    past = Past(50, habits={"signed_off": 50})
    facts = touching("a.py +9", message=f"{PLAIN_CHANGE}\n\n{end}", past=past)
    check = a_check("CN406", 0, 100, topic="trailers")
    assert named(facts, check) == (["CN406"] if told else [])
