"""Verify: damage of a journal by line and kind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.verify import verify
from tests.adapters.store.local.records import lines_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from craftnudge.adapters.store.local.journal import Journal


def test_a_journal_of_ours_is_whole(journal: Journal) -> None:
    """What this program wrote has no damage."""
    found = verify(journal.path)
    assert (found.lines, found.commits, found.rewrites, found.lost, found.damages) == (11, 10, 1, 0, ())


def test_where_there_is_no_journal_nothing_is_damaged(tmp_path: Path) -> None:
    """Nothing was written, nothing is lost."""
    assert verify(tmp_path / "none").lines == 0


@pytest.mark.parametrize(
    ("damaged", "kind", "used"),
    [
        (lambda line: line[:100], "torn", False),
        (lambda line: line[:100] + line, "run together", False),
        (lambda line: line[:50] + b"\0" * 40 + line[90:], "filled", False),
        (lambda line: line.replace(b"Add", b"\xff\xfe"), "not text", False),
        (lambda _: b"x" * 1_100_000, "too long", False),
        (lambda _: b"hello", "not a record", False),
        (lambda line: line.replace(b"Add", b"Sub"), "changed", True),
        (lambda line: json.dumps(json.loads(line)).encode(), "changed", True),
    ],
    ids=["torn", "together", "filled", "not text", "long", "other", "flipped", "respaced"],
)
def test_damage_is_named_by_line_and_kind(journal: Journal, damaged: object, kind: str, used: bool) -> None:
    """Each kind of damage has its line number, and whether the line is still used."""
    assert callable(damaged)
    content = lines_of(journal)
    content[4] = damaged(content[4][:-1]) + b"\n"
    journal.path.write_bytes(b"".join(content))
    (damage,) = verify(journal.path).damages
    assert (damage.line, damage.kind, damage.used) == (5, kind, used)
    assert damage.cause.code.startswith("line.")
    assert len(journal.read().records) == (9 if used else 8)


def test_an_unfinished_end_differs_from_a_second_copy(journal: Journal) -> None:
    """An unfinished last line is not lost yet; a second copy is counted; a line without a hash is not damage."""
    content = lines_of(journal)
    journal.path.write_bytes(b"".join(content) + content[0] + b'{"message": "by hand"}\n\n' + content[1][:40])
    found = verify(journal.path)
    assert [(damage.line, damage.kind) for damage in found.damages] == [(15, "unfinished")]
    assert (found.again, found.unhashed, found.lost) == (1, 1, 0)


@pytest.mark.parametrize(
    ("damaged", "made_good"),
    [
        (lambda line: line[:100], 1),
        (lambda line: line[:100] + line, 1),
        (lambda line: line[:150] + b"\0" * 40 + line[190:], 1),
        (lambda line: line.replace(b"Add", b"\xff\xfe"), 1),
        (lambda line: line[:40], 0),
        (lambda _: b"hello", 0),
    ],
    ids=["torn", "together", "filled", "not text", "torn before it says what", "other"],
)
def test_what_stands_on_another_line_is_no_loss(
    journal: Journal, damaged: Callable[[bytes], bytes], made_good: int
) -> None:
    """A damaged line that names its commit is made good by another line of it, and only by that."""
    content = lines_of(journal)
    damaged_line = damaged(content[4][:-1]) + b"\n"
    journal.path.write_bytes(b"".join([*content[:4], damaged_line, *content[5:]]))
    found = verify(journal.path)
    assert (found.made_good, found.lost) == (0, 1)
    journal.path.write_bytes(b"".join([*content[:4], damaged_line, *content[5:], content[4]]))
    found = verify(journal.path)
    assert (found.made_good, found.lost) == (made_good, 1 - made_good)
    assert found.damages[0].made_good == bool(made_good)


def test_two_commits_run_together_are_made_good_by_both(journal: Journal) -> None:
    """A line that names two commits is a loss until both stand elsewhere, and so is a torn rewrite."""
    content = lines_of(journal)
    rest = [*content[:3], content[3][:120] + content[4], *content[5:]]
    journal.path.write_bytes(b"".join(rest))
    assert verify(journal.path).lost == 1
    journal.path.write_bytes(b"".join([*rest, content[3]]))
    assert verify(journal.path).lost == 1
    journal.path.write_bytes(b"".join([*rest, content[3], content[4]]))
    assert verify(journal.path).lost == 0
    (rewrite,) = [line for line in content if b'"type":"rewrite"' in line]
    journal.path.write_bytes(b"".join([*content, rewrite[:-30], b"\n"]))
    assert (verify(journal.path).lost, verify(journal.path).made_good) == (0, 1)


def test_a_journal_full_of_damage_is_listed_in_part(tmp_path: Path) -> None:
    """Ten thousand bad lines are all counted; a thousand are listed."""
    (tmp_path / "j").write_bytes(b"{\n" * 10_000)
    found = verify(tmp_path / "j")
    assert (found.lost, len(found.damages)) == (10_000, 1_000)
