"""The message in an editor, and the message that comes back."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.rewording.editor_text import editor_form
from craftnudge.domain.commits.message_file import CLEANUPS, Cleanup

MESSAGE = "Add a reader\n\nIt reads.\n"


@pytest.mark.parametrize("mode", CLEANUPS)
@pytest.mark.parametrize("comment", ["#", ";", "auto", "//"])
def test_the_message_comes_back_without_the_comments(mode: Cleanup, comment: str) -> None:
    """In every mode of cleaning up, with every sign."""
    form = editor_form(MESSAGE, comment, mode)
    text = form.text(MESSAGE, ["Score 3.9.", "", "CN107  It is a placeholder."])
    assert text.startswith(MESSAGE)
    assert "CN107" in text
    assert form.message(text).strip() == MESSAGE.strip()
    assert form.message(text.replace("It reads.", "It reads\nlines.")).strip() == "Add a reader\n\nIt reads\nlines."


def test_lines_of_the_message_that_look_like_comments_stay() -> None:
    """Another sign is used then, as git does for "auto"."""
    message = "Add a reader\n\n#12 needs it.\n; and so on\n"
    for comment in ("#", ";", "auto"):
        form = editor_form(message, comment, "default")
        assert form.sign not in "#;"
        assert form.message(form.text(message, ["Score 3.9."])) == message


def test_a_message_of_comments_alone_is_empty() -> None:
    """Then nothing is to be changed."""
    form = editor_form(MESSAGE, "#", "default")
    assert form.message(form.text("", ["Score 3.9."])) == ""
    assert form.message("") == ""
