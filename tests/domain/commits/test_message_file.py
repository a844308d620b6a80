"""A message file as git would store it: compared with git itself."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftnudge.domain.commits.message_file import CLEANUPS, cleaned

if TYPE_CHECKING:
    from craftnudge.domain.commits.message_file import Cleanup
    from tests.support.repository import GitRepository

SCISSORS = " ------------------------ >8 ------------------------"


@settings(max_examples=60, deadline=None)
@given(st.text("ab #;\t\n", max_size=40), st.booleans())
def test_blanks_and_comments_go_as_git_s_own_stripspace_takes_them(text: str, strip: bool) -> None:
    """Lines, blanks at their ends and runs of empty ones; the last line always ends."""
    arguments = ["git", "stripspace", *(["--strip-comments"] if strip else [])]
    git = subprocess.run(arguments, input=text.encode(), capture_output=True, check=True).stdout.decode()
    assert cleaned(text, "strip" if strip else "whitespace") == git


def test_the_default_depends_on_whether_an_editor_was_open() -> None:
    """With `-m` a line that begins with # is a line of the message."""
    assert cleaned("#12 is it\n# hint\n", "default", edited=False) == "#12 is it\n# hint\n"
    assert cleaned("It\n# hint\n", "default", edited=True) == "It\n"


def test_below_the_scissors_there_is_no_message() -> None:
    """What `git commit --verbose` puts there is cut, in every mode that cleans; comments above stay in two of them."""
    text = f"Subject\n# hint\n#{SCISSORS}\ndiff --git\n"
    assert cleaned(text, "scissors") == cleaned(text, "whitespace") == "Subject\n# hint\n"
    assert cleaned(text, "strip") == "Subject\n"
    assert cleaned(text, "verbatim") == text


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"#1 first\n; hint\n;{SCISSORS}\ndiff\n", "#1 first\n"),
        ("#1 first\n\n; Please enter the message\n; for it\n", "#1 first\n"),
        ("Subject\n# hint\n", "Subject\n"),
        ("Subject\n", "Subject\n"),
        ("\n", ""),
    ],
)
def test_an_automatic_comment_sign_is_found(text: str, left: str) -> None:
    """By the scissors line, or git's own last line; else it is the usual one."""
    assert cleaned(text, "strip", "auto") == left


TEXTS = (
    *("Subject\n\nBody\n", "Subject  \n\n\n\nBody\t\n# c\n; d\n// e\n\n", "#1 is it\n\nx\n", "\n\n  Lead\n\nx"),
    *("Subject\r\n\r\nBody\r\n", "# only\n", ";x\n#y\n//z\nreal\n", "no end", "\u00e9 \u00fc\n\n# \u00e9"),
)


@pytest.mark.parametrize("mode", CLEANUPS)
def test_a_message_that_is_given_is_what_git_makes_of_it(repository: GitRepository, mode: Cleanup) -> None:
    """Every way of cleaning, with each sign for comments, without an editor: `git commit --file`."""
    repository.git("config", "commit.cleanup", mode)
    for sign in ("#", ";", "auto"):
        repository.git("config", "core.commentChar", sign)
        for text in TEXTS:
            repository.git("commit", "--quiet", "--allow-empty", "--allow-empty-message", "--file=-",
                           stdin=text.encode(), GIT_EDITOR=":")  # fmt: skip
            stored = repository.git("cat-file", "commit", "HEAD").partition("\n\n")[2]
            assert cleaned(text, mode, sign, edited=False).rstrip("\n") == stored.rstrip("\n")
