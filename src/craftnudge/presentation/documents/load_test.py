"""`load-test --json`: what was reached, beside the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from craftnudge.services.results.load_test import Latency, LoadTestResult

# 1  2026-11: first release.
SCHEMA = "craftnudge.load-test/1"


def load_test_document(result: LoadTestResult) -> dict[str, Any]:
    """Counts, latencies in milliseconds, and the commits that break the promise."""
    faults = result.faults
    return {
        "schema": SCHEMA,
        "acknowledged": result.acknowledged,
        "refused": result.refused,
        "repeated": result.repeated,
        "seconds": round(result.seconds, 3),
        "commits_per_second": round(result.commits_per_second, 1),
        "latencies": {name: _latency(latency, target) for name, latency, target in result.latencies},
        "faults": {
            "missing": faults.missing,
            "twice": faults.twice,
            "lower_facts": faults.lower_facts,
            "without_score": faults.without_score,
            "wrong_score": faults.wrong_score,
        },
    }


def _latency(latency: Latency | None, target_ms: float | None) -> dict[str, Any]:
    return {
        "measured": latency.measured if latency else 0,
        "median_ms": round(latency.median_ms, 3) if latency else None,
        "p99_ms": round(latency.p99_ms, 3) if latency else None,
        "target_ms": target_ms,
    }
