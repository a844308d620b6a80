"""Changes whose reason goes without saying."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.code_facts import CodeFacts
from tests.support.changed import touching
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("text", "files", "kind"),
    [
        ("Fix typo", (("a.py", 1, 1),), "typo"),
        ("Fix typo", (("a.py", 300, 1),), None),
        ("Upgrade lexer to 2.1.0", (("a.toml", 1, 1),), "version"),
        ("Upgrade lexer", (("a.toml", 1, 1),), None),
        ("Explain locks", (("docs/locks.md", 300, 1),), "docs_only"),
        ("Document locks", (("a.py", 30, 1),), "docs"),
        ("Add tests of locks", (("tests/test_a.py", 90, 1),), "tests_only"),
        ("Rename locks", (("a.py", 9, 9),), "move"),
        ("Rename locks", (("a.py", 90, 9),), None),
        ("Reformat all locks", (("a.py", 90, 90), ("poetry.lock", 9, 9)), "formatting"),
        ("Add locks", (("a.py", 9, 9),), None),
    ],
)
def test_message_and_files_decide_together(
    text: str, files: tuple[tuple[str, int, int], ...], kind: str | None
) -> None:
    """The same words over another change are no excuse."""
    exemption = facts_of(text, *files).exemption
    assert (exemption and exemption.kind) == kind


@pytest.mark.parametrize(
    ("message", "respaced", "exempt"),
    [("Use tabs", 30, True), ("Use tabs", 20, False), ("Use tabs", 0, False), ("WIP: trying stuff", 30, False)],
)
def test_lines_that_were_only_respaced_are_formatting(message: str, respaced: int, exempt: bool) -> None:
    """With any message that says what was done; not if every third line is another change."""
    facts = touching("a.py +30 -30", message=message, code=CodeFacts({"whitespace_only_lines": respaced}))
    assert (facts.exemption is not None and facts.exemption.kind == "formatting") == exempt


def test_unknown_files_leave_it_to_the_message() -> None:
    """Where the diff is not known, a rename is taken at its word."""
    exemption = facts_of("Rename locks", known_files=False).exemption
    assert exemption is not None
    assert exemption.sure
