"""Fields of a journal line are read tolerantly: the wrong type is absent, never an error."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.store.local.line_fields import (
    figure_of,
    file_of,
    files_of,
    person_of,
    repository_of,
    text_of,
    time_of,
    totals_of,
    whole_of,
)
from craftnudge.domain.commits.record import CommitTime, FileChange, Person, Repository, Totals

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "email", "path", "status", "added", "deleted", "files", "path_raw_b64", "key"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@given(JSON)
def test_no_value_is_an_error(value: Any) -> None:
    """Each field of a line may hold anything that JSON has; nothing is raised, which is all that is tested."""
    for read in (text_of, whole_of, figure_of, person_of, repository_of, file_of, files_of):
        read(value)
    time_of(value, value, value)
    totals_of(value, files_of(value))


def test_truth_values_are_no_numbers() -> None:
    """JSON's true is not 1; a count is not below zero, another number may be."""
    assert (whole_of(True), figure_of(True)) == (None, None)
    assert (whole_of(-1), figure_of(-1), figure_of(3)) == (-1, None, 3)


@pytest.mark.parametrize(
    ("value", "person"),
    [
        ({"name": "Ann", "email": "a@b"}, Person("Ann", "a@b")),
        ({"name": "Ann", "email": 7}, Person("Ann", "")),
        ({"email": "a@b"}, Person("", "a@b")),
        ({}, None),
        ("Ann Dev <a@b>", Person("Ann Dev", "a@b")),
        ("Ann Dev", Person("Ann Dev", "")),
        ("", None),
        (7, None),
    ],
)
def test_a_person_is_an_object_or_a_line_of_git(value: Any, person: Person | None) -> None:
    """As this program writes it, or as others do."""
    assert person_of(value) == person


def test_a_repository_is_an_object_or_a_name() -> None:
    """The name stands in for a missing key."""
    assert repository_of({"name": "shop", "path": "/s", "branch": "main"}) == Repository("shop", "shop", "/s", "main")
    assert repository_of({"name": "shop", "key": "k", "branch": 1}) == Repository("shop", "k", "", None)
    assert repository_of("shop") == Repository("shop", "shop", "", None)
    assert repository_of(None) == Repository("", "", "", None)


@pytest.mark.parametrize(
    ("moment", "exact", "offset", "time"),
    [
        ("1970-01-01T01:00:00+01:00", None, None, CommitTime(0, 60)),
        ("1970-01-01T01:00:00+01:00", None, 30, CommitTime(0, 30)),
        ("1970-01-01T00:00:00Z", 2**40, 60, CommitTime(2**40, 60)),
        (17, None, None, CommitTime(17, 0)),
        ("nonsense", 5, None, CommitTime(5, 0)),
        ("nonsense", None, 60, None),
        (True, None, None, None),
    ],
)
def test_a_moment_is_text_or_seconds(moment: Any, exact: Any, offset: Any, time: CommitTime | None) -> None:
    """Exact seconds win over a text that was clamped, a given offset over the text's."""
    assert time_of(moment, exact, offset) == time


@pytest.mark.parametrize(
    ("status", "letter"),
    [
        ("A", "A"),
        ("R087", "R"),
        (" D ", "D"),
        ("Renamed", "R"),
        ("type changed", "T"),
        ("Ax", "M"),
        ("", "M"),
        (3, "M"),
    ],
)
def test_a_status_is_git_s_letter_or_a_word(status: Any, letter: str) -> None:
    """Unknown ones count as a modification."""
    file = file_of({"path": "a.py", "status": status})
    assert file is not None
    assert file.status == letter


def test_a_file_needs_a_path_alone() -> None:
    """What is missing or of another type is unknown."""
    assert file_of({"path": "a", "added": 1, "deleted": -1, "binary": 1, "old_path": 3, "path_raw_b64": "x"}) == (
        FileChange("a", "M", 1, None, False, None, None)
    )
    raw = file_of({"path": "a", "binary": True, "old_path": "b", "path_raw_b64": "/w=="})
    assert raw == FileChange("a", "M", None, None, True, "b", b"\xff")
    assert file_of({"path": "a", "kind": "generated", "read": [2, 0]}) == (
        FileChange("a", "M", None, None, kind="generated", read=(2, 0))
    )
    for odd in ("of a later version", ["code"], 3):
        for figures in ([1], [1, -1], [1, "2"], [1, 2, 3], {"a": 1}):
            assert file_of({"path": "a", "kind": odd, "read": figures}) == FileChange("a", "M", None, None)
    assert file_of({"added": 1}) is None
    assert files_of([{"path": "a"}, {"added": 1}, 7]) == (FileChange("a", "M", None, None),)
    assert files_of("a") is None


COUNTED = (FileChange("a", "M", 2, 1), FileChange("b", "M", 3, 0), FileChange("c", "M", None, None, binary=True))


@pytest.mark.parametrize(
    ("given_totals", "files", "totals"),
    [
        ({"files": 9, "added": 90, "deleted": 8, "hunks": 7}, COUNTED, Totals(9, 90, 8, 7)),
        ({}, COUNTED, Totals(3, 5, 1, None)),
        ({"added": 6}, COUNTED, Totals(3, 6, 1, None)),
        ({"files": 9}, COUNTED, None),
        ({"files": -1}, COUNTED, Totals(3, 5, 1, None)),
        ({}, (FileChange("a", "M", 1, None),), None),
        ({}, None, None),
        ([], (), Totals(0, 0, 0, None)),
    ],
)
def test_missing_totals_are_summed_from_a_whole_list(given_totals: Any, files: Any, totals: Totals | None) -> None:
    """Not from a list that was cut, nor from files whose lines are unknown."""
    assert totals_of(given_totals, files) == totals
