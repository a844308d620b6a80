"""Changes whose reason goes without saying."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.code_facts import CodeFacts
from tests.support.changed import touching
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("text", "files", "says"),
    [
        ("Fix typo", (("a.py", 1, 1),), "a typo needs none"),
        ("Fix typo", (("a.py", 300, 1),), None),
        ("Upgrade lexer to 2.1.0", (("a.toml", 1, 1),), "a move to a named version needs none"),
        ("Upgrade lexer", (("a.toml", 1, 1),), None),
        ("Explain locks", (("docs/locks.md", 300, 1),), "a change of documentation alone needs none"),
        ("Document locks", (("a.py", 30, 1),), "a change of documentation needs none"),
        ("Add tests of locks", (("tests/test_a.py", 90, 1),), "a change of tests alone needs none"),
        ("Rename locks", (("a.py", 9, 9),), "a rename or move needs none"),
        ("Rename locks", (("a.py", 90, 9),), None),
        ("Reformat all locks", (("a.py", 90, 90), ("poetry.lock", 9, 9)), "formatting needs none"),
        ("Add locks", (("a.py", 9, 9),), None),
    ],
)
def test_message_and_files_decide_together(
    text: str, files: tuple[tuple[str, int, int], ...], says: str | None
) -> None:
    """The same words over another change are no excuse."""
    exemption = facts_of(text, *files).exemption
    assert (exemption and exemption.says) == says


@pytest.mark.parametrize(
    ("message", "respaced", "exempt"),
    [("Use tabs", 30, True), ("Use tabs", 20, False), ("Use tabs", 0, False), ("WIP: trying stuff", 30, False)],
)
def test_lines_that_were_only_respaced_are_formatting(message: str, respaced: int, exempt: bool) -> None:
    """Whatever a message that says what was done calls it; not where every third line says something else."""
    facts = touching("a.py +30 -30", message=message, code=CodeFacts({"whitespace_only_lines": respaced}))
    assert (facts.exemption is not None and facts.exemption.says == "formatting needs none") == exempt


def test_unknown_files_leave_it_to_the_message() -> None:
    """Where the diff is not known, a rename is taken at its word."""
    exemption = facts_of("Rename locks", known_files=False).exemption
    assert exemption is not None
    assert exemption.sure
