"""The outcome of a check that compares the form of a message with the earlier commits of its project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.fit.project_fit import FeatureSet, ProjectFit, WordFit

# The lost share of the points is raised to this power, so that a small difference costs little.
BEND = 1.2
# From this share of the points on, no difference is large enough to be named.
NO_DIFFERENCE_FROM = 0.8
_PASS_FROM = 0.95  # as `graded` has it

_TOO_FEW = not_applicable("too_few_commits")
_EMPTY = not_applicable("empty")
_FITS = passed("fits")


def fit_outcome(
    facts: Facts, features: FeatureSet, least: float, full: float, words: Sequence[WordFit] = ()
) -> Outcome:
    """The outcome for some features: no points up to the evidence `least`, all points from `full` on.

    The kind is "fits"; or "differs" (from what most commits do), "new_area" or "new_scope", after the feature that
    counts most against the message; otherwise "no_clear_difference".
    """
    fit = facts.project_fit
    if fit is None:
        return _TOO_FEW if facts.message.subject else _EMPTY
    evidence = fit.evidence(features)
    of_words = [word.evidence for word in words]
    share = (sum(evidence) + sum(of_words) - least) / (full - least)
    share = 1 - (1 - min(max(share, 0.0), 1.0)) ** BEND
    if share >= _PASS_FROM:
        return _FITS
    if share >= NO_DIFFERENCE_FROM:
        return graded(share, "no_clear_difference")
    evidence += of_words
    position = evidence.index(min(evidence))
    difference = len(features.features)
    if position >= difference:
        return _of_word(share, words[position - difference], fit)
    return _of_feature(share, features, position, fit)


def _of_feature(share: float, features: FeatureSet, position: int, fit: ProjectFit) -> Outcome:
    against = fit.feature_fit(features.features[position])
    usual, count = fit.usual(against)
    if against.evidence >= 0 or usual == against.option or 2 * count <= fit.past.commits:
        return graded(share, "no_clear_difference")
    name = usual or against.feature.without
    return graded(share, "differs", Evidence("earlier_commits", figure=count, limit=fit.past.commits, name=name))


def _of_word(share: float, word: WordFit, fit: ProjectFit) -> Outcome:
    if word.evidence >= 0 or word.kind == "known_word":
        return graded(share, "no_clear_difference")
    return graded(
        share, word.kind, Evidence(word.kind, quote=word.word, figure=word.known_count, limit=fit.past.commits)
    )
