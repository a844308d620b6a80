"""The message category against labelled messages: does a message say why, and what?

`message_quality`: an object a line with `project`, `message`, `files`, `n_files`, `added`, `deleted`, `why`, `what`
(1 where two raters found it said; Tian and others 2022) and `non_atomic` (1 where they set the commit aside).
`broad_messages`: the same with `what` and `why` of 0 to 2 and a `mark` of 0 to 10.

The weights were fitted on such rows. So each row is scored by weights fitted on other projects alone: each of the three
projects of the first set is left out in turn, and those of the second set in nine parts. The released weights, which
have seen all of them, follow for comparison. Beside ours stand the number of words, the signs of rubric 3 fitted on the
same other projects, and gitlint's default rules where `gitlint-core` can be imported.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from benchmarks.validity.feature_fit import FeatureRow, fit_features, strength
from benchmarks.validity.gitlint_rules import violations
from benchmarks.validity.labelled import category_score, record_of, rows
from benchmarks.validity.logistic import fit
from benchmarks.validity.measures import auc, figure, spearman
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.text.sign_table import SIGNS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.validity.measures import Figure

# How much each set counts in the fit. People's labels are worth more a row; the other set has 45 projects.
SHARES = {"message_quality": 0.35, "broad_messages": 0.65}
_PARTS = 9
# The score of the category from which a message counts as good. Chosen on these rows.
GOOD_FROM = 5.9
# Rows are alike in length if neither has more than a quarter more words.
_ALIKE = 1.25


@dataclass(frozen=True, slots=True)
class Message:
    """One labelled message: its facts, whether it is good (both are said), and its label for ranking."""

    row: dict[str, Any]
    facts: Facts
    set_name: str
    good: float
    label: float

    @property
    def project(self) -> str:
        """The project that it is from."""
        return str(self.row["project"])

    @property
    def words(self) -> float:
        """The number of words."""
        return float(len(self.row["message"].split()))

    def as_feature_row(self) -> FeatureRow:
        """The row for the fit: people's labels are good or not, the others a mark."""
        label = self.good if self.set_name == "message_quality" else self.label
        return FeatureRow(self.facts.evidence.features, label, self.set_name, self.project)


@cache
def labelled_messages(folder: Path) -> tuple[Message, ...]:
    """The messages of both sets, those left out whose commits the raters set aside."""
    found = [
        Message(row, Facts(record_of(row)), "message_quality", float(row["good"]), row["why"] + row["what"])
        for row in rows(folder, "message_quality")
        if not row["non_atomic"]
    ]
    for row in rows(folder, "broad_messages"):
        good = float(row["what"] == 2 and row["why"] >= 1)
        found.append(Message(row, Facts(record_of(row)), "broad_messages", good, row["mark"]))
    return tuple(found)


def left_out_parts(messages: Sequence[Message]) -> list[set[str]]:
    """The projects that are left out together: one of the first set, or one in nine of the second, by name."""
    broad = sorted({one.project for one in messages if one.set_name == "broad_messages"})
    people = sorted({one.project for one in messages if one.set_name == "message_quality"})
    return [{project} for project in people] + [set(broad[part::_PARTS]) for part in range(_PARTS)]


def _left_out(
    messages: Sequence[Message], learn: Callable[[Sequence[Message]], Callable[[Message], float]]
) -> dict[int, float]:
    """What is learned without a part of the projects says of each message of that part, less its mean elsewhere."""
    found: dict[int, float] = {}
    for part in left_out_parts(messages):
        others = [one for one in messages if one.project not in part]
        score_of = learn(others)
        middle = sum(map(score_of, others)) / len(others)
        found |= {id(one): score_of(one) - middle for one in messages if one.project in part}
    return found


def _by_features(others: Sequence[Message]) -> Callable[[Message], float]:
    weights = fit_features([one.as_feature_row() for one in others], SHARES)
    return lambda one: strength(one.facts.evidence.features, weights)


def _by_signs(others: Sequence[Message]) -> Callable[[Message], float]:
    """The signs of rubric 3, fitted to whether a message is good."""
    shown = [one.facts.evidence.signs.keys() for one in others]
    found = fit(shown, [int(one.good) for one in others], [sign.name for sign in SIGNS])
    weights: Mapping[str, float] = found.weights
    return lambda one: sum(weights.get(name, 0.0) for name in one.facts.evidence.signs)


