"""A conventional type is added only where the files or the verb leave one reading."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.rewording.conventional_type import added_type
from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.project_rules import ProjectRules
from tests.support.changed import touching

CONVENTIONAL = ProjectRules(conventional=True)


@pytest.mark.parametrize(
    ("files", "description", "prefix"),
    [
        (("README.md",), "describe rows", "docs: "),
        (("tests/test_a.py",), "try empty rows", "test: "),
        ((".github/workflows/ci.yml",), "run on main", "ci: "),
        (("Makefile",), "build twice", "build: "),
        (("poetry.lock",), "take new versions", "build: "),
        (("README.md", "tests/test_a.py"), "describe rows", None),
        (("README.md", "a.py"), "describe rows", None),
        (("a.py",), "fix empty rows", "fix: "),
        (("a.py",), "refactor the reader", "refactor: "),
        (("a.py",), "fix a typo in the reader", None),
        (("a.py",), "fix flaky tests", None),
        (("a.py",), "Add rows", None),
        (("a.py",), "extract a reader", None),
        (("a.py",), "keep rows", None),
        ((), "add rows", None),
    ],
)
def test_the_files_decide_before_the_verb(files: tuple[str, ...], description: str, prefix: str | None) -> None:
    """Files of one kind, else the first word; anything else gets no type."""
    found = added_type(touching(*files), CONVENTIONAL, description)
    assert (found and found[0]) == prefix


@pytest.mark.parametrize(("share", "prefix"), [(12, "fix: "), (11, None), (0, None)])
def test_a_project_without_types_gets_none(share: int, prefix: str | None) -> None:
    """Six of ten earlier commits must have one, unless the rules ask for it."""
    facts = touching("a.py", past=Past(20, habits={"conventional": share}))
    found = added_type(facts, None, "fix rows")
    assert (found and found[0]) == prefix
    assert added_type(touching("a.py"), None, "fix rows") is None


@pytest.mark.parametrize(
    ("types", "prefix"), [(("feat", "chore"), "chore: "), (("feat", "build"), "build: "), (("feat",), None)]
)
def test_only_types_of_the_project_are_added(types: tuple[str, ...], prefix: str | None) -> None:
    """A neighbouring type stands in for one that the project does not have."""
    found = added_type(touching("Makefile"), ProjectRules(conventional=True, types=types), "build twice")
    assert (found and found[0]) == prefix
