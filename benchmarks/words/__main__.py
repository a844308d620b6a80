"""Replays repositories day by day and counts what the feedback repeats: python -m benchmarks.words [--read] PATH [NAME]

PATH is a repository; NAME a part of an author's name or address, else everybody is replayed, each in the order of their
own days. The newest 600 commits are looked through. Counted are the sentences that `craftnudge coach` shows: what is
worth keeping, what is worth a minute with its advice, and the tip. `--read` prints them instead, to be read.

A sentence's form is the sentence without what was filled in: quotations, numbers, and names of files and of code.
docs/explanation/feedback.md holds some of the output.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from itertools import pairwise
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
_LATELY = 10
_FILLED_IN = re.compile(r'"[^"]*"|\S*[._/()\d]\S*[\w)]|\d[\d,]*')
_COLUMNS = (
    "commits",
    "following ones that share a sentence",
    "share a form",
    "share all of their sentences",
    "pieces of advice given for one of the ten before",
    "words a commit",
)


@dataclass(frozen=True)
class Told:
    """What one commit was told."""

    record: CommitRecord
    card: ScoreCard
    feedback: Feedback

    @property
    def advice(self) -> list[str]:
        """What is to be done, a sentence each."""
        return [area.advice for area in self.feedback.areas_for_improvement]

    @property
    def sentences(self) -> list[str]:
        """Everything that is said, in the order of the screen."""
        areas = self.feedback.areas_for_improvement
        found = [each.text for each in self.feedback.strengths] + [area.text for area in areas] + self.advice
        return [*found, *self.feedback.coaching_tips]


def form_of(sentence: str) -> str:
    """The sentence without what was filled in."""
    return _FILLED_IN.sub("_", sentence)


def told(records: Iterable[CommitRecord]) -> list[Told]:
    """What each commit is told as the latest one."""
    found = []
    for record in records:
        card = score_commit(record)
        found.append(Told(record, card, feedback_on(card, is_latest=True)))
    return found


def by_author(records: Iterable[CommitRecord]) -> list[list[CommitRecord]]:
    """The commits of each author in the order in which they were made, whoever made most first."""
    people: dict[str, list[CommitRecord]] = {}
    for record in records:
        if record.author is not None and record.authored is not None:
            people.setdefault(record.author.email.lower(), []).append(record)
    for own in people.values():
        own.sort(key=lambda record: record.authored.seconds if record.authored else 0)
    return sorted(people.values(), key=len, reverse=True)


def row(name: str, people: Sequence[Sequence[Told]]) -> str:
    """The line of the table for these people."""
    pairs = [(before, after) for own in people for before, after in pairwise(own) if after.sentences]
    every = [each for own in people for each in own]
    same = sum(bool({*after.sentences} & {*before.sentences}) for before, after in pairs)
    alike = sum(bool({*map(form_of, after.sentences)} & {*map(form_of, before.sentences)}) for before, after in pairs)
    whole = sum({*after.sentences} <= {*before.sentences} for before, after in pairs)
    given = sum(len(each.advice) for each in every)
    again = sum(
        sentence in _lately(own, index) for own in people for index in range(len(own)) for sentence in own[index].advice
    )
    words = sum(len(" ".join(each.sentences).split()) for each in every)
    shares = [
        f"{part} of {of} ({100 * part / of:.0f} %)" if of else ""
        for part, of in ((same, len(pairs)), (alike, len(pairs)), (whole, len(pairs)), (again, given))
    ]
    return f"| {name} | {len(every)} | {' | '.join(shares)} | {words / max(len(every), 1):.0f} |"


def _lately(own: Sequence[Told], index: int) -> set[str]:
    return {sentence for each in own[max(index - _LATELY, 0) : index] for sentence in each.advice}


def shown(each: Told) -> str:
    """One commit's feedback, to be read."""
    totals = each.record.totals
    lines = [f"\n{each.record.hash[:8]} {each.card.score} {each.card.level}  {totals}"]
    lines += [f"    | {line}" for line in each.record.message.strip().splitlines()[:14]]
    lines += [
        f"    f {file.status} {file.path} +{file.added} -{file.deleted}" for file in (each.record.files or ())[:4]
    ]
    lines += [f"  + {said.check_id} {said.text}" for said in each.feedback.strengths]
    for area in each.feedback.areas_for_improvement:
        lines += [f"  - {area.check_id} {area.text}", f"      > {area.advice}"]
    for more in each.feedback.specific_recommendations[len(each.feedback.areas_for_improvement) :]:
        lines.append(f"      >> {more}")
    return "\n".join([*lines, *(f"  tip {tip}" for tip in each.feedback.coaching_tips)])


def main(arguments: list[str]) -> int:
    """Prints a row of the table for the repository, or what its commits are told."""
    read = arguments[:1] == ["--read"]
    path, *names = arguments[1:] if read else arguments or [""]
    if not path or len(names) > 1:
        print("usage: python -m benchmarks.words [--read] PATH [NAME]", file=sys.stderr)
        return 2
    records = latest(Path(path), _COUNT)
    if names:
        records = [one for one in records if one.author and names[0] in f"{one.author.name} {one.author.email}"]
    people = [told(own) for own in by_author(records)]
    if read:
        print("\n".join(shown(each) for own in people for each in own))
        return 0
    print(f"| repository | {' | '.join(_COLUMNS)} |\n| --- |{' ---: |' * len(_COLUMNS)}")
    print(row(name_of(Path(path)), people))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
