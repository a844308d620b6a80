"""The exit code of each kind of error; published in docs/reference/exit-codes.md."""

from __future__ import annotations

from craftnudge.errors import (
    CommitDamagedError,
    CraftNudgeError,
    GateNotMetError,
    InternalError,
    JournalError,
    NoCommitsError,
    NoRepositoryError,
    OutputError,
    RemoteError,
    RepositoryRefusedError,
    UsageError,
)

INTERRUPTED = 130

_EXIT_CODES: dict[type[CraftNudgeError], int] = {
    GateNotMetError: 1,
    UsageError: 2,
    NoRepositoryError: 3,
    NoCommitsError: 3,
    RepositoryRefusedError: 4,
    CommitDamagedError: 5,
    OutputError: 6,
    RemoteError: 7,
    JournalError: 6,
    InternalError: 70,
}


def exit_code_of(error: CraftNudgeError) -> int:
    """The published exit code of an error's class."""
    return next(code for kind, code in _EXIT_CODES.items() if isinstance(error, kind))
