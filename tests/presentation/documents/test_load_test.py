"""The document of a load test, measured or not, is as its schema says."""

from __future__ import annotations

from craftnudge.presentation.documents.load_test import load_test_document
from craftnudge.services.results.load_test import Latency, LoadTestResult, StoreFaults
from tests.support.schema import assert_valid


def test_what_was_not_measured_is_null() -> None:
    """And its target stands beside it."""
    result = LoadTestResult(10, 0, 1, 2.0, Latency(10, 1.5, 2.5), None, None, None, StoreFaults(missing=1))
    document = load_test_document(result)
    assert_valid("load-test", document)
    assert document["commits_per_second"] == 5.0
    assert document["latencies"]["accept"] == {"measured": 10, "median_ms": 1.5, "p99_ms": 2.5, "target_ms": None}
    assert document["latencies"]["event"] == {"measured": 0, "median_ms": None, "p99_ms": None, "target_ms": 2.0}
    assert document["faults"]["missing"] == 1
