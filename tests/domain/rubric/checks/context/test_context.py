"""Fit with the project's past: what is usual here earns, what is rare here and usual elsewhere costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.message_traits import HABITS
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.rubric.fit.project_fit import RATES_ELSEWHERE
from craftnudge.domain.rubric.fit.style_words import HABIT_WORDS
from craftnudge.domain.rubric.registry import checks_by_category, find_check
from tests.support.changed import touching

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check, Outcome

CHECKS = checks_by_category()["context"]

CONVENTIONAL = [f"feat(cart): add the row of customer {number}" for number in range(25)] + [
    f"fix(mail): reject addresses of kind {number}" for number in range(25)
]
SIGNED = [
    f"net: close the socket of peer {number}\n\nIt stayed open, and a server ran out of them.\n\nSigned-off-by: A <a@b>"
    for number in range(50)
]
FREE = ["Keep the order of rows", "Say why the cache is cold", "Draw less", "Reject empty names"] * 12


def past(messages: list[str], paths: tuple[str, ...] = ("a.py",)) -> Past:
    """The past that these messages make."""
    return past_of([summary_of(Ancestor(text, None, None, paths)) for text in messages], None, None, None)


def judged(name: str, message: str, messages: list[str], *files: str) -> Outcome:
    """The outcome of a check on a message in a project that wrote those before."""
    return find_check(name).evaluate(touching(*(files or ("a.py",)), message=message, past=past(messages)))


def test_points_add_up_to_the_weight_of_the_aspect() -> None:
    """Ten points of a hundred, over at least five checks."""
    assert sum(check.points for check in CHECKS) == pytest.approx(10)
    assert len(CHECKS) >= 5


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_without_enough_past_there_is_no_opinion(check: Check) -> None:
    """No past, nine commits, or an empty message."""
    for facts in (
        touching("a.py"),
        touching("a.py", past=past(FREE[:9])),
        touching("a.py", past=Past(50), message=""),
    ):
        assert check.evaluate(facts).result == "not_applicable"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_one_of_their_own_is_like_them(check: Check) -> None:
    """A message such as the project writes gets nearly all points, and is told how many are like it."""
    for messages in (CONVENTIONAL, SIGNED, FREE):
        outcome = check.evaluate(touching("a.py", message=messages[3], past=past(messages)))
        assert outcome.share > 0.8
        assert not outcome.says.startswith("Unlike")


@pytest.mark.parametrize(
    ("name", "message", "messages", "words"),
    [
        ("house-prefix", "Add the row of customers", CONVENTIONAL, "begin with a type"),
        ("house-prefix", "feat(cart): add a row", FREE, "begin without a prefix"),
        ("house-prefix", "feat(tax): add the row of customers", CONVENTIONAL, "name a part that is known here"),
        ("ticket-form", "Keep the order (#12)", FREE, "end the subject without a number"),
        ("opening", "fixed the order.", FREE, "end the subject without a full stop"),
        ("body-habit", "net: close the socket", SIGNED, "have a body"),
        ("house-trailers", "net: close the socket of peers", SIGNED, "are signed off"),
        ("subject-width", "net: close " + "and close again " * 5, SIGNED, "say it in"),
        ("wording-signs", "Keep `row_order` of HTTP-rows", FREE, "have no"),
    ],
)
def test_what_is_unusual_here_costs_and_is_named(name: str, message: str, messages: list[str], words: str) -> None:
    """The habit that speaks most against the message is named with its count."""
    outcome = judged(name, message, messages)
    assert outcome.share < 0.8
    assert outcome.says.startswith("Unlike")
    assert words in outcome.says
    assert outcome.advice
    assert outcome.evidence[0].figure is not None


def test_conventional_commits_are_only_asked_for_where_they_are_used() -> None:
    """The same message without a type fits a project without types, and not one with them."""
    plain = "Keep the order of rows"
    assert judged("house-prefix", plain, FREE).share > judged("house-prefix", plain, CONVENTIONAL).share + 0.3


def test_more_care_than_usual_is_no_fault() -> None:
    """A body where few commits have one costs nothing; none where most have one costs."""
    explained = "Keep the order of rows\n\nThey came back shuffled after every sort by date, and nobody knew why"
    assert judged("body-habit", explained, FREE).share > 0.8
    assert judged("body-habit", "net: close the socket", SIGNED).share < 0.8


def test_new_areas_are_no_matter_where_they_are_usual() -> None:
    """A project of many areas expects new ones; one of few does not."""
    many = [f"area{number}: close the socket" for number in range(50)]
    new = judged("house-prefix", "tcp: close the socket", many).share
    assert new > judged("house-prefix", "tcp: close the socket", SIGNED).share
    assert judged("house-prefix", "net: close the socket", SIGNED).share == 1


def test_size_is_compared_with_the_largest_usual_one() -> None:
    """As many files as nine of ten commits have are met, four times as many missed; unknown figures are no opinion."""
    check = find_check("usual-size")
    sizes = past(FREE, ("a.py", "b.py"))
    results = [
        check.evaluate(touching(*(f"{number}.py" for number in range(count)), past=sizes)).result for count in (2, 4, 8)
    ]
    assert results == ["pass", "partial", "fail"]
    assert check.evaluate(touching("a.py", past=Past(50))).result == "not_applicable"


@pytest.mark.parametrize(
    ("files", "share", "says"),
    [
        (("src/c.py",), 1, "The last commits here changed files of these kinds, in these folders."),
        (("M src/c.xml",), 0.5, "None of the last 48 commits here changed a file such as .xml."),
        (("lib/c.py",), 0.5, "None of the last 48 commits here changed anything in lib/."),
        (("lib/Makefile",), 0, "None of the last 48 commits here changed a file like Makefile."),
        (("src/c.py", "lib/d.xml"), 0.5, "None of the last 48 commits here changed a file such as .xml."),
        (("D lib/d.xml", "src/c.py"), 1, "The last commits here changed files of these kinds, in these folders."),
    ],
)
def test_kinds_and_folders_of_files_are_compared(files: tuple[str, ...], share: float, says: str) -> None:
    """A kind of file, and a folder at the top, that nobody changed lately each cost half; what goes is not asked."""
    outcome = find_check("usual-places").evaluate(touching(*files, past=past(FREE, ("src/a.py", "src/b.py"))))
    assert outcome.share == share
    assert outcome.says == says


def test_a_commit_that_only_deletes_is_in_no_unusual_place() -> None:
    """Nor is one whose files are not known, nor one beside a past that a former version recorded."""
    check = find_check("usual-places")
    for facts in (touching("D a.xml", past=past(FREE)), touching("a.py", past=Past(50)), touching(past=past(FREE))):
        assert check.evaluate(facts).result == "not_applicable"


def test_every_habit_has_words_and_a_rate() -> None:
    """Nothing can be found that cannot be said."""
    assert set(HABIT_WORDS) == set(HABITS)
    assert set(RATES_ELSEWHERE) <= set(HABITS)
