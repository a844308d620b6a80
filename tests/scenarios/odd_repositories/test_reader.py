"""Every odd repository gives a whole record, a record without figures, or the error that its case calls for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import (
    CommitDamagedError,
    CraftNudgeError,
    NoCommitsError,
    NoRepositoryError,
    RepositoryRefusedError,
    UnknownRevisionError,
)
from craftnudge.presentation.errors.error_text import error_text
from tests.support import git_truth
from tests.support.object_truth import parents_of
from tests.support.odd.making import SLOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.domain.commits.record import CommitRecord
    from tests.support.odd import Odd

_ERRORS: dict[str, type[CraftNudgeError]] = {
    "no repository": NoRepositoryError,
    "no commits": NoCommitsError,
    "refused": RepositoryRefusedError,
    "damaged": CommitDamagedError,
    "no such commit": UnknownRevisionError,
}


def read(odd: Odd, revision: str) -> CommitRecord:
    """The record of one revision of an odd repository."""
    reader = open_reader(odd.path, cache_folder=None)
    try:
        return reader.record(reader.resolve(revision))
    finally:
        reader.close()


def assert_true(odd: Odd, record: CommitRecord) -> None:
    """The record says what git says."""
    truth = git_truth.truth(odd.path, record.hash)
    if truth.raw:
        assert list(record.parents) == parents_of(truth.raw)
        shown = record.message.partition("\0")[0].strip("\n")  # git log stops at a NUL, and sets blank lines aside
        unheard = record.message_lossy or b"\0" in truth.raw or odd.extra.get("git_cannot_log")
        assert unheard or truth.message.startswith(shown[:1_000])
    if truth.rows is None or odd.extra.get("git_obeys_attributes"):
        return
    assert record.files is not None
    assert record.totals is not None
    rows = {(_raw(file.old_path or file.path), _raw(file.path), file.added, file.deleted) for file in record.files}
    if not record.files_truncated:
        assert rows == truth.rows
    assert record.totals.files == len(truth.rows)
    assert record.totals.added == sum(row[2] or 0 for row in truth.rows)
    assert record.totals.deleted == sum(row[3] or 0 for row in truth.rows)


def _raw(path: str) -> bytes:
    return path.encode().replace(b"\\xe9", b"\xe9")


def test_an_odd_repository_is_read_as_git_reads_it(odd_repository: Odd) -> None:
    """Either the record equals git's own figures, or the error is the one that the case calls for, with a hint."""
    odd = odd_repository
    for revision, outcome in {odd.revision: odd.outcome, **odd.revisions}.items():
        if outcome in _ERRORS:
            with pytest.raises(_ERRORS[outcome]) as caught:
                read(odd, revision)
            assert type(caught.value) is _ERRORS[outcome]
            assert all(error_text(caught.value))
            continue
        record = read(odd, revision)
        assert record.past is not None
        assert (record.code is None) is (len(record.parents) > 1 or record.files is None)
        assert (record.grounding is None) is (record.code is None)
        if outcome == "no figures":
            assert (record.files, record.totals, record.code) == (None, None, None)
            assert record.stats_error
        else:
            assert record.stats_error is None
            assert_true(odd, record)
        found = git_truth.resolved(odd.path, revision)
        assert found in {record.hash, None}


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(SLOW))
def test_a_huge_repository_is_read_as_git_reads_it(name: str, build: Callable[[str], Odd]) -> None:
    """A million lines, fifty thousand files, three thousand edited renames, fifty thousand commits."""
    odd = build(name)
    record = read(odd, "HEAD")
    assert record.stats_error is None
    assert_true(odd, record)
