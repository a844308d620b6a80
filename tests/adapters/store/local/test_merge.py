"""Merge: what an import takes in from another journal."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.line_codec import encode_commit
from craftnudge.adapters.store.local.merge import merge
from craftnudge.adapters.store.local.verify import verify
from craftnudge.domain.commits.record import Rewrite
from craftnudge.errors import UsageError
from tests.adapters.store.local.records import FIRST_SECONDS, SHOP_KEY, a_record, hash_of, lines_of

if TYPE_CHECKING:
    from pathlib import Path

STAMP = "2026-11-23T12:00:00Z"


def test_a_restored_backup_is_the_file_that_was_saved(journal: Journal, tmp_path: Path) -> None:
    """Into no journal, a journal comes byte for byte; and again, it changes nothing."""
    other = Journal(tmp_path / "other")
    assert merge(other, journal.path).written == 11
    assert other.path.read_bytes() == journal.path.read_bytes()
    done = merge(other, journal.path)
    assert (done.written, done.already_there) == (0, 11)
    assert other.path.read_bytes() == journal.path.read_bytes()
    assert other.path.stat().st_mode & 0o777 == 0o600


def test_two_machines_have_the_same_after_importing_each_other(tmp_path: Path) -> None:
    """After both imports both have the same commits, each once."""
    chance = random.Random(5)
    clock = [float(FIRST_SECONDS)]
    one, two = (Journal(tmp_path / name, now=lambda: clock[0]) for name in ("one", "two"))
    for number in chance.sample(range(60), 60):
        clock[0] += 3600
        for journal in chance.sample([one, two], chance.choice([1, 1, 2])):
            journal.append([a_record(number)])
            if number % 7 == 0:
                journal.append_rewrites([Rewrite(hash_of(number), hash_of(number + 1), "amend", SHOP_KEY)])
    merge(one, two.path)
    merge(two, one.path)
    assert one.read() == two.read()
    assert one.path.read_bytes() == two.path.read_bytes()
    stamps = [json.loads(line)["recorded_at"] for line in lines_of(one)]
    assert stamps == sorted(stamps)


def test_lines_of_others_are_written_as_ours_and_bad_ones_told(journal: Journal, tmp_path: Path) -> None:
    """A line of another program gets an id and a hash; what cannot be read is named; unknown kinds are kept."""
    source = tmp_path / "source"
    before = journal.path.read_bytes()
    unknown = b'{"v":7,"type":"mood","text":"x"}'
    source.write_bytes(b'{"message": "From afar", "hash": "%s"}\nbroken\n\n%s' % (b"e" * 40, unknown))
    done = merge(journal, source, now=lambda: 1_800_000_000)
    assert (done.written, [bad.line for bad in done.unreadable]) == (2, [2])
    found = verify(journal.path)
    assert (found.commits, found.others, found.unhashed, found.lost) == (11, 1, 1, 0)
    assert set(before.splitlines()) < set(journal.path.read_bytes().splitlines())
    assert unknown in journal.path.read_bytes()
    assert merge(journal, source).written == 0


def test_a_damaged_line_that_can_be_read_is_taken_in_once(journal: Journal, tmp_path: Path) -> None:
    """A line of a backup that is not as it was written comes along, and only the first time."""
    content = journal.path.read_bytes().replace(b"Add part 1", b"Sub part 1")
    (tmp_path / "s").write_bytes(content)
    journal.path.write_bytes(b"".join(lines_of(journal)[5:]))
    assert merge(journal, tmp_path / "s").written == 5
    assert merge(journal, tmp_path / "s").written == 0


def test_newer_facts_come_with_an_import(journal: Journal, tmp_path: Path) -> None:
    """A line with a higher version of its facts is taken in beside the one that is there."""
    (tmp_path / "s").write_bytes(encode_commit(a_record(1, facts=9, signed=True), STAMP))
    assert merge(journal, tmp_path / "s").written == 1
    assert [record.signed for record in journal.read().records].count(True) == 1


def test_what_is_no_file_is_refused(journal: Journal, tmp_path: Path) -> None:
    """No file, and a folder, are wrong usage."""
    for source in (tmp_path / "none", tmp_path):
        with pytest.raises(UsageError):
            merge(journal, source)
