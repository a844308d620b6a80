"""The messages of a split's parts: true subjects, and nothing of the whole is lost."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.splitting.file_groups import Group
from craftnudge.domain.coaching.splitting.part_message import part_message, part_records
from craftnudge.domain.coaching.splitting.split_gain import record_of_part
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import FileChange
from tests.support.cards import a_record

WHOLE = """Check addresses and send invoices twice (#12)

Customers complained.

Reviewed-by: Bob <bob@example.org>
Change-Id: I0123456789
Signed-off-by: Ann <ann@example.org>
"""


def group(path: str, added: str) -> Group:
    """A group of one file with some added lines."""
    text = added.encode()
    return Group((FileDelta(FileChange(path, "M", text.count(b"\n"), 0), (Hunk(1, 1, b"", text),)),))


GROUPS = (
    group("shop/address.py", "def check_address(text):\n    return text\n"),
    group("billing/mail.py", "def send_invoice(mail):\n    return mail\n"),
)


def subjects(message: str, groups: tuple[Group, ...] = GROUPS) -> list[str]:
    """The subjects of the parts."""
    record = a_record(message)
    parts = part_records(groups, [record_of_part(record, some) for some in groups], None)
    return [part.message.partition("\n")[0] for part in parts]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Check addresses and send invoices twice", ["Check addresses", "Send invoices twice"]),
        ("Checked addresses, sent invoices twice", ["Check addresses", "Send invoices twice"]),
        ("Two things\n\n- Check addresses.\n- Send invoices twice.", ["Check addresses", "Send invoices twice"]),
        ("fix: check addresses and send invoices", ["fix: check addresses", "fix: send invoices"]),
        ("SHOP-7: Check addresses and send invoices", ["SHOP-7: Check addresses", "SHOP-7: Send invoices"]),
        ("Check addresses and send invoices (#12)", ["Check addresses (#12)", "Send invoices (#12)"]),
        (
            "Two things\n\n- Check addresses that\n  are long\n- Send invoices twice",
            ["Add check_address in address.py", "Send invoices twice"],
        ),
        ("Add address checks and invoices", ["Add address checks", "Add invoices"]),
    ],
)
def test_the_author_s_words_name_the_parts(message: str, expected: list[str]) -> None:
    """Clauses of the subject and items of a list, with type and ticket."""
    assert subjects(message) == expected


@pytest.mark.parametrize("message", ["Improve the shop", "Send invoices", "Prepare it and finish it", ""])
def test_without_such_words_the_files_name_them(message: str) -> None:
    """No clause is used for a part that it does not name, and none where there is only one."""
    assert subjects(message) == ["Add check_address in address.py", "Add send_invoice in mail.py"]


def test_a_type_is_only_given_to_files_that_it_can_be_of() -> None:
    """Of the kind of files; the type of the whole, or "chore" for files that are no code."""
    past = Past(50, habits={"conventional": 48}, types={"feat": 9, "chore": 9, "docs": 3})
    groups = (GROUPS[0], group("README.md", "Words.\n"), group(".gitignore", "x\n"))
    record = a_record("feat: better shop", past=past)
    parts = part_records(groups, [record_of_part(record, some) for some in groups], None)
    assert [part.message.partition(": ")[0] for part in parts] == ["feat", "docs", "chore"]
    assert all(part.message.partition("\n")[0].count(": ") == 1 for part in parts)


def test_a_clause_that_two_parts_share_names_neither() -> None:
    """It would be half true of each."""
    both = (GROUPS[0], group("shop/form.py", "def check_address(text):\n    return text\n"))
    assert "Check addresses" not in subjects("Check addresses and send invoices", both)


def test_every_part_keeps_people_tickets_and_reasons() -> None:
    """What is of one commit alone stands in the first."""
    first = part_message("Check addresses (#12)", Message(WHOLE), is_first=True)
    other = part_message("Send invoices twice (#12)", Message(WHOLE), is_first=False)
    for part in (first, other):
        assert "Customers complained." in part
        assert 'Part of "Check addresses and send invoices twice (#12)".' in part
        tokens = [trailer.token for trailer in Message(part).trailers]
        assert (tokens[0], tokens[-1]) == ("Reviewed-by", "Signed-off-by")
    assert "Change-Id" in first
    assert "Change-Id" not in other
    breaking = Message("Drop it\n\nBREAKING CHANGE: gone\n")
    assert "BREAKING" in part_message("Drop a", breaking, is_first=True)
    assert "BREAKING" not in part_message("Drop b", breaking, is_first=False)


def test_a_part_of_a_change_without_a_message_has_its_subject_alone() -> None:
    """As of what is staged."""
    assert part_message("Add a reader", Message(""), is_first=True) == "Add a reader\n"
