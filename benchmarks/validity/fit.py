"""Prints the weights of message features beside what labelled rows say: python -m benchmarks.validity.fit FOLDER.

FOLDER holds `message_quality.jsonl` and `broad_messages.jsonl` (see benchmarks/validity/message.py). For each feature:
on how many rows it is, the weight that all rows give, and the weight that the program has.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.validity.feature_fit import fit_features
from benchmarks.validity.message import SHARES, labelled_messages
from craftnudge.domain.rubric.text.message_features import FEATURES


def main(arguments: list[str]) -> int:
    """Prints one row for each feature."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.validity.fit FOLDER", file=sys.stderr)
        return 2
    rows = [message.as_feature_row() for message in labelled_messages(Path(arguments[0]))]
    found = fit_features(rows, SHARES)
    print("| feature | part | rows | fitted | released |\n|---|---|---|---|---|")
    for feature in FEATURES:
        seen = sum(feature.name in row.features for row in rows)
        print(f"| {feature.name} | {feature.part} | {seen} | {found[feature.name]:+.2f} | {feature.weight:+.2f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
