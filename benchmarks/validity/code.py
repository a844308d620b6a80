"""The code category against later defects: does a commit that was found faulty later score lower, within its project?

`defect_risk_commits`: commits labelled by the fixes that changed their lines later (SZZ; a heuristic, not a person's
judgement), judged from files and totals alone. Run by itself, python -m benchmarks.validity.code FOLDER prints what
share of commits was faulty by size, by files, and with and without a test.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.validity.labelled import record_of, rows
from benchmarks.validity.measures import auc, figure
from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import find_check
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from benchmarks.validity.measures import Figure
    from craftnudge.domain.commits.ancestor_summary import Summary
    from craftnudge.domain.commits.past import Past
    from craftnudge.domain.commits.record import CommitRecord

NAME = "defect_risk_commits"
# The checks that answer without the lines themselves; the others wait for facts that the labelled rows do not have.
OF_FILES_ALONE = ("change-size", "code-spread", "rewritten-lines", "missing-tests")
LINE_BANDS = (10, 30, 50, 100, 200, 400, 800)
FILE_BANDS = (1, 2, 3, 5, 8, 12, 20)
CODE_BANDS = (10, 30, 100, 300)


def figures(folder: Path) -> list[Figure]:
    """The category alone and with the past of its files, each beside sizes on the same rows."""
    labelled = sorted(rows(folder, NAME), key=lambda row: str(row["date"]))
    projects = sorted({row["project"] for row in labelled})
    truth = [2.0 * projects.index(row["project"]) + row["buggy"] for row in labelled]
    records = [record_of(row) for row in labelled]
    others = {
        "lines_added": [float(row["added"]) for row in labelled],
        "files": [float(row["n_files"]) for row in labelled],
        **{name.replace("-", "_"): [-_share(record, name) for record in records] for name in OF_FILES_ALONE},
    }
    with_past = [replace(record, past=past) for record, past in zip(records, _pasts(labelled), strict=True)]
    return [
        figure(
            f"code: later defects, {what}",
            "mean AUC within a project",
            within_projects,
            [-_score(record) for record in judged],
            truth,
            **others,
        )
        for what, judged in (("from files and totals", records), ("and the past of the files", with_past))
    ]


def within_projects(scores: Sequence[float], labels: Sequence[float]) -> float:
    """The mean of the areas within each project; a label is twice the project's number, and one more for a defect."""
    projects: dict[int, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for score, label in zip(scores, labels, strict=True):
        project, faulty = divmod(label, 2)
        projects[int(project)][0].append(score)
        projects[int(project)][1].append(faulty)
    areas = [auc(*project) for project in projects.values()]
    return sum(areas) / len(areas)


def _pasts(labelled: Sequence[dict[str, Any]]) -> Iterator[Past]:
    """The past of each row among the rows of its project that come before it in time."""
    earlier: dict[str, list[Summary]] = defaultdict(list)
    for row in labelled:
        paths = tuple(path for path, _, _ in row["files"])
        before = earlier[row["project"]]
        yield past_of(iter(before), paths, None, None)
        before.insert(0, summary_of(Ancestor(row["message"], None, None, paths)))


def _score(record: CommitRecord) -> float:
    """The category's score; a generated commit is skipped, and counts as good."""
    card = score_commit(record)
    return 10.0 if card.generated else card.category("code").score or 0.0


def _share(record: CommitRecord, check: str) -> float:
    outcome = find_check(check).evaluate(Facts(record))
    return 1.0 if outcome.result == "not_applicable" else outcome.share


def _bands(
    words: str, labelled: Sequence[dict[str, Any]], measure: Callable[[dict[str, Any]], float], most: Sequence[int]
) -> Iterator[str]:
    """What share of commits was faulty, band by band, as lines of a Markdown table."""
    yield f"\n| {words} | commits | with a later defect |\n|---|---|---|"
    for low, high in zip((-1, *most), (*most, None), strict=True):
        within = [row for row in labelled if low < measure(row) <= (float("inf") if high is None else high)]
        faulty = sum(row["buggy"] for row in within) / len(within) if within else float("nan")
        yield f"| {f'over {low}' if high is None else f'up to {high}'} | {len(within)} | {faulty:.0%} |"


def _code_added(row: dict[str, Any]) -> int:
    load = Facts(record_of(row)).workload
    return load.code_added if load else 0


def _has_test(row: dict[str, Any]) -> bool:
    load = Facts(record_of(row)).workload
    return load is not None and load.test_files > 0


def main(arguments: list[str]) -> int:
    """Prints the shares of faulty commits by size."""
    labelled = list(rows(Path(arguments[0]), NAME))
    lines = [
        *_bands("lines changed", labelled, lambda row: row["added"] + row["deleted"], LINE_BANDS),
        *_bands("files", labelled, lambda row: row["n_files"], FILE_BANDS),
    ]
    for words, tested in (("without a test", False), ("with a test", True)):
        of_code = [row for row in labelled if _code_added(row) and _has_test(row) == tested]
        lines += _bands(f"lines of code added, {words}", of_code, _code_added, CODE_BANDS)
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
