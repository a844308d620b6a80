"""The score against the marks of three panels: python -m benchmarks.validity.panel FOLDER [--worst].

`panel.csv`, `second_panel.csv` and `third_panel.csv` beside this file hold the marks, 0 to 10; FOLDER holds the
repositories, as `owner+name/repo`, `owner+name` or `name`. Of the second panel one half was `read` while points were
chosen, the other `kept` until they stood; of the third one half was scored once before (`seen`), the other never
(`unseen`). With --worst the commits of the first panel come out on which score and marks disagree most.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from statistics import mean, stdev
from typing import TYPE_CHECKING, NamedTuple, cast

from benchmarks.histories import named
from benchmarks.validity.labelled import rows
from benchmarks.validity.measures import figure, ranks, spearman, table
from craftnudge.adapters.store.local.line_codec import decode_line
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from benchmarks.validity.measures import Figure
    from craftnudge.domain.rubric.check import CategoryName
    from craftnudge.domain.rubric.scorecard import ScoreCard

PANEL = Path(__file__).with_name("panel.csv")
OTHERS = {
    "second": (Path(__file__).with_name("second_panel.csv"), ("read", "kept")),
    "third": (Path(__file__).with_name("third_panel.csv"), ("seen", "unseen")),
}
MARKS: tuple[CategoryName, ...] = ("message", "changes", "code", "context")
_WORST = 15
WHOLE = "whole_commits"
# What `whole_commits` calls the marks.
_NAMES_OF_MARKS = {"total": "overall", "fit": "context"}
_EXCELLENT = 8.5


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


def figures(folder: Path) -> list[Figure]:
    """Score and categories on `whole_commits`, journal lines with the marks of two passes, beside plain sizes."""
    return _figures("whole commits", marked_lines(folder))


def marked_lines(folder: Path) -> list[Judged]:
    """The commits of `whole_commits` with cards and mean marks."""
    found: list[Judged] = []
    for row in rows(folder, WHOLE):
        record = decode_line(json.dumps(row["record"]).encode())
        if isinstance(record, CommitRecord) and (card := score_commit(record)).score is not None:
            passes = row["marks"].values()
            marks = {_NAMES_OF_MARKS.get(name, name): mean(one[name] for one in passes) for name in row["marks"]["A"]}
            found.append(Judged(record, card, marks))
    return found


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
    scores = [commit.card.score or 0.0 for commit in commits]
    overall = [commit.marks["overall"] for commit in commits]
    found = [figure(f"{name}: score and overall mark", "Spearman", spearman, scores, overall, **_sizes(commits))]
    for mark in MARKS:
        known = [commit for commit in commits if commit.card.category(mark).judged]
        ours = [commit.card.category(mark).score or 0.0 for commit in known]
        marks = [commit.marks[mark] for commit in known]
        found.append(figure(f"{name}: {mark}", "Spearman", spearman, ours, marks, **_sizes(known)))
    return found


def _sizes(commits: list[Judged]) -> dict[str, list[float]]:
    """What a category has to beat: fewer lines, files and edits, and more words."""
    totals = [commit.record.totals for commit in commits]
    return {
        "fewer_lines": [-float(known.added + known.deleted) if known else 0.0 for known in totals],
        "fewer_files": [-float(known.files) if known else 0.0 for known in totals],
        "fewer_edits": [-float(known.hunks or 0) if known else 0.0 for known in totals],
        "words": [float(len(commit.record.message.split())) for commit in commits],
    }


def calibration(commits: list[Judged]) -> list[str]:
    """Means and spreads of scores and marks, and how many are excellent, as rows of a Markdown table."""
    lines = [
        "| what | mean score | mean mark | spread | of marks | excellent | of marks |",
        "|---|---|---|---|---|---|---|",
    ]
    for mark in ("overall", *MARKS):
        pairs = [(_score(commit, mark), commit.marks[mark]) for commit in commits]
        ours = [score for score, _ in pairs if score is not None]
        marks = [value for score, value in pairs if score is not None]
        cells = [f"{of(values):.2f}" for of in (mean, stdev) for values in (ours, marks)]
        cells += [f"{mean(value >= _EXCELLENT for value in values):.0%}" for values in (ours, marks)]
        lines.append(f"| {mark} | {' | '.join(cells)} |")
    return lines


def _score(commit: Judged, mark: str) -> float | None:
    return commit.card.score if mark == "overall" else commit.card.category(cast("CategoryName", mark)).score


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
    found, everyone = _figures("first panel", first), list(first)
    for name, (panel, halves) in OTHERS.items():
        for half in halves:
            commits = judged(folder, [row for row in panel_rows(panel) if row["half"] == half])
            found += _figures(f"{name} panel, half {half}", commits)
            everyone += commits
    print(table(found))
    print("", *calibration(everyone), sep="\n")
    print("\nAgreement of the two raters: " + ", ".join(f"{mark} {value:.2f}" for mark, value in agreement().items()))
    if "--worst" in arguments:
        _print_worst(first)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
