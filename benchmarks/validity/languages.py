"""How often other languages are recognised as such: python -m benchmarks.validity.languages FOLDER [COUNT].

`languages.csv` beside this file says in which language messages of fifteen repositories are written: `english`,
`other`, or `none` where there is too little to tell by or both are mixed, which is not counted. FOLDER holds the
repositories as the panel's (benchmarks/validity/panel.py). The mistakes with the `seen` half led to changes, those
with the `unseen` did not. Then come COUNT commits of each repository where English alone is written.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

from benchmarks.histories import named, sampled
from benchmarks.validity.panel import place_of
from craftnudge.domain.rubric.facts import Facts

LABELS = Path(__file__).with_name("languages.csv")
ENGLISH = (
    "git/git",
    "redis/redis",
    "pallets/flask",
    "vuejs/core",
    "tiangolo/fastapi",
    "BurntSushi/ripgrep",
    "curl/curl",
    "square/okhttp",
    "jekyll/jekyll",
    "tokio-rs/tokio",
    "laravel/framework",
    "eslint/eslint",
)
_COUNT = 400


def main(arguments: list[str]) -> int:
    """Prints a row for each repository, and one for each half."""
    if not 1 <= len(arguments) <= 2 or not all(map(str.isdigit, arguments[1:])):
        print("usage: python -m benchmarks.validity.languages FOLDER [COUNT]", file=sys.stderr)
        return 2
    folder = Path(arguments[0])
    print("| repository | not English | recognised | English | mistaken for another |\n|---|---|---|---|---|")
    counts = _labelled_counts(folder)
    for (half, repository), found in counts.items():
        print(_row(f"{repository} ({half})", found))
    for half in ("seen", "unseen"):
        kept = [found for (one, _), found in counts.items() if one == half]
        print(_row(f"all {half}", [sum(column) for column in zip(*kept, strict=True)] if kept else [0, 0, 0, 0]))
    for repository in ENGLISH:
        if path := place_of(folder, repository):
            records = sampled(path, int(arguments[1]) if arguments[1:] else _COUNT)
            print(_row(repository, [0, 0, len(records), sum(not Facts(record).english for record in records)]))
    return 0


def _labelled_counts(folder: Path) -> dict[tuple[str, str], list[int]]:
    """By half and repository: not English, of these recognised, English, of these mistaken for another language."""
    labels: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    with LABELS.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["language"] != "none":
                labels[row["half"], row["repository"]][row["hash"]] = row["language"]
    counts = {}
    for key, languages in labels.items():
        path = place_of(folder, key[1])
        if path is None:
            print(f"{key[1]} is not there", file=sys.stderr)
            continue
        found = [0, 0, 0, 0]
        for commit, record in named(path, list(languages)).items():
            first = 2 if languages[commit] == "english" else 0
            found[first] += 1
            found[first + 1] += not Facts(record).english
        counts[key] = found
    return counts


def _row(name: str, found: list[int]) -> str:
    foreign, recognised, english, mistaken = found
    return f"| {name} | {foreign} | {recognised} | {english} | {mistaken} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
