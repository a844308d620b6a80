"""Prints how often each check fires: python -m benchmarks.false_alarms COUNT REPOSITORY...

COUNT commits by people are drawn over the whole history of each repository. A check fires where it is not passed and
gives less than half of its points; it is silent where `coach` gives no tip of it. Then come the quantiles of the
scores. docs/explanation/false-alarms.md holds the output.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.histories import name_of, sampled
from craftnudge.domain.coaching.relevance import tips_of
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.rubric.scorecard import ScoreCard

_HALF = 0.5
_QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)


def main(arguments: list[str]) -> int:
    """Prints both tables."""
    if len(arguments) < 2 or not arguments[0].isdigit():
        print("usage: python -m benchmarks.false_alarms COUNT REPOSITORY...", file=sys.stderr)
        return 2
    cards = {
        name_of(Path(path)): [score_commit(record) for record in sampled(Path(path), int(arguments[0]))]
        for path in arguments[1:]
    }
    print(firing_table(cards))
    print()
    print(spread_table(cards))
    return 0


def firing_table(cards: dict[str, list[ScoreCard]]) -> str:
    """The percentage of commits on which each check fires, and on which it gives a tip, over projects."""
    lines = ["| check | fires: median | most | tip: mean | most | most in |", "|---|---|---|---|---|---|"]
    fires = {name: _firing(found) for name, found in cards.items()}
    told = {name: _told(found) for name, found in cards.items()}
    every = [card for found in cards.values() for card in found]
    for check in all_checks().values():
        firing = sorted(_percent(fires[name][check.id], found) for name, found in cards.items())
        tips = sorted((_percent(told[name][check.id], found), name) for name, found in cards.items())
        mean = _percent(sum(told[name][check.id] for name in cards), every)
        most = f"{tips[-1][0]:.0f} | {tips[-1][1]}" if tips[-1][0] else "0 |"
        lines.append(
            f"| {check.id} {check.name} | {firing[len(firing) // 2]:.0f} | {firing[-1]:.0f} | {mean:.1f} | {most} |"
        )
    return "\n".join(lines)


def _percent(count: int, cards: Sequence[ScoreCard]) -> float:
    return 100 * count / max(len(cards), 1)


def _told(cards: Sequence[ScoreCard]) -> Counter[str]:
    return Counter(check.id for card in cards for check in tips_of(card.facts, card, splits=False))


def _firing(cards: Sequence[ScoreCard]) -> Counter[str]:
    return Counter(
        check.id
        for card in cards
        for check in card.checks
        if check.result != "pass" and check.points_hundredths < _HALF * check.of_hundredths
    )


def spread_table(cards: dict[str, list[ScoreCard]]) -> str:
    """Quantiles of the score, and the width of its middle half, by repository."""
    lines = [
        "| repository | commits | 5% | 25% | 50% | 75% | 95% | middle half |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, found in cards.items():
        scores = sorted(card.score for card in found if card.score is not None)
        at = [scores[min(int(share * len(scores)), len(scores) - 1)] for share in _QUANTILES]
        cells = " | ".join(f"{score:.1f}" for score in at)
        lines.append(f"| {name} | {len(scores)} | {cells} | {at[3] - at[1]:.1f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
