"""The message that a squash merge proposes, by forge and settings."""

from __future__ import annotations

import pytest

from craftnudge.domain.forge.delivery import PullRequest
from craftnudge.domain.forge.squash_message import squash_message

ONE = ["Fix total\n\nCancelled orders were counted.\n"]
TWO = [*ONE, "Round up\n"]
LIST = "* Fix total\n\nCancelled orders were counted.\n\n* Round up"


@pytest.mark.parametrize(
    ("forge", "title", "body", "messages", "expected"),
    [
        ("github", "", "", ONE, "Fix total (#7)\n\nCancelled orders were counted.\n"),
        ("github", "", "", TWO, f"Orders (#7)\n\n{LIST}\n"),
        ("github", "PR_TITLE", "BLANK", ONE, "Orders (#7)\n"),
        ("github", "PR_TITLE", "PR_BODY", TWO, "Orders (#7)\n\nWhy.\n"),
        ("github", "COMMIT_OR_PR_TITLE", "COMMIT_MESSAGES", TWO, f"Orders (#7)\n\n{LIST}\n"),
        ("gitea", "", "", ONE, "Orders (#7)\n\nWhy.\n"),
    ],
)
def test_the_message_is_what_the_forge_proposes(
    forge: str, title: str, body: str, messages: list[str], expected: str
) -> None:
    """By the two settings of the repository, or the defaults where a delivery does not name them."""
    request = PullRequest(7, "opened", False, True, "Orders", "Why.", "main", title, body)
    assert squash_message(forge, request, messages) == expected  # type: ignore[arg-type]
