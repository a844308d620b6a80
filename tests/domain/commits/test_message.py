"""The parts of a message, as git has them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from craftnudge.domain.commits.message import Message
from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from pathlib import Path

# Endings that are trailers, that are prose, and the edges between.
ENDINGS = (
    "Signed-off-by: A <a@example.org>",
    "Reviewed-by: B\nAcked-by : C\n  and his team\nCc:",
    "This is prose.\nReviewed-by: B",
    "one\ntwo\nthree\nSigned-off-by: A",
    "one\ntwo\nthree\nfour\nSigned-off-by: A",
    "one\ntwo\n  and more\nthree\nSigned-off-by: A",
    "(cherry picked from commit 0123abc)\nsome words",
    "Fixes #12",
    "Note: a sentence with a colon",
    "two words: a sentence with a colon",
    "  indented: value\nReviewed-by: B",
    "# a comment\nReviewed-by: B\n# another\n  not folded",
    "Reviewed-by: B\n\nConflicts:\n\tmain.c\n\tother.c",
    "prose\n\nConflicts:\n\tmain.c",
    "Conflicts:\n\tmain.c\n\nReviewed-by: B",
    "Reviewed-by: B\n\n# Conflicts:\n#\tmain.c\n#\tother.c",
    "Reviewed-by: B\n# Conflicts:\n#\tmain.c",
    "prose\n\n# Conflicts:\n#\tmain.c",
    "# Conflicts:\n#\tmain.c\n\nReviewed-by: B",
    "Reviewed-by: B\n\nConflicts:\n\tmain.c\n\n# a comment\n\n#another",
    "Reviewed-by: B\n\nConflicts:\n\tmain.c\nAcked-by: C",
    "Reviewed-by: B\n\n\tmain.c",
    "Reviewed-by: B\n\n# Please enter the commit message\n#\n# On branch main",
    "Reviewed-by: B\n\n# ------------------------ >8 ------------------------\ndiff --git a/a b/a\n+Acked-by: C",
    "(cherry picked from commit 0123abc)\n\n# Conflicts:\n#\tmain.c\n\n# Conflicts:\n#\tother.c",
)
LINES = (
    *("Reviewed-by: B", "Signed-off-by: C", "(cherry picked from commit 0123abc)", "prose", "  folded", "\tpath.c", ""),
    *("# a comment", "#", "# Conflicts:", "Conflicts:", "#12 and more", "Note: that", "conflicts:", ""),
)


@pytest.mark.parametrize("ending", ENDINGS)
def test_trailers_are_those_that_git_finds(tmp_path: Path, ending: str) -> None:
    """What `git interpret-trailers --parse` prints is what we find, token by token and value by value."""
    text = f"Subject: of the commit\n\nA body.\n\n{ending}\n"
    assert _trailers_of(text) == _git_trailers(tmp_path, text)


@given(st.lists(st.sampled_from(LINES), max_size=9))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_trailers_of_any_lines_are_those_that_git_finds(tmp_path: Path, lines: list[str]) -> None:
    """Trailers, prose, comments and lists of conflicts in any order: we find what git finds."""
    text = "Subject of the commit\n\n" + "\n".join(lines) + "\n"
    assert _trailers_of(text) == _git_trailers(tmp_path, text)


def _trailers_of(text: str) -> list[str]:
    trailers = Message(text).trailers
    return [f"{found.token}: {found.value}".strip() for found in trailers if not found.token.startswith("cherry")]


def _git_trailers(folder: Path, text: str) -> list[str]:
    printed = subprocess.run(
        ["git", "interpret-trailers", "--parse", "--no-divider"],
        input=text.encode(),
        capture_output=True,
        check=True,
        env=sealed_environment(folder),
        cwd=folder,
    ).stdout.decode()
    return [line.strip() for line in printed.splitlines()]


def test_a_list_of_conflicts_is_no_part_of_the_body() -> None:
    """A list that git left at the end, in comments or not, is named apart; other comments are the author's."""
    for left in ("# Conflicts:\n#\tmain.c", "Conflicts:\n\tmain.c"):
        message = Message(f"Subject\n\nA body.\n\n{left}\n")
        assert (message.body, message.conflict_list) == ("A body.", left.split("\n")[0])
        assert message.after_trailers == tuple(left.split("\n"))
    hashes = Message("Subject\n\nA body.\n\n# Why\n#12\n")
    assert (hashes.body, hashes.conflict_list) == ("A body.\n\n# Why\n#12", None)


def test_an_address_is_no_trailer() -> None:
    """Git takes `https://...` for a trailer; here it is part of the body, where a reason may stand."""
    message = Message("Subject\n\nhttps://example.org/issue/1\n")
    assert message.trailers == ()
    assert message.body == "https://example.org/issue/1"


def test_windows_line_ends_and_blank_lines_do_not_matter() -> None:
    """CRLF, leading blank lines and several blank lines between give the same parts as LF."""
    message = Message("\r\n\r\nSubject\r\n\r\n\r\nBody one\r\nBody two\r\n\r\nCc: A\r\n\r\n")
    assert message.subject == "Subject"
    assert message.body == "Body one\nBody two"
    assert [trailer.value for trailer in message.trailers] == ["A"]


def test_a_missing_blank_line_joins_the_subject() -> None:
    """As `git log --format=%s`: the first paragraph is the subject, with all its lines."""
    message = Message("First line\n  second line\n\nBody")
    assert message.subject == "First line second line"
    assert message.title_lines == ("First line", "  second line")


def test_the_line_of_git_svn_is_not_read() -> None:
    """Git svn's own line is neither subject, body nor trailer, whether a blank line stands before it or not."""
    message = Message("Fix it\ngit-svn-id: https://example.org/svn/trunk@12 cf84-35\n")
    assert message.subject == "Fix it"
    assert message.trailers == ()


@pytest.mark.parametrize("marker", ["[skip ci]", "[ci skip]", "[CI SKIP]", "[skip travis]", "[no ci]", "***NO_CI***"])
def test_marks_for_build_servers_are_set_aside(marker: str) -> None:
    """The plain subject is the subject without them, wherever they stand."""
    assert Message(f"Update docs {marker}").plain_subject == "Update docs"
    assert Message(f"{marker} Update docs").plain_subject == "Update docs"


def test_brackets_of_other_use_stay() -> None:
    """A tag in brackets is part of the plain subject."""
    assert Message("[PATCH] fix it").plain_subject == "[PATCH] fix it"


def test_an_empty_message_has_empty_parts() -> None:
    """No text, no lines, no error."""
    message = Message(" \n\r\n")
    assert (message.subject, message.body, message.trailers, message.title_lines) == ("", "", (), ())
