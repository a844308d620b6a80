"""Fit with the project's past: what is usual in the project earns points, what is rare in it costs them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.coaching.phrases.catalogue import STYLE
from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.message_traits import HABITS
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.rubric.checks import context
from craftnudge.domain.rubric.fit.project_fit import RATES_ELSEWHERE, FeatureSet
from craftnudge.domain.rubric.registry import checks_by_category, find_check
from craftnudge.runtime.folder_modules import module_names
from tests.support.changed import touching

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check, Outcome

CHECKS = checks_by_category()["context"]
NO_FEATURES = FeatureSet()

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


def outcome_of(name: str, message: str, messages: list[str], *files: str) -> Outcome:
    """The outcome of a check on a message in a project that wrote those before."""
    return find_check(name).evaluate(touching(*(files or ("a.py",)), message=message, past=past(messages)))


def test_points_add_up_to_the_weight_of_the_category() -> None:
    """Ten points of a hundred, over at least five checks."""
    assert sum(check.points for check in CHECKS) == pytest.approx(10)
    assert len(CHECKS) >= 5


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_without_enough_past_nothing_is_scored(check: Check) -> None:
    """No past, nine commits, or an empty message."""
    for facts in (
        touching("a.py"),
        touching("a.py", past=past(FREE[:9])),
        touching("a.py", past=Past(50), message=""),
    ):
        assert check.evaluate(facts).result == "not_applicable"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_message_of_the_project_fits(check: Check) -> None:
    """A message such as the project writes gets nearly all points, and no difference is named."""
    for messages in (CONVENTIONAL, SIGNED, FREE):
        outcome = check.evaluate(touching("a.py", message=messages[3], past=past(messages)))
        assert outcome.share > 0.8
        assert outcome.kind in ("fits", "no_clear_difference", "files", "usual")


@pytest.mark.parametrize(
    ("name", "message", "messages", "kind", "habit"),
    [
        ("project-prefix", "Add the row of customers", CONVENTIONAL, "differs", "conventional"),
        ("project-prefix", "feat(cart): add a row", FREE, "differs", "no_prefix"),
        ("ticket-format", "Keep the order (#12)", FREE, "differs", "no_pull_last"),
        ("subject-style", "fixed the order.", FREE, "differs", "no_period"),
        ("project-body", "net: close the socket", SIGNED, "differs", "body"),
        ("project-trailers", "net: close the socket of peers", SIGNED, "no_sign_off", "signed_off"),
        ("project-trailers", "Draw less\n\nReviewed-by: A <a@b>", FREE, "differs", "no_reviewer"),
        ("project-subject-length", "net: close " + "and close again " * 5, SIGNED, "differs", "words_7"),
        ("name-formatting", "Keep `row_order` of HTTP-rows", FREE, "differs", "no_hyphen"),
    ],
)
def test_an_unusual_form_costs_and_is_named(
    name: str, message: str, messages: list[str], kind: str, habit: str
) -> None:
    """The habit that counts most against the message is evidence, with how many commits have it."""
    outcome = outcome_of(name, message, messages)
    assert outcome.share < 0.8
    seen = outcome.evidence[0]
    assert (outcome.kind, seen.name, seen.limit) == (kind, habit, len(messages))
    assert len(messages) / 2 < (seen.figure or 0) <= len(messages)


@pytest.mark.parametrize(
    ("message", "messages", "kind", "word"),
    [
        ("feat(tax): add the row of customers", CONVENTIONAL, "new_scope", "tax"),
        ("tax: close the socket of peers", SIGNED, "new_area", "tax"),
    ],
)
def test_a_new_area_or_scope_is_quoted(message: str, messages: list[str], kind: str, word: str) -> None:
    """Where areas or scopes are few, a new one costs and is quoted."""
    outcome = outcome_of("project-prefix", message, messages)
    assert (outcome.kind, outcome.evidence[0].quote, outcome.evidence[0].figure) == (kind, word, 50)


def test_an_empty_message_is_not_taken_for_a_short_past() -> None:
    """The reason for not scoring is the message, where the past is long enough."""
    assert outcome_of("project-body", "", FREE).kind == "empty"
    assert outcome_of("project-body", "Draw less", FREE[:9]).kind == "too_few_commits"


def test_conventional_commits_are_only_asked_for_where_they_are_used() -> None:
    """The same message without a type fits a project without types, and not one with them."""
    plain = "Keep the order of rows"
    assert (
        outcome_of("project-prefix", plain, FREE).share > outcome_of("project-prefix", plain, CONVENTIONAL).share + 0.3
    )


def test_more_care_than_usual_costs_nothing() -> None:
    """A body where few commits have one costs nothing; a missing one costs where most commits have one."""
    explained = "Keep the order of rows\n\nThey came back shuffled after every sort by date, and nobody knew why"
    assert outcome_of("project-body", explained, FREE).share > 0.8
    assert outcome_of("project-body", "net: close the socket", SIGNED).share < 0.8


def test_new_areas_cost_little_where_they_are_usual() -> None:
    """A project of many areas expects new ones; one of few does not."""
    many = [f"area{number}: close the socket" for number in range(50)]
    new = outcome_of("project-prefix", "tcp: close the socket", many).share
    assert new > outcome_of("project-prefix", "tcp: close the socket", SIGNED).share
    assert outcome_of("project-prefix", "net: close the socket", SIGNED).share == 1


def test_size_is_compared_with_the_largest_usual_one() -> None:
    """As many files as nine of ten commits have pass, four times as many fail; unknown figures are not scored."""
    check = find_check("unusual-size")
    sizes = past(FREE, ("a.py", "b.py"))
    results = [
        check.evaluate(touching(*(f"{number}.py" for number in range(count)), past=sizes)).result for count in (2, 4, 8)
    ]
    assert results == ["pass", "partial", "fail"]
    assert check.evaluate(touching("a.py", past=Past(50))).result == "not_applicable"


@pytest.mark.parametrize(
    ("files", "share", "kind", "path", "quote"),
    [
        (("src/c.py",), 1, "usual", None, None),
        (("M src/c.xml",), 0.5, "unusual_type", "src/c.xml", ".xml"),
        (("lib/c.py",), 0.5, "unusual_folder", "lib/c.py", "lib"),
        (("lib/Makefile",), 0, "unusual_name", "lib/Makefile", "Makefile"),
        (("src/c.py", "lib/d.xml"), 0.5, "unusual_type", "lib/d.xml", ".xml"),
        (("D lib/d.xml", "src/c.py"), 1, "usual", None, None),
    ],
)
def test_types_and_folders_of_files_are_compared(
    files: tuple[str, ...], share: float, kind: str, path: str | None, quote: str | None
) -> None:
    """A file type and a top folder that no recent commit changed each cost half; deleted files are ignored."""
    outcome = find_check("unusual-files").evaluate(touching(*files, past=past(FREE, ("src/a.py", "src/b.py"))))
    assert (outcome.share, outcome.kind) == (share, kind)
    assert [(entry.path, entry.quote, entry.limit) for entry in outcome.evidence] == (
        [(path, quote, 48)] if path else []
    )


def test_a_commit_that_only_deletes_is_not_scored() -> None:
    """Nor is one whose files are not known, nor one with a past that an earlier version recorded."""
    check = find_check("unusual-files")
    for facts in (touching("D a.xml", past=past(FREE)), touching("a.py", past=Past(50)), touching(past=past(FREE))):
        assert check.evaluate(facts).result == "not_applicable"


def test_every_habit_of_a_check_has_a_rate_and_words() -> None:
    """An option of a feature is a habit with a rate; the catalogue names it, and what commits without it do."""
    assert set(RATES_ELSEWHERE) <= set(HABITS) <= set(STYLE)
    modules = [import_module(name) for name in module_names(context)]
    for feature in (feature for module in modules for feature in getattr(module, "FEATURES", NO_FEATURES).features):
        assert set(feature.options) <= set(RATES_ELSEWHERE)
        assert feature.without in STYLE
