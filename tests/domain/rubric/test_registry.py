"""The folder of checks: every file in it follows the same rules."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import craftnudge.domain.rubric
from craftnudge.domain.rubric.registry import all_checks, checks_by_category, find_check
from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT
from craftnudge.errors import UnknownCheckError

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check

FOLDER = Path(craftnudge.domain.rubric.__file__).parent / "checks"
TESTS = Path(__file__).parent / "checks"
FILES = sorted(path for category in CATEGORY_WEIGHTS_PERCENT for path in (FOLDER / category).glob("[!_]*.py"))
CHECKS = list(all_checks().values())


def test_there_are_enough_checks() -> None:
    """At least thirty, none lost on the way from the folder to the registry."""
    assert len(CHECKS) == len(FILES) >= 30


@pytest.mark.parametrize("category", CATEGORY_WEIGHTS_PERCENT)
def test_the_points_of_a_category_are_its_weight(category: str) -> None:
    """The rubric is of 100 points, and the checks of a category share out exactly its part."""
    checks = checks_by_category()[category]  # type: ignore[index]
    assert sum(check.points for check in checks) == pytest.approx(CATEGORY_WEIGHTS_PERCENT[category])  # type: ignore[index]
    assert {check.category for check in checks} == {category}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_explains_itself(check: Check) -> None:
    """An id of its own, a name to type, and every part of its documentation, without shouting."""
    assert re.fullmatch(r"CN[1-4]\d\d", check.id)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.name)
    texts = (check.pass_name, check.fail_name, check.topic, check.why, check.advice, check.grounds, check.limits)
    for text in (*texts, check.good, check.bad):
        assert text.strip() == text != ""
        assert "!" not in re.sub(r"`[^`]*`|\"[^\"]*\"", "", text) or text in (check.good, check.bad)


def test_names_are_unique() -> None:
    """No two checks share a name or a heading."""
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    headings = {heading for check in CHECKS for heading in (check.pass_name, check.fail_name)}
    assert len(headings) == 2 * len(CHECKS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_check_has_a_test(path: Path) -> None:
    """The tests of a category name each of its checks."""
    tests = "".join(test.read_text("utf-8") for test in sorted((TESTS / path.parent.name).glob("test_*.py")))
    check = all_checks()[_id_in(path)]
    assert any(name in tests for name in (path.stem, check.name, check.id))


def _id_in(path: Path) -> str:
    found = re.search(r"CN\d{3}", path.read_text("utf-8"))
    assert found is not None
    return found[0]


def test_a_check_is_found_by_id_or_name_in_any_case() -> None:
    """What a person types is enough; a mistake names the nearest."""
    first = CHECKS[0]
    assert find_check(f" {first.id.lower()} ") is first
    assert find_check(first.name.upper()) is first
    with pytest.raises(UnknownCheckError) as mistake:
        find_check(first.name[:-1])
    assert mistake.value.details["near"] == first.name
    with pytest.raises(UnknownCheckError) as nonsense:
        find_check("?")
    assert nonsense.value.details == {"check": "?", "near": None}


def test_a_former_name_still_finds_its_check() -> None:
    """Names in users' settings and trailers outlive a renaming; none is another check's name."""
    former = {check.former_name: check for check in CHECKS if check.former_name}
    assert find_check("says-why").id == "CN102"
    assert all(find_check(name) is check for name, check in former.items())
    assert not former.keys() & {check.name for check in CHECKS}
