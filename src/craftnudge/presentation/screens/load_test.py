"""`craftnudge load-test`: what was reached, beside the targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import BLANK, prose, span

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.load_test import Latency, LoadTestResult

_NAMES: Final = {
    "accept": "accept",
    "processing": "commit to score",
    "query": "one person's 30 days",
    "event": "event",
}
_FAULTS: Final = {
    "missing": "not in the store",
    "twice": "stored more than once",
    "lower_facts": "with lower facts",
    "without_score": "without a score",
    "wrong_score": "with another score than their line has",
}


def load_test_screen(result: LoadTestResult, canvas: Canvas) -> list[Line]:
    """Counts, a table of latencies, and whether anything was lost."""
    commits = count(result.acknowledged, "commit")
    lines = prose(
        f"{commits} acknowledged in {result.seconds:.1f} s: {result.commits_per_second:,.0f} a second.", canvas
    )
    if result.refused:
        lines += prose(f"{count(result.refused, 'call')} refused.", canvas)
    lines.append(BLANK)
    lines.append((span(f"  {'':22}{'median':>10}{'p99':>10}{'target':>9}", "dim"),))
    lines += [_row(_NAMES[name], latency, target) for name, latency, target in result.latencies]
    lines.append(BLANK)
    if not result.faults.any:
        return lines + prose(
            "Every acknowledged commit is stored once, with its highest facts and the score of its line.", canvas
        )
    for name, what in _FAULTS.items():
        number = getattr(result.faults, name)
        if number:
            lines += prose(f"{count(number, 'commit')} {what}", canvas, style="strong")
    return lines


def _row(name: str, latency: Latency | None, target_ms: float | None) -> Line:
    figures = f"{latency.median_ms:7.1f} ms{latency.p99_ms:7.1f} ms" if latency else f"{'not measured':>20}"
    return (span(f"  {name:22}{figures}"), span(f"{target_ms:6.0f} ms" if target_ms else "", "dim"))
