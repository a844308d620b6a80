"""Lines of a message are found in the editor's text, whatever stands between them."""

from __future__ import annotations

from craftnudge.entrypoints.lsp.message_lines import message_lines


def test_lines_are_found_behind_comments_and_blanks() -> None:
    """Comments above, several blank lines, blanks at the end of a line, and Windows' line ends."""
    text = "# hint\r\n\r\nSubject  \r\n\r\n\r\nbody\r\n# more\r\n"
    lines = message_lines(text, "Subject\n\nbody\n")
    assert [lines.editor_line(number) for number in (1, 2, 3)] == [2, 3, 5]
    assert lines.span == (2, 6)


def test_a_comment_inside_leaves_no_span() -> None:
    """A fix would delete it, so none is offered."""
    assert message_lines("Subject\n# hint\nbody\n", "Subject\nbody\n").span is None


def test_an_empty_message_stands_at_the_top() -> None:
    """Also for a line that the message does not have."""
    lines = message_lines("\n# hint\n", "")
    assert (lines.editor_line(1), lines.editor_line(9), lines.span) == (0, 0, (0, 0))


def test_widths_are_those_that_editors_count() -> None:
    """In UTF-16 code units: an emoji has two."""
    assert message_lines("Fix 🐛\n", "Fix 🐛\n").width(0) == 6
