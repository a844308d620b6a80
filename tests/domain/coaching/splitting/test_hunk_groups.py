"""A file is split by hunk where each hunk is surely of one of the changes that the author named."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.splitting.file_groups import Group
from craftnudge.domain.coaching.splitting.hunk_groups import with_split_files
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.partial_file import with_hunks
from craftnudge.domain.commits.record import FileChange
from tests.support.deltas import added

BEFORE = b"import sys\n\n\ndef total(rows):\n    return sum(rows)\n\n\ndef report(rows):\n    print(rows)\n"
CLAUSES = ["Round the total to cents", "Add a yearly report"]
ROUNDED = Hunk(5, 5, b"    return sum(rows)\n", b"    return round(sum(rows), 2)\n")
YEARLY = Hunk(10, 10, b"", b"\n\ndef yearly_report(rows):\n    return [total(rows)]\n")


def ledger(*hunks: Hunk) -> FileDelta:
    """A change of one file by these hunks."""
    return FileDelta(FileChange("shop/ledger.py", "M", 4, 1), hunks)


def shapes(*deltas: FileDelta, clauses: list[str] = CLAUSES) -> list[tuple[str | None, int]]:
    """The clause of each part and how many hunks it has."""
    groups = with_split_files([Group(deltas)], clauses, {"shop/ledger.py": BEFORE})
    return [(group.clause, sum(len(delta.hunks) for delta in group.deltas)) for group in groups]


def test_each_clause_gets_its_hunks() -> None:
    """By the names that a hunk defines, and by the definition that it stands in."""
    assert shapes(ledger(ROUNDED, YEARLY)) == [(CLAUSES[0], 1), (CLAUSES[1], 1)]


@pytest.mark.parametrize(
    ("hunks", "clauses"),
    [
        ((ROUNDED, YEARLY), CLAUSES[:1]),
        ((ROUNDED, YEARLY), ["Tidy up", "Work on it"]),
        ((Hunk(1, 1, b"import sys\n", b"import os\n"), ROUNDED, YEARLY), CLAUSES),
        ((Hunk(5, 5, b"    return max(rows)\n", b"    return 1\n"), YEARLY), CLAUSES),
    ],
)
def test_in_doubt_a_file_stays_whole(hunks: tuple[Hunk, ...], clauses: list[str]) -> None:
    """One change named, none named, a hunk of no clause, or a hunk that is of another file."""
    assert shapes(ledger(*hunks), clauses=clauses) == [(None, len(hunks))]


def test_a_part_comes_after_what_it_uses() -> None:
    """A function is there before it is called; and an import goes with the hunk that uses it."""
    used = Hunk(5, 5, b"    return sum(rows)\n", b"    return round(sum(yearly_report(rows)), 2)\n")
    imported = Hunk(2, 2, b"", b"import calendar\n")
    yearly = Hunk(10, 10, b"", b"\n\ndef yearly_report(rows):\n    return calendar.month(rows)\n")
    assert shapes(ledger(imported, used, yearly)) == [(CLAUSES[1], 2), (CLAUSES[0], 1)]


def test_other_files_go_with_the_part_that_names_them() -> None:
    """Here a page of the report; what no clause names stays with the first part."""
    page = added("web/yearly_report.html", "<h1>Yearly report</h1>\n")
    assert shapes(ledger(ROUNDED, YEARLY), page) == [(CLAUSES[0], 1), (CLAUSES[1], 2)]


def test_hunks_in_turn_make_the_whole_file() -> None:
    """Each step is the file before with the hunks so far; carriage returns and a missing last line end stay."""
    before = b"a\r\nb\nc"
    hunks = (Hunk(1, 1, b"a\r\n", b"A\r\n"), Hunk(3, 3, b"c", b"C\nd"))
    assert [with_hunks(before, hunks[:1]), with_hunks(before, hunks)] == [b"A\r\nb\nc", b"A\r\nb\nC\nd"]
    with pytest.raises(ValueError, match="2"):
        with_hunks(before, [Hunk(2, 2, b"x\n", b"y\n")])


def test_files_that_different_clauses_name_are_apart() -> None:
    """No part may hold what its subject does not say; a test stays with its code, also where a clause names tests."""
    mail, dates = (
        added("lib/mail.py", "def send_mail():\n    return 1\n"),
        added("src/dates.py", "def parse_dates():\n    pass\n"),
    )
    test = added("tests/test_dates.py", "def test_dates():\n    pass\n")
    clauses = ["Retry mails", "Parse dates", "Add tests"]
    groups = with_split_files([Group((mail, dates, test))], clauses, {})
    paths = {group.clause: [delta.change.path for delta in group.deltas] for group in groups}
    assert paths == {clauses[0]: ["lib/mail.py"], clauses[1]: ["src/dates.py", "tests/test_dates.py"]}
    assert with_split_files([Group((dates, test))], clauses, {}) == (Group((dates, test)),)
