"""How long a change takes to read."""

from __future__ import annotations

from craftnudge.domain.rubric.change.effort import LINES_OF_A_REPLACED_LINE, edits_read, effort_beside_lines
from tests.support.changed import touching


def test_edits_are_shared_out_by_lines() -> None:
    """Those of generated files are left out, those of data count a tenth; a binary file is one edit."""
    assert edits_read(touching("a.py +10", hunks=4).record) == 4
    assert edits_read(touching("a.py +10", "uv.lock +30", hunks=4).record) == 1
    assert edits_read(touching("data.csv +10", hunks=20).record) == 2
    assert edits_read(touching("logo.png binary", hunks=0).record) == 1
    assert edits_read(touching("a.py", hunks=None).record) is None


def test_respaced_lines_are_not_read_twice() -> None:
    """A replaced line counts as several added ones, unless only its whitespace changed."""
    record = touching("a.py +10 -10", hunks=1).record
    assert effort_beside_lines(record, 0) - effort_beside_lines(record, 10) == 10 * LINES_OF_A_REPLACED_LINE
    assert effort_beside_lines(record, 10) == effort_beside_lines(record, 99)
