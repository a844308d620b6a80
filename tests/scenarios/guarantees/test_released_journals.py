"""G12: journals of every released version stay readable, and an older version keeps what it does not know."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from craftnudge.adapters.store.local.forget import forget
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.adapters.store.local.line_codec import decode_line
from craftnudge.adapters.store.local.merge import merge
from craftnudge.adapters.store.local.verify import verify
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.services.maintenance import export_lines
from tests.adapters.store.local.records import a_record
from tests.support.workplace import workplace_in

FOLDER = Path(__file__).parents[2] / "golden" / "journals"
# One journal for each released version, named for it, as that version wrote it; beside it, what its lines say.
RELEASED = sorted(FOLDER.glob("[0-9]*.jsonl"))
LATER = FOLDER / "later.jsonl"


def said_by(path: Path) -> list[Any]:
    """What each line says, as plain values."""
    lines = [decode_line(raw) for raw in path.read_bytes().splitlines()]
    return [json.loads(json.dumps(asdict(said), default=list)) for said in lines if said is not None]


def without_unknown(now: Any, then: Any) -> Any:
    """What is read now without the fields that a release did not have yet, which must be unknown."""
    if isinstance(now, dict) and isinstance(then, dict):
        assert all(value in (None, {}) for name, value in now.items() if name not in then)
        return {name: without_unknown(now[name], old) for name, old in then.items()}
    if isinstance(now, list) and isinstance(then, list):
        return [without_unknown(value, old) for value, old in zip(now, then, strict=True)]
    return now


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_the_journal_of_a_release_says_what_it_said(path: Path) -> None:
    """Every field of every line of a released version reads as it did then, what came later is unknown."""
    then = json.loads(path.with_suffix(".json").read_text("utf-8"))
    assert without_unknown(said_by(path), then) == then
    assert verify(path).damages == ()


def test_a_line_of_a_later_version_is_read_as_far_as_it_is_known() -> None:
    """Unknown fields are passed over, unknown kinds are no damage."""
    first, second = (decode_line(raw) for raw in LATER.read_bytes().splitlines())
    assert isinstance(first, CommitRecord)
    assert (first.message, first.hash) == ("Come from a later version", "6" * 40)
    assert second is None


def test_what_is_not_known_survives_an_older_version(tmp_path: Path) -> None:
    """Appended to, merged, exported and forgotten around, the lines of a later version stay byte for byte."""
    later = LATER.read_bytes().splitlines()
    home = tmp_path / "home"
    journal = Journal(home / "data" / "behaviors", now=lambda: 0)
    journal.path.parent.mkdir(parents=True)
    journal.path.write_bytes(LATER.read_bytes())
    journal.append([a_record(number) for number in range(5)])
    forget(journal, CommitQuery(until_seconds=1_700_010_000))
    other = Journal(tmp_path / "other")
    other.append([a_record(9)])
    merge(other, journal.path)
    for content in (journal.path.read_bytes(), other.path.read_bytes()):
        assert set(later) < set(content.splitlines())
    with (tmp_path / "out").open("wb") as stream:
        export_lines(workplace_in(home), CommitQuery(), stream.write)
    assert set(later) < set((tmp_path / "out").read_bytes().splitlines())
