"""What insights ask of every commit."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.habits.commit_traits import traits_of
from tests.support.cards import a_record


def a_file(path: str, status: str = "M") -> FileChange:
    """A changed file."""
    return FileChange(path, status, 1, 1)


def test_tests_and_code_that_a_commit_deletes_are_changed_but_not_kept() -> None:
    """So a removal is not taken for tests that came with the code."""
    traits = traits_of(a_record(files=(a_file("src/a.py", "D"), a_file("tests/test_a.py", "D"))))
    assert (traits.changes_code, traits.changes_tests) == (True, True)
    assert (traits.keeps_code, traits.keeps_tests) == (False, False)


@pytest.mark.parametrize(("code", "adds"), [(None, True), ({"source_added": 0}, False), ({"source_added": 3}, True)])
def test_a_change_of_unknown_lines_may_add_code(code: dict[str, int] | None, adds: bool) -> None:
    """Only a measured change is known to add none."""
    assert traits_of(a_record(code=None if code is None else CodeFacts(code, (), ()))).adds_source is adds


@pytest.mark.parametrize(
    ("message", "says_fix", "unfinished"),
    [("Fix the typo", True, False), ("WIP: parser", False, True), ("Add a parser", False, False)],
)
def test_the_subject_says_what_state_the_work_is_in(message: str, says_fix: bool, unfinished: bool) -> None:
    """A slip that is fixed, or work that is not done."""
    traits = traits_of(a_record(message))
    assert (traits.says_fix, traits.unfinished) == (says_fix, unfinished)


def test_every_commit_that_is_reverted_is_named() -> None:
    """A message may revert several, by short or whole hashes."""
    text = "Revert two\n\nThis reverts commit 1234567.\nThis reverts commit abcdef0123.\n"
    assert traits_of(a_record(text)).reverts == ("1234567", "abcdef0123")
