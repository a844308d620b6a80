"""Everything that can go wrong for a user, by what the user can do about it.

Each error has a message (what is wrong) and a hint (what to do). Only the entry points turn them into text and an exit
code; nothing else catches them in order to print.
"""

from __future__ import annotations

from typing import ClassVar


class CraftNudgeError(Exception):
    """An expected failure: what is wrong, and what the user can do."""

    exit_code: ClassVar[int] = 70

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class GateNotMetError(CraftNudgeError):
    """A gate that the user set was not met (`check --min-score`)."""

    exit_code = 1


class UsageError(CraftNudgeError):
    """Wrong usage, or a revision, user, check or setting that is none."""

    exit_code = 2


class NoRepositoryError(CraftNudgeError):
    """There is no repository where one was looked for."""

    exit_code = 3


class NoCommitsError(CraftNudgeError):
    """The repository has no commits yet."""

    exit_code = 3


class RepositoryRefusedError(CraftNudgeError):
    """The repository is there, and git or its format does not let us read it."""

    exit_code = 4


class CommitDamagedError(CraftNudgeError):
    """The commit object itself is missing or cannot be read."""

    exit_code = 5


class OutputError(CraftNudgeError):
    """The output, or a file beside the journal, cannot be written: a full disk, a device that fails."""

    exit_code = 6


class JournalError(CraftNudgeError):
    """The journal cannot be written: full disk, read-only, locked by another."""

    exit_code = 6
