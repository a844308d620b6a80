"""The lines and files of a change that count."""

from __future__ import annotations

from craftnudge.domain.commits.record import Totals
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record
from tests.support.changed import touching


def test_files_beyond_the_list_count_too() -> None:
    """Where the list of files was cut, the totals count."""
    whole = touching("a.py +10", *(f"{at}.py +10 -1" for at in range(5)))
    cut = Facts(a_record(files=(whole.record.files or ())[:1], totals=Totals(6, 60, 5, 6)))
    assert whole.workload
    assert cut.workload
    assert cut.workload.weighted_lines == whole.workload.weighted_lines
    assert cut.workload.touched_files == whole.workload.touched_files == 5
