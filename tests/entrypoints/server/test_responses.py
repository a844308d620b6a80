"""Answers of the API."""

from __future__ import annotations

import pytest

from craftnudge.entrypoints.server.responses import detail_of
from craftnudge.errors import JournalError, UnknownPersonError, UsageError


@pytest.mark.parametrize(
    "error",
    [
        UnknownPersonError("person.unknown", person="ann", near=["bob@example.org"]),
        JournalError("journal.forbidden", path="/home/ann/journal", reason="no"),
        UsageError("option.together", first="--a", second="--b"),
    ],
)
def test_words_for_a_terminal_are_not_sent(error: Exception) -> None:
    """They name other people, paths of this machine and options of commands."""
    assert detail_of(error) is None  # type: ignore[arg-type]


def test_words_about_a_value_are_sent() -> None:
    """As a sentence."""
    assert detail_of(UsageError("period.days", days=0, most=3660)) is not None
