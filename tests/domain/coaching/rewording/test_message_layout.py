"""The parts of a message, by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.rewording.message_layout import layout_of, with_paragraph
from craftnudge.domain.commits.message import Message

LINES = (
    "Add a reader",
    "",
    " ",
    "Prose.",
    "Signed-off-by: Ann <a@b>",
    "# Conflicts:",
    "#\ta.py",
    "git-svn-id: x",
    "\r",
)


@given(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join))
def test_the_parts_are_the_message(text: str) -> None:
    """Joined again, to the byte, whatever stands in it."""
    assert layout_of(Message(text)).text == text


def test_the_ending_begins_with_the_trailers() -> None:
    """Trailers, what git left below them, and the line of git svn are no body."""
    layout = layout_of(Message("\nAdd a reader\n\nProse.\n\nRefs: #1\n\n# Conflicts:\n#\ta.py\n"))
    assert layout.before == ("",)
    assert layout.title == ("Add a reader",)
    assert layout.body == ("", "Prose.", "")
    assert layout.ending[0] == "Refs: #1"
    assert layout_of(Message("Add a reader\n\nProse.\ngit-svn-id: x\n")).ending == ("git-svn-id: x", "")


def test_a_new_paragraph_stands_above_the_footers() -> None:
    """Those of Conventional Commits too, which git does not parse as trailers."""
    assert with_paragraph(("", "Prose.", ""), ("New.",)) == ("", "Prose.", "", "New.", "")
    assert with_paragraph(("", "Prose.", "", "Closes #1", ""), ("New.",)) == (
        "",
        "Prose.",
        "",
        "New.",
        "",
        "Closes #1",
        "",
    )
    breaking = ("", "BREAKING CHANGE: all", "", "of it.", "")
    assert with_paragraph(breaking, ("New.",)) == ("", "New.", *breaking)
