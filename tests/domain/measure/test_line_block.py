"""A file is measured up to a number of bytes."""

from __future__ import annotations

from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.measure import measure
from craftnudge.domain.measure.line_block import MEASURED_BYTES


def test_a_huge_file_is_counted_and_measured_to_a_bound() -> None:
    """The count of lines stays whole where it is cheap, and no file costs more than its bound."""
    line = b"    value = compute(1)\n"
    many = 2 * MEASURED_BYTES // len(line)
    delta = FileDelta(
        FileChange("a.py", "A", many, 0), (Hunk(0, 1, b"", line * (many // 2)), Hunk(0, many, b"", line * (many // 2)))
    )
    facts = measure([delta])
    assert facts.count("huge_file") == 1
    assert 0 < facts.count("code_added") * len(line) <= MEASURED_BYTES
