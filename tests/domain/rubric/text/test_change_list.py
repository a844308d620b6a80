"""Lists of changes, and lists of something else."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.text.change_list import is_item, listed_changes, without_sign

ITEMS = ("add a lock", "remove the mailer", "update the total")


def changes_in(body: str) -> list[str]:
    """The items that count as changes."""
    return listed_changes(Message(f"Keep the cursor\n\n{body}").body_paragraphs)


@pytest.mark.parametrize(
    "heading",
    [
        *(
            "To reproduce this, do the following:",
            "## How to test",
            "**Test plan**",
            "Alternatives considered:",
            "Results:",
        ),
        *("The reasons are:", "Why:", "This has several benefits:", "The guide says:", "The server is required to:"),
        *(
            "Expected behavior:",
            "Acceptance criteria",
            "Benchmark (before and after):",
            "Affected commands:",
            "Left for later:",
        ),
        *(
            "Users can now:",
            "Release notes of the library:",
            "Known limitations:",
            "Verified by:",
            "It happens in these cases:",
        ),
    ],
)
def test_a_heading_says_that_a_list_is_of_something_else(heading: str) -> None:
    """Steps, tests, options, results, reasons, quotations, requirements, what is affected: whatever the items say."""
    for between in ("\n", "\n\n", "\n\nIn short.\n\n"):
        assert changes_in(heading + between + "\n".join(f"- {item}" for item in ITEMS)) == []


@pytest.mark.parametrize(
    "heading",
    ["", "Changes:", "This commit:", "Also included:", "What was done:", "These changes were needed for the tests:"],
)
def test_a_list_of_changes_is_one(heading: str) -> None:
    """Without a heading, and under one that says so."""
    for sign in ("-", "*"):
        assert len(changes_in(f"{heading}\n\n" + "\n".join(f"{sign} {item}" for item in ITEMS))) == 3
    assert len(changes_in("\n".join(f"{at}. {item}" for at, item in enumerate(ITEMS)))) == 3


@pytest.mark.parametrize(
    "body",
    [
        "- [x] add a lock\n- [ ] remove the mailer",
        "1. Open the page\n2. Delete a row\n3. See the jump",
        "- Open the page\n- Click on a row\n- Delete it",
        "1. Add a row while the page loads.\n2. The list is built anew.\n3. The cursor is gone.",
        "```\n- add: x\n- remove: y\n```",
        "> - add a lock\n> - remove the mailer",
        "- a user who waits\n- the clock of a phone",
    ],
)
def test_boxes_steps_accounts_code_and_quotations_are_no_changes(body: str) -> None:
    """They need no heading to be known."""
    assert changes_in(body) == []


def test_items() -> None:
    """Signs and numbers, at most three blanks before them."""
    assert [is_item(line) for line in ("- a", "  * a", "1. a", "12) a", "-a", "a - b", "    - a")] == [True] * 4 + [
        False
    ] * 3
    assert without_sign("12) a") == "a"
