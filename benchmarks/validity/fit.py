"""Prints the table of signs beside what labelled rows say: python -m benchmarks.validity.fit FOLDER.

FOLDER holds `message_quality.jsonl` (see benchmarks/validity/message.py). For each sign: on how many rows it is, the
weight that all rows give, and the weight that the table has.
"""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.validity.labelled import record_of, rows
from benchmarks.validity.message import fitted
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.text.evidence import AS_RELEASED
from craftnudge.domain.rubric.text.sign_table import SIGNS


def main(arguments: list[str]) -> int:
    """Prints one row for each sign."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.validity.fit FOLDER", file=sys.stderr)
        return 2
    labelled = [row for row in rows(Path(arguments[0]), "message_quality") if not row["non_atomic"]]
    found = fitted(labelled)
    shown = [Facts(record_of(row)).evidence.signs.keys() for row in labelled]
    print("| sign | rows | why, fitted | why | what, fitted | what |\n|---|---|---|---|---|---|")
    print(
        f"| (base) | {len(labelled)} | {found.why_base:+.2f} | {AS_RELEASED.why_base:+.1f} "
        f"| {found.what_base:+.2f} | {AS_RELEASED.what_base:+.1f} |"
    )
    for sign in SIGNS:
        seen = sum(sign.name in names for names in shown)
        why = f"{found.why[sign.name]:+.2f} | {sign.why:+.1f}" if sign.why is not None else " | "
        what = f"{found.what[sign.name]:+.2f} | {sign.what:+.1f}" if sign.what is not None else " | "
        print(f"| {sign.name} | {seen} | {why} | {what} |")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
