"""Cleans up the text that an editor left as git does before it becomes a message (git-commit(1), --cleanup)."""

from __future__ import annotations

from typing import Literal

from craftnudge.runtime.lazy_regex import marked_pattern

Cleanup = Literal["strip", "whitespace", "verbatim", "scissors", "default"]
CLEANUPS: tuple[Cleanup, ...] = ("strip", "whitespace", "verbatim", "scissors", "default")

SCISSORS = " ------------------------ >8 ------------------------"
_BLANK_LINES = marked_pattern(("\n\n\n",), r"\n{3,}")
# The signs that git itself tries, in its order, where core.commentChar is "auto" (builtin/commit.c).
_AUTO = "#;@!$%^&|:"


def cleaned(text: str, mode: Cleanup, comment: str = "#", *, edited: bool = True) -> str:
    """The message that git would store. `comment` begins a comment line; "auto" is found out from the text.

    The default mode strips comments where an editor was open (`edited`), and else only blanks. What lies below the
    scissors line is never a part of a message that is cleaned at all: `git commit --verbose` puts the diff there.
    """
    if mode == "default":
        mode = "strip" if edited else "whitespace"
    if mode == "verbatim":
        return text
    sign = _auto_sign(text) if comment == "auto" else comment
    lines = text.split("\n")
    cut = next((at for at, line in enumerate(lines) if line.rstrip("\r") == sign + SCISSORS), len(lines))
    lines = lines[:cut]
    # Where no editor was open, "auto" is a sign that begins no line of the text (builtin/commit.c).
    if mode == "strip" and (edited or comment != "auto"):
        lines = [line for line in lines if not line.startswith(sign)]
    lines = [line.rstrip(" \t\r\v\f") for line in lines]
    body = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    return body + "\n" if body else ""


def _auto_sign(text: str) -> str:
    """The sign that git chose: the one that begins the last line, which is git's own hint, else the usual one."""
    lines = [line for line in text.split("\n") if line.strip()]
    scissors = next((line[: -len(SCISSORS)] for line in lines if line.endswith(SCISSORS)), "")
    last = lines[-1][0] if lines else ""
    return scissors or (last if last and last in _AUTO else "#")
