"""Count what the feedback says over a history, or print it to be read: python -m benchmarks.words [--read] PATH [NAME]

PATH is a repository, NAME a piece of an author's name or address; without it, all authors count. The newest 600 commits
are read, each as the latest commit. The sentences are those of `craftnudge coach`: what is good, what to improve with
its advice, and the tip.

A frame is a sentence without what was filled in: quotations, numbers, and names of files and of code. As the same
finding always has the same words, the number of frames is small and hardly grows with the number of commits.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.histories import latest, name_of
from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.rubric.score import score_commit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.coaching.feedback import Feedback
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.scorecard import ScoreCard

_COUNT = 600
_FILLED_IN = re.compile(r'"[^"]*"|\S*[._/()\d]\S*[\w)]|\d[\d,]*')
_COLUMNS = (
    "commits",
    "with something to improve",
    "sentences a commit",
    "words a sentence",
    "longest sentence, in words",
    "frames",
)


@dataclass(frozen=True)
class CommitFeedback:
    """A commit with its score card and its feedback."""

    record: CommitRecord
    card: ScoreCard
    feedback: Feedback

    @property
    def sentences(self) -> list[str]:
        """All sentences of the feedback in the order of the screen."""
        areas = self.feedback.areas_for_improvement
        strengths = [remark.text for remark in self.feedback.strengths]
        findings = [sentence for area in areas for sentence in (area.text, area.advice)]
        return [*strengths, *findings, *self.feedback.coaching_tips]


def frame_of(sentence: str) -> str:
    """The sentence without what was filled in."""
    return _FILLED_IN.sub("_", sentence)


def with_feedback(records: Iterable[CommitRecord]) -> list[CommitFeedback]:
    """Each commit with the feedback it gets as the latest one."""
    scored = [(record, score_commit(record)) for record in records]
    return [CommitFeedback(record, card, feedback_on(card, is_latest=True)) for record, card in scored]


def row(name: str, commits: Sequence[CommitFeedback]) -> str:
    """A repository's line of the table."""
    sentences = [sentence for commit in commits for sentence in commit.sentences]
    lengths = [len(sentence.split()) for sentence in sentences]
    improvable = sum(bool(commit.feedback.areas_for_improvement) for commit in commits)
    cells = (
        f"{len(commits)}",
        f"{improvable}",
        f"{len(sentences) / max(len(commits), 1):.1f}",
        f"{sum(lengths) / max(len(lengths), 1):.1f}",
        f"{max(lengths, default=0)}",
        f"{len(set(map(frame_of, sentences)))}",
    )
    return f"| {name} | {' | '.join(cells)} |"


def shown(commit: CommitFeedback) -> str:
    """One commit with its feedback as text."""
    totals = commit.record.totals
    lines = [f"\n{commit.record.hash[:8]} {commit.card.score} {commit.card.level}  {totals}"]
    lines += [f"    | {line}" for line in commit.record.message.strip().splitlines()[:14]]
    lines += [
        f"    f {file.status} {file.path} +{file.added} -{file.deleted}" for file in (commit.record.files or ())[:4]
    ]
    lines += [f"  + {remark.check_id} {remark.text}" for remark in commit.feedback.strengths]
    for area in commit.feedback.areas_for_improvement:
        lines += [f"  - {area.check_id} {area.text}", f"      > {area.advice}"]
    for more in commit.feedback.specific_recommendations[len(commit.feedback.areas_for_improvement) :]:
        lines.append(f"      >> {more}")
    return "\n".join([*lines, *(f"  tip {tip}" for tip in commit.feedback.coaching_tips)])


def main(arguments: list[str]) -> int:
    """Print the repository's row of the table, or its commits with their feedback."""
    read = arguments[:1] == ["--read"]
    path, *names = arguments[1:] if read else arguments or [""]
    if not path or len(names) > 1:
        print("usage: python -m benchmarks.words [--read] PATH [NAME]", file=sys.stderr)
        return 2
    records = latest(Path(path), _COUNT)
    if names:
        records = [
            record for record in records if record.author and names[0] in f"{record.author.name} {record.author.email}"
        ]
    commits = with_feedback(records)
    if read:
        print("\n".join(map(shown, commits)))
        return 0
    print(f"| repository | {' | '.join(_COLUMNS)} |\n| --- |{' ---: |' * len(_COLUMNS)}")
    print(row(name_of(Path(path)), commits))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
