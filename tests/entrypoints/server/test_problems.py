"""Errors as problems."""

from __future__ import annotations

import pytest

from craftnudge.entrypoints.server.problems import KINDS, kind_of, kind_of_status
from craftnudge.errors import (
    CommitDamagedError,
    CraftNudgeError,
    JournalError,
    NoCommitsError,
    RepositoryRefusedError,
    UnknownPersonError,
    UnknownRevisionError,
    UsageError,
)


@pytest.mark.parametrize(
    ("error", "name", "status"),
    [
        (UnknownPersonError("person.unknown"), "unknown-person", 404),
        (UnknownRevisionError("revision.unknown"), "unknown-commit", 404),
        (UnknownRevisionError("revision.ambiguous"), "ambiguous-commit", 409),
        (UsageError("option.range"), "invalid-request", 400),
        (NoCommitsError("x"), "nothing-there", 404),
        (RepositoryRefusedError("x"), "repository-refused", 409),
        (CommitDamagedError("x"), "commit-damaged", 422),
        (JournalError("journal.locked"), "journal-busy", 503),
        (JournalError("journal.disk-full"), "journal-not-writable", 507),
        (CraftNudgeError("x"), "internal-error", 500),
    ],
)
def test_each_error_has_its_kind(error: CraftNudgeError, name: str, status: int) -> None:
    """By its class, and by its code where the class alone does not tell."""
    assert (kind_of(error).name, kind_of(error).status) == (name, status)


@pytest.mark.parametrize(("status", "name"), [(404, "nothing-there"), (405, "wrong-method"), (413, "too-large")])
def test_a_status_of_the_framework_has_its_kind(status: int, name: str) -> None:
    """The same statuses as our own."""
    assert kind_of_status(status) is KINDS[name]


def test_every_kind_says_what_to_do() -> None:
    """In its title and in a sentence."""
    assert all(kind.title and kind.about.endswith(".") for kind in KINDS.values())
