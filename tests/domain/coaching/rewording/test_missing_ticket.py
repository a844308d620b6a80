"""Trailers in their usual spelling, and the ticket that only the branch names."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.rewording.trailers import missing_ticket, ordered
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import Repository
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.project_rules import ProjectRules
from tests.support.cards import a_record


@pytest.mark.parametrize(
    ("trailers", "lines", "changes"),
    [
        ("Signed-off-by: Ann", ("Signed-off-by: Ann",), 0),
        ("signed-off-BY: Ann", ("Signed-off-by: Ann",), 1),
        ("X-custom-Token: 1", ("X-custom-Token: 1",), 0),
        ("Acked-by: Ann\nAcked-by: Ann\nAcked-by: Bob", ("Acked-by: Ann", "Acked-by: Bob"), 1),
        ("acked-by: Ann\nAcked-by: Ann", ("Acked-by: Ann",), 2),
        ("Acked-by: Ann\n(cherry picked from commit 1234567)", None, 0),
    ],
)
def test_each_trailer_stands_once_in_its_usual_spelling(
    trailers: str, lines: tuple[str, ...] | None, changes: int
) -> None:
    """Unknown tokens keep their spelling; git's line about a cherry-pick stays as it is."""
    found, said = ordered(Message(f"Add a lock\n\nIt is taken.\n\n{trailers}\n"))
    assert found == (lines or tuple(trailers.split("\n")))
    assert len(said) == changes


def facts(branch: str | None, message: str = "Add a lock", past: Past | None = None) -> Facts:
    """A commit on that branch."""
    return Facts(a_record(message, repository=Repository("r", "k", "/r", branch), past=past))


@pytest.mark.parametrize(
    ("branch", "ticket"),
    [
        ("feature/ABC-123-login", "ABC-123"),
        ("ABC-123", "ABC-123"),
        ("fix_ABC-123", "ABC-123"),
        ("feature/abc-123-login", None),
        ("feature/UTF-8-names", None),
        ("feature/XABC-12x", None),
        ("main", None),
        (None, None),
    ],
)
def test_a_tracker_key_in_the_branch_is_missing_from_the_message(branch: str | None, ticket: str | None) -> None:
    """Capital letters and a number between separators; names of standards are no keys."""
    assert missing_ticket(facts(branch), None) == ticket
    if ticket:
        assert missing_ticket(facts(branch, f"{ticket}: Add a lock"), None) is None


@pytest.mark.parametrize(
    ("branch", "ticket"),
    [("issue/12-lock", "#12"), ("gh-12", "#12"), ("Fix/12", "#12"), ("release/12", None), ("issue/12x", None)],
)
def test_a_number_counts_where_the_project_names_tickets_by_number(branch: str, ticket: str | None) -> None:
    """Without such commits before, a number in a branch means nothing."""
    numbers = Past(20, habits={"number": 3})
    assert missing_ticket(facts(branch, past=numbers), None) == ticket
    assert missing_ticket(facts(branch, past=Past(20)), None) is None
    assert missing_ticket(facts(branch), None) is None
    if ticket:
        assert missing_ticket(facts(branch, f"Add a lock ({ticket})", past=numbers), None) is None
        assert missing_ticket(facts(branch, f"Add a lock ({ticket}3)", past=numbers), None) == ticket


def test_a_configured_pattern_decides_alone() -> None:
    """What it finds in the branch has to be in the message."""
    rules = ProjectRules(ticket_pattern=r"T\d+")
    assert missing_ticket(facts("work/T42-ABC-1"), rules) == "T42"
    assert missing_ticket(facts("work/T42", "T7: Add a lock"), rules) is None
    assert missing_ticket(facts("work/ABC-1"), rules) is None
