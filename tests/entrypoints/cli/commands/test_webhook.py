"""`craftnudge webhook`, as its user types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.program import Program
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_user_reads_what_to_set(tmp_path: Path) -> None:
    """Nothing is written by asking, and nothing can be retried."""
    program = Program(tmp_path, tmp_path)
    shown = program("webhook", "status")
    assert (shown.code, "Webhooks are off." in shown.stdout) == (0, True)
    assert_valid("webhook", program("webhook", "status", "--json").json)
    assert "nothing to retry" in program("webhook", "retry").stdout
    assert not (tmp_path / "craftnudge").exists()
