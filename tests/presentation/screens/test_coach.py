"""The coach screen: its columns, its narrow and plain forms, and hostile text in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.feedback import Remark, feedback_on
from craftnudge.domain.commits.record import CommitTime, Person, Totals
from craftnudge.domain.rubric.scorecard import ScoreCard
from craftnudge.presentation.lines import Canvas, Line, width
from craftnudge.presentation.screens.coach import coach_screen
from tests.support.cards import a_card, a_check, a_record

CARD = a_card(
    message=[a_check("CN110", 200, 400)], changes=[a_check("CN201", 300, 300)], code=[a_check("CN301", 200, 300)]
)
A_STRENGTH = Remark("CN101", "what", "It names total().", "", 0)


def texts(lines: list[Line]) -> list[str]:
    """The lines as a pipe gets them."""
    return ["".join(span.text for span in line) for line in lines]


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal(columns: int) -> None:
    """A long subject is cut, a long sentence wrapped."""
    record = a_record("Explain " + "very " * 60 + "much\n")
    card = a_card(message=[a_check("CN110", 200, 400), a_check("CN301", 100, 300)])
    screen = coach_screen(record, card, feedback_on(card, is_latest=True), Canvas(columns))
    assert max(width(text) for text in texts(screen)) <= columns


def test_without_unicode_only_ascii_is_drawn() -> None:
    """A terminal that has only ASCII gets bars of # and arrows of >."""
    screen = texts(coach_screen(a_record(), CARD, feedback_on(CARD, is_latest=True), Canvas(80, unicode=False)))
    assert all(text.isascii() for text in screen)
    assert any("  #####.....   5.0" in text for text in screen)


def test_a_pipe_gets_no_bars() -> None:
    """In a pipe the figures stand alone."""
    screen = texts(coach_screen(a_record(), CARD, feedback_on(CARD, is_latest=True), Canvas(80, bars=False)))
    assert not any("█" in text for text in screen)


def test_the_time_is_the_authors_own() -> None:
    """The heading shows the author's local time, not this machine's."""
    screen = texts(coach_screen(a_record(), CARD, feedback_on(CARD, is_latest=True), Canvas(80)))
    assert "Tue 24 Nov 2026 14:05 on main, 3 files +84 -12" in screen[1]


def test_an_impossible_time_and_no_author_are_shown() -> None:
    """A commit without author, message and possible time is still shown."""
    record = a_record("", author=None, authored=CommitTime(10**15, 0), totals=None, stats_error="no tree")
    screen = "\n".join(texts(coach_screen(record, CARD, feedback_on(CARD, is_latest=True), Canvas(80))))
    assert "(no message)" in screen
    assert "unknown author, unknown time" in screen
    assert "no tree" in screen


def test_a_merge_is_skipped() -> None:
    """A merge has a heading, one sentence and a next step, no points."""
    card = ScoreCard(a_record(), "merge", ())
    screen = texts(coach_screen(a_record("Merge branch 'x'"), card, feedback_on(card, is_latest=True), Canvas(80)))
    assert screen[-3:] == [
        "  Skipped: merge commits are recorded but not scored.",
        "",
        "  Next: craftnudge log   (list the commits with their scores)",
    ]


@given(st.text())
def test_no_text_of_a_stranger_reaches_the_terminal_raw(message: str) -> None:
    """With any message, no control, bidirectional or zero-width character is on the screen."""
    screen = "".join(texts(coach_screen(a_record(message), CARD, feedback_on(CARD, is_latest=True), Canvas(80))))
    assert not set(screen) & set("\x1b\x07\x9b\u202e\u200b\u2028\r\n\t")


def test_a_better_subject_alone_stands_under_its_heading() -> None:
    """Where nothing else is to be improved, the rewritten subject has that heading all the same."""
    feedback = feedback_on(CARD, is_latest=True)
    feedback = replace(
        feedback, areas_for_improvement=(), specific_recommendations=('As a subject: "Add total"',), coaching_tips=()
    )
    screen = texts(coach_screen(a_record(), CARD, feedback, Canvas(80)))
    at = screen.index('    As a subject: "Add total"')
    assert screen[at - 2 : at] == ["", "  To improve"]


@pytest.mark.parametrize(("identity", "level"), [("CN308", "danger"), ("CN211", "danger"), ("CN313", "plain")])
def test_danger_comes_first_and_without_praise(identity: str, level: str) -> None:
    """A key or an unwanted file stands over the categories, in red; nothing is praised beside it."""
    card = a_card(
        message=[a_check("CN101", 400, 400)],
        changes=[a_check("CN201", 300, 300)],
        code=[a_check(identity, 0, 300, urgent=True)],
    )
    praise = replace(feedback_on(card, is_latest=True), strengths=(A_STRENGTH,))
    lines = coach_screen(a_record(), card, praise, Canvas(80))
    screen = texts(lines)
    at = next(index for index, text in enumerate(screen) if text.startswith(f"    {identity} -3.0  "))
    categories = next(index for index, text in enumerate(screen) if text.startswith("  message "))
    assert (at < categories) == (level == "danger")
    assert ("  Good" in screen) == (level == "plain")
    assert lines[at][-1].style == level


def test_a_category_says_what_it_lost() -> None:
    """In points of the whole score, also what a passing check lacked."""
    card = a_card(message=[a_check("CN101", 380, 400, result="pass"), a_check("CN110", 400, 400)])
    screen = texts(coach_screen(a_record(), card, feedback_on(card, is_latest=True), Canvas(120)))
    assert any(text.endswith("lost 0.2 of 8.0") for text in screen)


def test_a_long_name_does_not_push_out_the_size() -> None:
    """The name is cut, then the branch left out; lines have commas."""
    record = a_record(author=Person("A" * 55, "a@example.org"), totals=Totals(100, 8601, 12, 5))
    for columns in (60, 80, 120):
        screen = texts(coach_screen(record, CARD, feedback_on(CARD, is_latest=True), Canvas(columns)))
        assert "100 files +8,601 -12" in "".join(screen[1:3])


def test_a_good_commit_without_a_tip_says_so_in_one_line() -> None:
    """A low score without a tip gets no such line, but the way to what cost most."""
    good = a_card(message=[a_check("CN101", 980, 1000)])
    low = a_card(changes=[a_check("CN213", 400, 1000, topic="size")])
    shown = [
        texts(coach_screen(a_record(), card, feedback_on(card, is_latest=True), Canvas(80))) for card in (good, low)
    ]
    assert ["  Nothing to improve." in screen for screen in shown] == [True, False]
    assert feedback_on(low, is_latest=True).next_steps[0].command == "craftnudge explain CN213"


def test_a_good_commit_that_lost_points_is_not_told_that_nothing_is_to_improve() -> None:
    """The words agree with the points: it says how many were lost, and where most of them."""
    card = a_card(message=[a_check("CN102", 300, 400), a_check("CN103", 570, 600, result="pass")])
    screen = texts(coach_screen(a_record(), card, feedback_on(card, is_latest=True), Canvas(80)))
    assert "  Nothing to improve." not in screen
    assert "  Lost 1.3 points, most on CN102, without a sure tip:" in screen


def test_points_lost_by_a_check_that_passed_are_no_mistake() -> None:
    """A reason that is praised is not named as what cost most."""
    card = a_card(message=[a_check("CN102", 280, 400, result="pass"), a_check("CN103", 590, 600, result="partial")])
    screen = texts(coach_screen(a_record(), card, feedback_on(card, is_latest=True), Canvas(80)))
    assert "  Lost 1.3 points in small parts: craftnudge coach 3f2a9c1 --all" in screen
