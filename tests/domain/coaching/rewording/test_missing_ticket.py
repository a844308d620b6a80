"""The ticket that only the branch names."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.rewording.missing_ticket import missing_ticket
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import Repository
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.project_rules import ProjectRules
from tests.support.cards import a_record


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
