"""The screen of a load test says whether anything was lost."""

from __future__ import annotations

from dataclasses import replace

from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.load_test import load_test_screen
from craftnudge.services.results.load_test import Latency, LoadTestResult, StoreFaults

RESULT = LoadTestResult(10, 0, 1, 2.0, Latency(10, 1.5, 2.5), None, None, None, StoreFaults())


def text_of(result: LoadTestResult) -> str:
    """The screen without its colours."""
    return "\n".join("".join(part.text for part in line) for line in load_test_screen(result, Canvas(80)))


def test_nothing_lost_is_said_only_then() -> None:
    """Each kind of fault has its own line."""
    assert "Every acknowledged commit is stored once" in text_of(RESULT)
    faulty = text_of(replace(RESULT, refused=1, faults=StoreFaults(missing=1, wrong_score=2)))
    assert "Every acknowledged" not in faulty
    for line in ("1 call refused.", "1 commit not in the store", "2 commits with another score than their line has"):
        assert line in faulty
    assert "not measured" in faulty
