"""What holds for all checks of the changes category."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.commits.record import Totals
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import checks_by_category, find_check
from tests.support.cards import a_record
from tests.support.changed import share_of, touching

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check


CHECKS = checks_by_category()["changes"]


def test_points_add_up_to_the_weight_of_the_category() -> None:
    """Thirty points of a hundred, over at least eight checks."""
    assert sum(check.points for check in CHECKS) == 30
    assert len(CHECKS) >= 8


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_without_files_nothing_is_scored(check: Check) -> None:
    """Unknown files give neither all points nor none, even where the message says a lot."""
    for files in (None, ()):
        facts = Facts(a_record("#1, #2: fix and also add\n\n- a\n- b\n- c", files=files, totals=Totals(0, 0, 0, 0)))
        assert check.evaluate(facts).result == "not_applicable"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_only_generated_files_say_little(check: Check) -> None:
    """A change of lock files alone fails no check, as they are generated."""
    assert check.evaluate(touching("poetry.lock", "web/yarn.lock")).result in ("not_applicable", "pass")


def test_a_small_single_change_gets_all_points() -> None:
    """One fix with its test, message and all."""
    results = {
        check.name: check.evaluate(
            touching("src/cart.py", "tests/test_cart.py", hunks=2, message="Keep the order in the cart")
        ).result
        for check in CHECKS
    }
    assert set(results.values()) <= {"pass", "not_applicable"}, results


def test_a_sweep_is_one_change() -> None:
    """The same small edit in many files does not count as scattered, spread or mixed; an uneven one does."""
    sweep = [f"{name}/{name}.py +2 -2" for name in ("mail", "cart", "tax", "log", "user", "draw")]
    assert share_of("several-concerns", *sweep) == 1
    for name in ("scattered-edits", "no-main-file", "many-folders"):
        assert find_check(name).evaluate(touching(*sweep, hunks=40)).result == "not_applicable"
        assert find_check(name).evaluate(touching(*sweep, "net/net.py +60 -9", hunks=40)).result != "not_applicable"
    assert (
        share_of(
            "several-concerns", *(f"{name}/{name}.py +9" for name in ("mail", "cart", "tax", "log", "user", "draw"))
        )
        == 0
    )


def test_an_empty_commit_differs_from_unknown_files() -> None:
    """With totals of zero, the commit changes no files; without totals, they are not known."""
    names = (
        "several-concerns",
        "no-main-file",
        "many-folders",
        "mixed-kinds",
        "listed-changes",
        "several-tickets",
        "unwanted-files",
    )
    for totals, kind in ((Totals(0, 0, 0, 0), "empty_change"), (None, "no_files")):
        empty = Facts(a_record(files=() if totals else None, totals=totals))
        assert {find_check(name).evaluate(empty).kind for name in names} == {kind}
