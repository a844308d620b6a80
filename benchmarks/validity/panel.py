"""The score against the marks of three panels: python -m benchmarks.validity.panel FOLDER [--worst].

`panel.csv`, `second_panel.csv` and `third_panel.csv` beside this file hold the marks, 0 to 10; FOLDER holds the
repositories, as `owner+name/repo`, `owner+name` or `name`. Of the second panel one half was `read` while points were
chosen, the other `kept` until they stood; of the third one half was scored once before (`seen`), the other never
(`unseen`). With --worst the commits of the first panel come out on which score and marks disagree most.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.histories import named
from benchmarks.validity.measures import figure, ranks, spearman, table
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from benchmarks.validity.measures import Figure
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.check import CategoryName
    from craftnudge.domain.rubric.scorecard import ScoreCard

PANEL = Path(__file__).with_name("panel.csv")
OTHERS = {
    "second": (Path(__file__).with_name("second_panel.csv"), ("read", "kept")),
    "third": (Path(__file__).with_name("third_panel.csv"), ("seen", "unseen")),
}
MARKS: tuple[CategoryName, ...] = ("message", "changes", "code", "context")
_WORST = 15


class Judged(NamedTuple):
    """A commit of the panel: what it is, its card, and the mean mark of the raters by name."""

    record: CommitRecord
    card: ScoreCard
    marks: dict[str, float]


def panel_rows(panel: Path) -> list[dict[str, str]]:
    """All marks: a row for each commit and rater."""
    with panel.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def agreement() -> dict[str, float]:
    """Rank correlation of the two raters, by mark."""
    raters: dict[str, dict[str, dict[str, str]]] = defaultdict(dict)
    for row in panel_rows(PANEL):
        raters[row["rater"]][row["hash"]] = row
    first, second = raters["1"], raters["2"]
    return {
        mark: spearman([float(first[key][mark]) for key in first], [float(second[key][mark]) for key in first])
        for mark in (*MARKS, "overall")
    }


def judged(folder: Path, rows: list[dict[str, str]]) -> list[Judged]:
    """The commits whose repositories are there, with cards and marks."""
    marks: dict[str, dict[str, dict[str, list[float]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for row in rows:
        for mark in (*MARKS, "overall"):
            marks[row["repository"]][row["hash"]][mark].append(float(row[mark]))
    found: list[Judged] = []
    for repository, commits in marks.items():
        path = place_of(folder, repository)
        if path is None:
            print(f"{repository} is not there", file=sys.stderr)
            continue
        for key, record in named(path, list(commits)).items():
            card = score_commit(record)
            if card.score is not None:
                found.append(Judged(record, card, {mark: sum(all_) / len(all_) for mark, all_ in commits[key].items()}))
    return found


def place_of(folder: Path, repository: str) -> Path | None:
    """Where a repository stands in the folder; None where it does not."""
    plus = repository.replace("/", "+")
    choices = (folder / plus / "repo", folder / plus, folder / repository.rpartition("/")[2])
    return next((choice for choice in choices if choice.exists()), None)


def _figures(name: str, commits: list[Judged]) -> list[Figure]:
    words = [float(len(commit.record.message.split())) for commit in commits]
    scores = [commit.card.score or 0.0 for commit in commits]
    overall = [commit.marks["overall"] for commit in commits]
    found = [figure(f"{name}: score and overall mark", "Spearman", spearman, scores, overall, words=words)]
    for mark in MARKS:
        pairs = [(commit.card.category(mark).score, commit.marks[mark]) for commit in commits]
        known = [(score, value) for score, value in pairs if score is not None]
        found.append(
            figure(f"{name}: {mark}", "Spearman", spearman, [one for one, _ in known], [two for _, two in known])
        )
    return found


def _print_worst(commits: list[Judged]) -> None:
    scores = [commit.card.score or 0.0 for commit in commits]
    overall = [commit.marks["overall"] for commit in commits]
    gaps = [ours - theirs for ours, theirs in zip(ranks(scores), ranks(overall), strict=True)]
    for index in sorted(range(len(gaps)), key=lambda index: -abs(gaps[index]))[:_WORST]:
        commit = commits[index]
        parts = " ".join(f"{category.name} {category.score}" for category in commit.card.categories)
        subject = commit.record.message.split("\n", 1)[0]
        print(f"{gaps[index]:+5.0f} {scores[index]} for {overall[index]:.1f}  {commit.record.hash[:9]} {subject}")
        print(f"      {parts}")


def main(arguments: list[str]) -> int:
    """Prints agreement of the first panel's raters, and of the score with all marks; with --worst, where they part."""
    folder = Path(arguments[0])
    first = judged(folder, panel_rows(PANEL))
    found = _figures("first panel", first)
    for name, (panel, halves) in OTHERS.items():
        for half in halves:
            commits = judged(folder, [row for row in panel_rows(panel) if row["half"] == half])
            found += _figures(f"{name} panel, half {half}", commits)
    print(table(found))
    print("\nAgreement of the two raters: " + ", ".join(f"{mark} {value:.2f}" for mark, value in agreement().items()))
    if "--worst" in arguments:
        _print_worst(first)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
