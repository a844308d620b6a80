"""Figures of a line that make no sense, from another hand or a damaged disk, are as if they were not there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.services.score_lines import Scored, score_lines

_BEYOND = 10**400


def _line() -> dict[str, Any]:
    """A commit of which everything is known."""
    return {
        "type": "commit",
        "hash": "a" * 40,
        "parents": ["b" * 40],
        "author": {"name": "Ann", "email": "ann@example.org"},
        "timestamp": "2026-11-24T10:00:00Z",
        "message": "fix(cart): reject expired tokens (#12)\n\nThey were taken for guests.\n",
        "files": [
            {"path": "src/cart.py", "status": "M", "added": 30, "deleted": 9},
            {"path": "src/mail/send.py", "status": "M", "added": 12, "deleted": 2},
            {"path": "tests/test_cart.py", "status": "A", "added": 20, "deleted": 0},
        ],
        "totals": {"files": 3, "added": 62, "deleted": 11, "hunks": 7},
        "code": {"counts": {"code_added": 42, "branches_added": 3, "source_added": 40, "open_end": 1}},
        "past": {
            "commits": 50,
            "habits": {"conventional": 40, "scoped": 30, "capital": 5, "small": 45, "body": 20, "pull_last": 50},
            "types": {"fix": 20},
            "files": [1, 2, 5],
            "touched": {"known_files": 2, "commits": 9, "by_author": 3, "authors": 3, "days": 1.5},
            "partners": [["src/cart.py", "src/till.py", 20, 22]],
        },
    }


def _set(line: Any, path: tuple[str | int, ...], value: object) -> None:
    for step in path[:-1]:
        line = line[step]
    line[path[-1]] = value


@pytest.mark.parametrize("value", [-1, -(10**9), _BEYOND, -_BEYOND, True, 1.5, None, "9"])
@pytest.mark.parametrize(
    "path",
    [
        ("files", 0, "added"),
        ("files", 0, "deleted"),
        ("totals", "files"),
        ("totals", "added"),
        ("totals", "hunks"),
        ("code", "counts", "open_end"),
        ("code", "counts", "source_added"),
        ("past", "commits"),
        ("past", "habits", "conventional"),
        ("past", "files", 2),
        ("past", "touched", "commits"),
        ("past", "touched", "by_author"),
        ("past", "touched", "days"),
        ("past", "partners", 0, 3),
    ],
    ids=lambda path: ".".join(map(str, path)),
)
def test_a_commit_with_an_odd_count_is_scored(path: tuple[str | int, ...], value: object) -> None:
    """A count below 0, too large or of another type is left out, and the commit is scored by the rest."""
    line = _line()
    _set(line, path, value)
    (found,) = score_lines([json.dumps(line).encode()])
    assert isinstance(found, Scored)
    assert found.card.score is not None
    assert 0 <= found.card.score <= 10
    assert all(finding_text(check, found.card.facts) for check in found.card.checks)


@pytest.mark.parametrize("habit", ["pull_last", "conventional", "body"])
def test_more_commits_with_a_habit_than_there_are_count_as_all(habit: str) -> None:
    """A past of fifty commits in which a million have a habit is one in which all have it."""
    cards = []
    for count in (50, 10**6):
        line = _line()
        line["message"] = "Reject expired tokens\n"
        line["past"]["habits"][habit] = count
        (found,) = score_lines([json.dumps(line).encode()])
        assert isinstance(found, Scored)
        cards.append(found.card.score)
    assert cards[0] == cards[1]
