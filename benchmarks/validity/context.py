"""The context category: does it separate a project's own commits from those of others?

Run by itself: python -m benchmarks.validity.context REPOSITORY... (fifteen or more make sense). Of each repository the
last 150 commits by people are taken; the first 50 of them are the past, the next 100 its own, and ten messages of
each of twenty other repositories are the foreign ones. Judged from messages alone, and with the names of the files that
each commit changed. Then come the rates of habits.
`context_projects.csv` beside this file names the repositories (owner+name) whose figures were published.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from statistics import mean, median
from typing import TYPE_CHECKING

from benchmarks.histories import latest, name_of
from benchmarks.validity.labelled import category_score
from benchmarks.validity.measures import auc
from craftnudge.domain.commits.ancestor_summary import Ancestor, summary_of
from craftnudge.domain.commits.message_traits import HABITS, traits_of
from craftnudge.domain.commits.past_counting import past_of
from craftnudge.domain.rubric.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.domain.commits.ancestor_summary import Summary
    from craftnudge.domain.commits.past import Past
    from craftnudge.domain.commits.record import CommitRecord

_PAST = 50
_OWN = 100
_PROJECTS = 20
_EACH = 10
_SEED = 3


def own_against_foreign(
    histories: Mapping[str, Sequence[CommitRecord]], *, with_files: bool = False
) -> dict[str, float]:
    """The area under the curve of each project: its own later commits against those of others, in its own past."""
    chance = random.Random(_SEED)  # noqa: S311 - a sample, no secret
    found: dict[str, float] = {}
    for name, history in histories.items():
        past = past_of([_summary(record) for record in reversed(history[:_PAST])], None, None, None)
        others = [other for other in histories if other != name]
        drawn = chance.sample(others, min(_PROJECTS, len(others)))
        foreign = [record for other in drawn for record in chance.sample(list(histories[other]), _EACH)]
        scored = [(_score(record, past, with_files=with_files), 1.0) for record in history[_PAST:]]
        scored += [(_score(record, past, with_files=with_files), 0.0) for record in foreign]
        found[name] = auc([score for score, _ in scored], [label for _, label in scored])
    return found


def _summary(record: CommitRecord) -> Summary:
    paths = None if record.files is None else tuple(file.path for file in record.files)
    return summary_of(Ancestor(record.message, record.author, None, paths))


def _score(record: CommitRecord, past: Past, *, with_files: bool) -> float:
    alone = replace(record, past=past, files=record.files if with_files else None, totals=None, code=None)
    return category_score(alone, "context") or 0.0


def main(arguments: list[str]) -> int:
    """Prints each project's figure, their mean, and how many of a thousand commits show each habit."""
    histories = {name_of(Path(path)): latest(Path(path), _PAST + _OWN) for path in arguments}
    histories = {name: history for name, history in histories.items() if len(history) == _PAST + _OWN}
    alone, whole = own_against_foreign(histories), own_against_foreign(histories, with_files=True)
    print("| project | messages alone, AUC | with files |\n|---|---|---|")
    for name in sorted(whole, key=whole.__getitem__, reverse=True):
        print(f"| {name} | {alone[name]:.3f} | {whole[name]:.3f} |")
    print(f"| mean of {len(whole)} | {mean(alone.values()):.3f} | {mean(whole.values()):.3f} |")
    print(f"| median | {median(alone.values()):.3f} | {median(whole.values()):.3f} |\n")
    messages = [Facts(record).message for history in histories.values() for record in history]
    shown = Counter(habit for message in messages for habit in traits_of(message).shown)
    print(", ".join(f"{habit} {1_000 * shown[habit] / len(messages):.0f}" for habit in HABITS))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
