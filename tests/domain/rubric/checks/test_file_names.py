"""Messages that name the changed files and nothing else."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.file_names import plain_name, repeats_the_files
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("text", "repeats"),
    [
        ("Update journal.py", True),
        ("Journal update", True),
        ("journal (#12)", True),
        ("Change journal keys", False),
        ("Update journal.py\n\nIt lost the last line.", False),
        ("Update index", False),
    ],
)
def test_a_verb_and_the_names_of_changed_files_add_nothing(text: str, repeats: bool) -> None:
    """Another word, a body, or the name of a file that did not change does."""
    assert repeats_the_files(facts_of(text, ("src/journal.py", 3, 2))) == repeats


def test_names_are_equal_in_case_dashes_and_underscores() -> None:
    """A message often spells a file another way."""
    assert plain_name("Known_Ids") == plain_name("known-ids")
