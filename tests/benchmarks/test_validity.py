"""The validity benchmarks ask checks of today, by names and ids that exist."""

from __future__ import annotations

from benchmarks.validity.code import OF_FILES_ALONE
from benchmarks.validity.message import judged_by
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.text.evidence import AS_RELEASED


def test_a_message_with_reason_and_change_counts_as_having_both() -> None:
    """The checks for what and why are found among the results, so F1 does not silently count nothing as found."""
    message = "Close idle connections after a minute\n\nBecause the load balancer drops them, the next request failed."
    [good, bad] = judged_by([{"message": text, "files": [["a.py", 9, 2]]} for text in (message, "wip")], AS_RELEASED)
    assert (good.why, good.what) == (True, True)
    assert (bad.why, bad.what) == (False, False)


def test_the_checks_of_files_alone_exist() -> None:
    """Each is the name of a check, which the table prints."""
    assert {check.name for check in all_checks().values()} >= set(OF_FILES_ALONE)
