"""The clauses in which an author named the parts of a change."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.coaching.splitting.clauses import clause_of_files, clauses_in
from craftnudge.domain.commits.message import Message
from tests.support.deltas import added


@pytest.mark.parametrize(
    ("message", "clauses"),
    [
        ("Fix the cart and add a report of sales", ["Fix the cart", "add a report of sales"]),
        ("Fixed the cart; added a report", ["Fix the cart", "add a report"]),
        ("Rename the reader, the writer and the index", ["Rename the reader", "Rename the writer", "Rename the index"]),
        ("Fix the cart", []),
        ("#12: Fix the cart and add a report (#40)", ["Fix the cart", "add a report"]),
        ("Tidy up\n\n- Fix the cart.\n- Add a report\n- some notes\n", ["Fix the cart", "Add a report"]),
        (f"Tidy up\n\n- Fix {'the cart ' * 9}\n", []),
    ],
)
def test_each_clause_begins_with_a_verb(message: str, clauses: list[str]) -> None:
    """In the imperative, without tickets; a clause alone is the whole subject, and a long one is no subject."""
    assert clauses_in(Message(message)) == clauses


@pytest.mark.parametrize(
    ("path", "clause"), [("shop/cart.py", "Fix the cart"), ("sales/reports.py", "Add a report"), ("setup.py", None)]
)
def test_a_file_is_named_by_the_clause_with_its_words(path: str, clause: str | None) -> None:
    """In any form of the word; none by a word of its verb alone, or where two name it equally well."""
    clauses = ["Fix the cart", "Add a report"]
    assert clause_of_files(clauses, [ChangedFile(added(path, "x = 1\n"))]) == clause
    both = [ChangedFile(added("shop/cart_report.py", "x = 1\n"))]
    assert clause_of_files(clauses, both) is None
