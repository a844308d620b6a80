"""The patterns that all syntaxes are made of."""

from __future__ import annotations

from craftnudge.domain.measure.syntax import (
    SHOWN,
    after_block_comments,
    blot_of,
    branches,
    header,
    left_behind,
    lines_starting,
)


def test_comments_are_lines_that_begin_with_a_sign() -> None:
    """After blanks; a sign behind code makes no comment line."""
    assert lines_starting("#").findall(b"\n# one\n  # two\nx = 1  # three\n") == [b"\n# one", b"\n  # two"]
    assert lines_starting("//", r"\*(?=[ \n])").findall(b"\n// a\n* b\n*c\n") == [b"\n// a", b"\n* b"]
    assert lines_starting("#").findall(b"\nplain\n") == []


def test_a_branch_gives_its_indentation() -> None:
    """Words only as whole words, also behind a brace and `else`."""
    code = b"\n  if (x) {\n\t} else if (y) {\nifs = 1\n"
    assert branches("if|for", r"(?=[ (])").findall(code) == [b"  ", b"\t"]


def test_a_function_has_indentation_and_name() -> None:
    """With marks, a text without them has none."""
    form = header(r"def[ \t]++(?P<name>\w++)", marks=(b"def",))
    assert [(match["indent"], match["name"]) for match in form.finditer(b"\n  def one():\ndef two():\n")] == [
        (b"  ", b"one"),
        (b"", b"two"),
    ]
    assert list(form.finditer(b"\nclass One:\n")) == []


def test_debug_code_is_named_by_its_kind() -> None:
    """What is shown are bare names or words of debugging, not texts for people."""
    form = left_behind(breakpoint=r"stop\(\)", debug_output=rf"print\({SHOWN}")
    code = b"\nstop()\nprint(total, row)\nprint('here')\nprint('Done, all rows are there')\nprint(message)\n"
    assert [match.lastgroup for match in form.finditer(code)] == ["breakpoint", "debug_output", "debug_output"]


def test_block_comments_are_blotted_out_line_by_line() -> None:
    """Length and line ends stay; a hunk that ends inside a comment stays as it is; code is untouched."""
    syntax = after_block_comments()
    hunk = b"/* a\n if */\nif (x) {\n"
    assert syntax.blotted(b"\n" + hunk, [hunk]) == b"\n////\n//////\nif (x) {\n"
    open_end = b"x = 1;\n/* a\n"
    assert syntax.blotted(b"\n" + open_end, [open_end]) == b"\n" + open_end
    assert len(blot_of("#")) == 256
    assert b"a\nb".translate(blot_of("#")) == b"#\n#"