def figures(folder: Path) -> list[Figure]:
    """The figures with projects left out, then those of the released weights."""
    messages = labelled_messages(folder)
    features, signs = _left_out(messages, _by_features), _left_out(messages, _by_signs)
    if not violations("A test of the peer"):
        print("message: gitlint-core is not installed here, so its columns are left out", file=sys.stderr)
    found = []
    for set_name in SHARES:
        own = [one for one in messages if one.set_name == set_name]
        others = {"words": [one.words for one in own], "signs": [signs[id(one)] for one in own]} | _gitlint(own)
        scores = [features[id(one)] for one in own]
        found += _of(own, scores, f"{set_name}, projects left out", others)
        found.append(_alike(own, scores, f"{set_name}, projects left out"))
        scored = [(one, score) for one in own if (score := category_score(one.facts.record, "message")) is not None]
        found += _of([one for one, _ in scored], [score for _, score in scored], f"{set_name}, released weights", {})
    return found + _decisions([one for one in messages if one.set_name == "message_quality"])


def _of(own: Sequence[Message], scores: Sequence[float], name: str, others: dict[str, list[float]]) -> list[Figure]:
    good, labels = [one.good for one in own], [one.label for one in own]
    measure = "why + what" if own[0].set_name == "message_quality" else "mark"
    found = [
        figure(f"{name}: says what and why", "AUC", auc, scores, good, **others),
        figure(f"{name}: {measure}", "Spearman", spearman, scores, labels, **others),
    ]
    if measure == "mark":
        return found
    for project in sorted({one.project for one in own}):
        places = [place for place, one in enumerate(own) if one.project == project]
        theirs = {key: [values[place] for place in places] for key, values in others.items()}
        of_project = [scores[place] for place in places], [good[place] for place in places]
        found.append(figure(f"{name}: {project}", "AUC", auc, *of_project, **theirs))
    return found


def _alike(own: Sequence[Message], scores: Sequence[float], name: str) -> Figure:
    """How often the good one of two messages of about the same length scores higher."""
    wins: list[float] = []
    for place, one in enumerate(own):
        for other_place, other in enumerate(own):
            if one.good > other.good and max(one.words, other.words) <= _ALIKE * min(one.words, other.words):
                difference = scores[place] - scores[other_place]
                wins.append(1.0 if difference > 0 else 0.5 if difference == 0 else 0.0)
    return figure(f"{name}: pairs of like length", "good one higher", _share, wins[:: max(1, len(wins) // 5_000)], wins)


def _decisions(own: Sequence[Message]) -> list[Figure]:
    good = [one.good for one in own]
    said = [float((category_score(one.facts.record, "message") or 0.0) >= GOOD_FROM) for one in own]
    ten_words = [float(one.words >= 10) for one in own]
    name = f"message_quality, released weights: good from {GOOD_FROM}"
    return [
        figure(name, "accuracy", accuracy, said, good, ten_words=ten_words),
        figure(name, "kappa", kappa, said, good, ten_words=ten_words),
    ]


def _gitlint(own: Sequence[Message]) -> dict[str, list[float]]:
    broken = [violations(one.row["message"]) for one in own]
    return {"gitlint": [-float(len(rules or ())) for rules in broken]} if None not in broken else {}


def _share(values: Sequence[float], _: Sequence[float]) -> float:
    return sum(values) / len(values) if values else float("nan")


def accuracy(verdicts: Sequence[float], labels: Sequence[float]) -> float:
    """The share of rows on which both agree."""
    return sum(one == other for one, other in zip(verdicts, labels, strict=True)) / len(labels)


def kappa(verdicts: Sequence[float], labels: Sequence[float]) -> float:
    """Cohen's kappa of two series of 0 and 1."""
    ours, theirs = sum(verdicts) / len(labels), sum(labels) / len(labels)
    by_chance = ours * theirs + (1 - ours) * (1 - theirs)
    return (accuracy(verdicts, labels) - by_chance) / (1 - by_chance) if by_chance < 1 else float("nan")
