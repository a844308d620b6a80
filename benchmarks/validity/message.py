"""The message category against people's labels: does a message say why, and what?

`message_quality`: an object a line with `project`, `message`, `files`, `n_files`, `added`, `deleted`, `why`, `what`
(1 where two raters found it said; Tian and others 2022) and `non_atomic` (1 where they set the commit aside).

Weights were fitted on such rows, so each project is judged here by weights fitted on the other projects alone. The
figures of the released table, which has seen them all, follow for comparison. gitlint's default rules stand beside
ours where `gitlint-core` can be imported.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.validity.gitlint_rules import violations
from benchmarks.validity.labelled import record_of, rows
from benchmarks.validity.logistic import fit
from benchmarks.validity.measures import auc, figure, spearman
from craftnudge.domain.rubric.check import points_at_stake
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import checks_by_category
from craftnudge.domain.rubric.text.evidence import AS_RELEASED, MessageEvidence, Weights

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from benchmarks.validity.measures import Figure

# The checks that give the tips on a missing reason and a missing what.
_WHY, _WHAT = "CN102", "CN101"
# The one cut at which a message counts as good. Chosen on these rows; it is not moved for others.
GOOD_FROM = 6.4


@dataclass(frozen=True, slots=True)
class Judged:
    """One row and our answer: the score of the category, and whether why and what were found."""

    row: dict[str, Any]
    score: float
    why: bool
    what: bool
    chance_of_why: float
    chance_of_what: float

    @property
    def good(self) -> float:
        """1 where the raters found both."""
        return float(self.row["why"] and self.row["what"])


@cache
def labelled_messages(folder: Path) -> tuple[dict[str, Any], ...]:
    """The rows of messages whose commits the raters did not set aside."""
    return tuple(row for row in rows(folder, "message_quality") if not row["non_atomic"])


def fitted(labelled: Sequence[dict[str, Any]]) -> Weights:
    """The table's weights as these rows alone would have them."""
    signs = [Facts(record_of(row)).evidence.signs.keys() for row in labelled]
    why = fit(signs, [row["why"] for row in labelled], sorted(AS_RELEASED.why))
    what = fit(signs, [row["what"] for row in labelled], sorted(AS_RELEASED.what))
    return Weights(why.base, what.base, why.weights, what.weights)


def judged_by(labelled: Sequence[dict[str, Any]], weights: Weights) -> list[Judged]:
    """The rows under these weights; generated rows are scored like others."""
    found = []
    for row in labelled:
        facts = Facts(record_of(row))
        facts.__dict__["evidence"] = MessageEvidence(
            facts.wording, facts.evidence.signs, facts.evidence.features, weights
        )
        outcomes = {check: check.evaluate(facts) for check in checks_by_category()["message"]}
        asked = {check: outcome for check, outcome in outcomes.items() if outcome.result != "not_applicable"}
        score = sum(
            points_at_stake(check, check.points, outcome.result) * outcome.share for check, outcome in asked.items()
        )
        passed = {check.id for check, outcome in asked.items() if outcome.result == "pass"}
        full = sum(points_at_stake(check, check.points, outcome.result) for check, outcome in asked.items())
        chances = facts.evidence.why, facts.evidence.what
        found.append(Judged(row, 10 * score / full, _WHY in passed, _WHAT in passed, *chances))
    return found


def _left_out(labelled: Sequence[dict[str, Any]]) -> list[Judged]:
    found = []
    for project in sorted({row["project"] for row in labelled}):
        weights = fitted([row for row in labelled if row["project"] != project])
        found += judged_by([row for row in labelled if row["project"] == project], weights)
    return found


def figures(folder: Path) -> list[Figure]:
    """The figures with each project left out of the fitting, then those of the released table."""
    labelled = labelled_messages(folder)
    found = _of(_left_out(labelled), "message")
    if not violations("A test of the peer"):
        print("message: gitlint-core is not installed here, so its columns are left out", file=sys.stderr)
    return found + _of(judged_by(labelled, AS_RELEASED), "message, released table")


