"""`craftnudge login`, `push` and `logout` say in one line what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


def test_what_is_missing_is_said_with_the_next_command(program: Program, repository: GitRepository) -> None:
    """No sign-in, an address in the clear, a server that does not answer, options that exclude each other."""
    repository.commit("Add a page", {"a.py": "a = 1\n"})
    cases = (
        (("push",), 2, "craftnudge login ADDRESS", ""),
        (("logout", "--forget"), 2, "craftnudge login ADDRESS", ""),
        (("login", "http://craft.example.org"), 2, "Use https://craft.example.org", ""),
        (("login", "http://127.0.0.1:1", "--with-token"), 7, "127.0.0.1:1 does not answer", "cnt_x"),
        (("login", "http://127.0.0.1:1", "--with-token"), 2, "no token", ""),
        (("push", "--stop", "--share", "whole"), 2, "--share", ""),
    )
    for words, code, text, stdin in cases:
        done = program(*words, folder=repository.path, stdin=stdin)
        assert (done.code, done.stdout) == (code, ""), (words, done.stderr)
        assert text in done.stderr
        assert "Traceback" not in done.stderr
