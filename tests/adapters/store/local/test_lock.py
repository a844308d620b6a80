"""One writer at a time, threads as well as processes."""

from __future__ import annotations

import subprocess
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.lock import exclusive
from craftnudge.errors import JournalError
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_second_thread_waits_and_then_has_the_lock(tmp_path: Path) -> None:
    """Threads of one process are kept apart too."""
    order: list[str] = []
    waits = Event()

    def second() -> None:
        waits.set()
        with exclusive(tmp_path / "lock", PATIENCE_SECONDS):
            order.append("second")

    with exclusive(tmp_path / "lock", 1):
        thread = Thread(target=second)
        thread.start()
        waits.wait()
        thread.join(0.05)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_waiting_ends_with_an_error_and_the_lock_is_free_after(tmp_path: Path) -> None:
    """The error names the seconds; the holder is not disturbed."""
    with exclusive(tmp_path / "lock", 1), pytest.raises(JournalError) as refused, exclusive(tmp_path / "lock", 0.02):
        pass
    assert (refused.value.code, dict(refused.value.details)) == ("journal.locked", {"seconds": 0.02})
    with exclusive(tmp_path / "lock", 0):
        pass


def test_the_lock_of_a_process_that_was_killed_is_free(tmp_path: Path) -> None:
    """The system releases it; the file stays, private to its owner."""
    code = (
        "import sys, time; from pathlib import Path\n"
        "from craftnudge.adapters.store.local.lock import exclusive\n"
        "with exclusive(Path(sys.argv[1]), 1):\n    print('held', flush=True)\n    time.sleep(600)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path / "lock")], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(JournalError), exclusive(tmp_path / "lock", 0):
            pass
        holder.kill()
        holder.wait()
        with exclusive(tmp_path / "lock", PATIENCE_SECONDS):
            pass
    assert (tmp_path / "lock").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("place", ["missing/lock", "link"])
def test_where_there_can_be_no_lock_the_error_names_the_path(tmp_path: Path, place: str) -> None:
    """A folder that is not there, and a symbolic link, which is not followed."""
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(JournalError) as refused, exclusive(tmp_path / place, 0):
        pass
    assert refused.value.code == "journal.no-lock"
    assert dict(refused.value.details)["path"] == tmp_path / place
    assert not (tmp_path / "elsewhere").exists()
