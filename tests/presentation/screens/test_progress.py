"""The progress screen: its words and figures, at any width."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from craftnudge.domain.habits.progress import Progress, by_period, progress
from craftnudge.presentation.lines import Canvas, width
from craftnudge.presentation.screens.progress import progress_screen
from tests.support.piped import piped
from tests.support.scored import MONDAY, REPOSITORY, Diary, check_result

TODAY = MONDAY + timedelta(days=29)


def looked_at(*diaries: Diary, days: int = 30, today: date = TODAY) -> Progress:
    """The progress of everything in some diaries."""
    window, before = by_period([commit for diary in diaries for commit in diary.commits], today, days)
    return progress(window, before, who="Ann Dev", today=today, days=days)


def improving() -> Diary:
    """Two months in which the why comes and the size goes."""
    diary = Diary()
    for day in range(-30, 30):
        checks = [
            check_result("CN191", "why", 1 if day > 0 or day % 5 == 0 else 0, 700),
            check_result("CN192", "subject-length", 1, 100),
            check_result("CN291", "size", 0 if day > 0 and day % 3 else 1, 200),
        ]
        diary.write(day, checks=checks)
    diary.write(0, None, generated="merge")
    return diary


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("unicode", [True, False])
@pytest.mark.parametrize("days", [7, 30, 700])
def test_every_line_fits(columns: int, unicode: bool, days: int) -> None:
    """No line is wider than the screen, and nothing but ASCII stands where nothing else can be shown."""
    found = looked_at(improving(), days=days)
    text = piped(progress_screen(found, Canvas(columns, unicode)))
    assert max(map(width, text.split("\n"))) <= columns
    assert unicode or text.isascii()


def test_a_screen_says_who_where_and_when() -> None:
    """Person, repository, days and both numbers of commits; better, worse, streak and what is not counted."""
    text = piped(progress_screen(looked_at(improving()), Canvas(100)))
    assert "Ann Dev, reports, 2 Mar to 31 Mar: 30 commits (30 in the 30 days before)" in text
    assert "Better   why" in text
    assert "20% of commits, then 100%" in text
    assert "Worse    size" in text
    assert "Streak" in text
    assert "Skipped: 1 commit (merges, bots and the like)." in text


def test_a_pipe_gets_no_drawings() -> None:
    """Without bars the figures stay, and sparklines and chart are gone."""
    text = piped(progress_screen(looked_at(improving()), Canvas(80, bars=False)))
    assert not set("▁▂▃▄▅▆▇█░─") & set(text)
    assert "score" in text


def test_few_commits_are_shown_as_they_are() -> None:
    """Under ten there is no trend: averages, and each commit with its score."""
    diary = Diary()
    for score in (6.0, 8.0):
        diary.write(3, score, message=f"Say {score}")
    text = piped(progress_screen(looked_at(diary), Canvas(80)))
    assert "Too few commits for a trend, which needs 10." in text
    assert "8.0  Say 8.0" in text
    assert "Streak" not in text


def test_one_commit_is_in_the_singular() -> None:
    """Singular forms, also where a category was scored in no commit."""
    diary = Diary()
    diary.write(3, checks=[check_result("CN191", "why", 1)])
    text = piped(progress_screen(looked_at(diary), Canvas(80)))
    assert "1 commit (0 in the 30 days before)" in text
    assert "Too few commits" in text
    assert "code         -" in text


def test_an_average_over_a_part_says_so() -> None:
    """An average over fewer commits than in the heading says over how many."""
    diary = Diary()
    diary.write(3, 7.0)
    diary.write(4, checks=[check_result("CN191", "why", 1)])
    assert "(scored in 1 of 2)" in piped(progress_screen(looked_at(diary), Canvas(80)))


def test_nothing_is_said_of_nothing() -> None:
    """No commits: one sentence."""
    text = piped(progress_screen(looked_at(Diary()), Canvas(80)))
    assert text.splitlines()[-1] == "  No commits in this period."


def test_two_repositories_are_one_screen() -> None:
    """Commits of several repositories stand in one course, and their number is said."""
    other = Diary(repository=type(REPOSITORY)("importer", "importer-key", "/nowhere/importer", "main"))
    diary = Diary()
    for day in range(10):
        diary.write(day, 4.0)
        other.write(day, 4.0)
    text = piped(progress_screen(looked_at(diary, other), Canvas(80)))
    assert "importer and reports" in text
    assert "no active day at good or better yet" in text
    assert "too few commits for a comparison" in text


def test_scores_of_an_older_rubric_are_left_out_and_counted() -> None:
    """The screen says how many were left out."""
    diary = Diary()
    for day in range(12):
        diary.write(day, 8.0, rubric_version=1 if day < 2 else 2)
    text = piped(progress_screen(looked_at(diary), Canvas(120)))
    assert "Ignored: 2 commits scored by a rubric older than 2." in text
    assert "10 active days at good or better, the longest so far" in text


def test_a_change_inside_the_period_is_said() -> None:
    """The first and last commits with the interval of the change; a level period says nothing of it."""
    rising, level = Diary(), Diary()
    for day in range(30):
        rising.write(day, 5.0 + day / 10)
        level.write(day, 7.0 + day % 3 / 10)
    text = piped(progress_screen(looked_at(rising), Canvas(140)))
    assert "Score: 5.5 in the first 10 commits, 7.5 in the last 10 (+2.0, 95% interval +1.7 to +2.3)." in text
    assert "in the first" not in piped(progress_screen(looked_at(level), Canvas(140)))
