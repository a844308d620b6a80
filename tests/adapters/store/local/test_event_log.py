"""Events are kept like commits: whole, private and in order, after any content of the file."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from craftnudge.adapters.store.local.event_log import EventFile
from craftnudge.errors import JournalError

if TYPE_CHECKING:
    from pathlib import Path


def test_events_are_read_in_the_order_of_their_recording(tmp_path: Path) -> None:
    """Each with its version, kind and time; the folder and the file are the user's alone."""
    log = EventFile(tmp_path / "data" / "nudges.jsonl", now=lambda: 1_700_000_000)
    assert log.read() == []
    assert log.last() is None
    log.append("shown", {"check": "CN107"})
    log.append("goal", {"check": None})
    assert log.read() == [
        {"v": 1, "type": "shown", "recorded_at": "2023-11-14T22:13:20Z", "check": "CN107"},
        {"v": 1, "type": "goal", "recorded_at": "2023-11-14T22:13:20Z", "check": None},
    ]
    assert log.last() == log.read()[-1]
    assert log.path.stat().st_mode & 0o777 == 0o600
    assert log.path.parent.stat().st_mode & 0o777 == 0o700


@given(st.binary(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_event_is_read_after_any_content(tmp_path: Path, before: bytes) -> None:
    """A torn line, odd bytes, nested nonsense: the next event is read, and nothing raises."""
    path = tmp_path / "nudges.jsonl"
    path.write_bytes(before + b'{"v":1,"type":"torn"')
    log = EventFile(path)
    log.append("shown", {"check": "\u202e\n"})
    assert log.read()[-1]["check"] == "\u202e\n"
    assert log.last() == log.read()[-1]


def test_nonsense_is_passed_over(tmp_path: Path) -> None:
    """Deep nesting, other types, endless lines and text that is no JSON are no events."""
    path = tmp_path / "nudges.jsonl"
    path.write_bytes(b"[" * 200_000 + b'\n7\n{"type":7}\nx\n' + b"9" * 5_000 + b'\n{"type":"shown"}\n')
    assert EventFile(path).read() == [{"type": "shown"}]


def test_an_event_that_cannot_be_kept_is_an_error(tmp_path: Path) -> None:
    """A folder that is a file, and an event that is too long, are errors and leave nothing behind."""
    (tmp_path / "file").write_text("")
    with pytest.raises(JournalError):
        EventFile(tmp_path / "file" / "nudges.jsonl").append("shown", {})
    log = EventFile(tmp_path / "nudges.jsonl")
    with pytest.raises(JournalError):
        log.append("shown", {"text": "x" * 200_000})
    assert not log.path.exists()


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """What a link points at is never written to."""
    (tmp_path / "elsewhere").write_text("")
    (tmp_path / "nudges.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(JournalError):
        EventFile(tmp_path / "nudges.jsonl").append("shown", {})
    assert (tmp_path / "elsewhere").read_text() == ""


def test_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    """Four processes append fifty events each: two hundred whole lines."""
    code = (
        "import sys; from pathlib import Path; from craftnudge.adapters.store.local.event_log import EventFile\n"
        "for n in range(50): EventFile(Path(sys.argv[1])).append('shown', {'n': n})"
    )
    path = tmp_path / "nudges.jsonl"
    writers = [subprocess.Popen([sys.executable, "-c", code, str(path)]) for _ in range(4)]
    assert [writer.wait(60) for writer in writers] == [0] * 4
    assert len(EventFile(path).read()) == 200
    assert path.read_bytes().count(b"\n") == 200
