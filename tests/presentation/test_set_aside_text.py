"""Why a queued event was set aside, in words."""

from __future__ import annotations

import pytest

from craftnudge.errors import CraftNudgeError
from craftnudge.presentation.errors.error_text import error_text
from craftnudge.presentation.set_aside_text import set_aside_text


@pytest.mark.parametrize(
    "error",
    [
        CraftNudgeError("commits.none"),
        CraftNudgeError("folder.missing", folder="/gone/a, x=1 (b)"),
        CraftNudgeError("repository.unreadable", repository="/a, b=2", reason="fatal: line 1\nin (config)"),
        CraftNudgeError("repository.large-file", path="/a", limit=1_048_576),
        CraftNudgeError("commit.unreadable", commit="0123"),
    ],
    ids=lambda error: error.code,
)
def test_an_error_that_was_written_down_has_the_words_of_the_error(error: CraftNudgeError) -> None:
    """Whatever its values hold, and with its numbers grouped."""
    assert set_aside_text(str(error)) == error_text(error).message.removesuffix(".")


def test_a_cause_that_was_written_down_has_its_words() -> None:
    """What the queue itself finds wrong with an event."""
    assert set_aside_text("event.unfinished") == "the hook did not finish writing it"
    assert set_aside_text("event.invalid") == "it is not an event of a hook"


@pytest.mark.parametrize(
    "reason",
    ["it is not finished", "Permission denied", "", "no.such-code (a=b)", "folder.missing", "folder.missing (a", "a ("],
)
def test_what_is_not_a_known_error_stays_as_it_is(reason: str) -> None:
    """A reason of the queue, of the operating system or of another version, or one that was cut off."""
    assert set_aside_text(reason) == reason