def _of(found: list[Judged], name: str) -> list[Figure]:
    good = [one.good for one in found]
    scores = [one.score for one in found]
    both = [float(one.row["why"] + one.row["what"]) for one in found]
    ends = [one for one in found if one.row["why"] == one.row["what"]]
    rated_good = [float(score >= GOOD_FROM) for score in scores]
    others, passed = _others(found)
    result = [
        figure(f"{name}: says what and why", "AUC", auc, scores, good, **others),
        figure(f"{name}: why + what", "Spearman", spearman, scores, both, **others),
        figure(f"{name}: good from {GOOD_FROM}", "accuracy", accuracy, rated_good, good, **passed),
        figure(f"{name}: good from {GOOD_FROM}", "kappa", kappa, rated_good, good, **passed),
        figure(f"{name}: chance of why", "AUC", auc, [x.chance_of_why for x in found], _said(found, "why")),
        figure(f"{name}: chance of what", "AUC", auc, [x.chance_of_what for x in found], _said(found, "what")),
        figure(f"{name}: why is missing", "F1", f1, *_missing(found, "why")),
        figure(f"{name}: what is missing", "F1", f1, *_missing(found, "what")),
        figure(
            f"{name}: good above neither", "points", medians_apart, [one.score for one in ends], [x.good for x in ends]
        ),
    ]
    for project in sorted({one.row["project"] for one in found}):
        part = [one for one in found if one.row["project"] == project]
        theirs, _ = _others(part)
        result.append(
            figure(f"{name}: {project}", "AUC", auc, [x.score for x in part], [x.good for x in part], **theirs)
        )
    return result


def _missing(found: Sequence[Judged], part: str) -> tuple[list[float], list[float]]:
    return [float(not getattr(one, part)) for one in found], [float(not one.row[part]) for one in found]


def _said(found: Sequence[Judged], part: str) -> list[float]:
    return [float(one.row[part]) for one in found]


def _others(found: Sequence[Judged]) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """The peer and the word count on the same rows: as scores, and as a yes or no (no violation; 10 words or more)."""
    words = [float(len(one.row["message"].split())) for one in found]
    scores, verdicts = {"words": words}, {"ten_words": [float(count >= 10) for count in words]}
    broken = [violations(one.row["message"]) for one in found]
    if all(rules is not None for rules in broken):
        scores["gitlint"] = [-float(len(rules or ())) for rules in broken]
        verdicts["gitlint"] = [float(not rules) for rules in broken]
    return scores, verdicts


def accuracy(verdicts: Sequence[float], labels: Sequence[float]) -> float:
    """The share of rows on which both agree."""
    return sum(one == other for one, other in zip(verdicts, labels, strict=True)) / len(labels)


def kappa(verdicts: Sequence[float], labels: Sequence[float]) -> float:
    """Cohen's kappa of two series of 0 and 1."""
    ours, theirs = sum(verdicts) / len(labels), sum(labels) / len(labels)
    by_chance = ours * theirs + (1 - ours) * (1 - theirs)
    return (accuracy(verdicts, labels) - by_chance) / (1 - by_chance) if by_chance < 1 else float("nan")


def f1(verdicts: Sequence[float], labels: Sequence[float]) -> float:
    """The harmonic mean of precision and recall of the answer 1."""
    right = sum(one and other for one, other in zip(verdicts, labels, strict=True))
    return 2 * right / (sum(verdicts) + sum(labels)) if right else 0.0


def medians_apart(scores: Sequence[float], labels: Sequence[float]) -> float:
    """The median score with label 1 less that with label 0."""
    upper = [score for score, label in zip(scores, labels, strict=True) if label]
    lower = [score for score, label in zip(scores, labels, strict=True) if not label]
    return median(upper) - median(lower) if upper and lower else float("nan")
