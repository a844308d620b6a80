"""How well the form of a message fits the earlier commits of its project.

Each feature is a choice (which prefix, which case, how wide) of which a message takes one option or none. A choice that
is frequent in this project and rare in others counts for the message, one that is rare in this project and frequent in
others against it: the evidence is the logarithm of the ratio of both rates, as in a naive Bayes classifier, times the
feature's weight.

The rates in other projects (`RATES_ELSEWHERE`) and the weights were fitted on 9,600 commits of 32 public projects;
`benchmarks/validity/context.py` prints them, and docs/explanation/validity.md says how well they separate a project's
own commits from those of others.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.message_traits import Traits
    from craftnudge.domain.commits.past import Past

# With fewer commits, counts are mostly chance; beyond 20, more commits hardly change the result.
LEAST_COMMITS = 10
# Rates are smoothed towards those of other projects, as if this many of their commits were counted as well.
SMOOTHING_COMMITS = 4.0
# The most evidence of a single feature, as the natural logarithm of a ratio of rates.
MOST_EVIDENCE = 3.0

# The rate at which two projects use the same word as an area or a scope.
RATE_OF_ONE_WORD = 0.03

# How many of 1,000 commits of public projects show the habit.
RATES_ELSEWHERE = {
    "conventional": 174,
    "either_prefix": 82,
    "area": 241,
    "bracket": 16,
    "scoped": 102,
    "nested_area": 21,
    "gitmoji": 12,
    "emoji": 32,
    "key_first": 3,
    "number_first": 10,
    "capital": 429,
    "small": 560,
    "period": 58,
    "ends_ed": 45,
    "ends_s": 12,
    "ends_ing": 16,
    "pull_last": 418,
    "ticket": 52,
    "closes_in_body": 103,
    "columns_15": 46,
    "columns_25": 128,
    "columns_35": 175,
    "columns_50": 323,
    "columns_60": 157,
    "columns_72": 114,
    "columns_more": 57,
    "words_2": 117,
    "words_3": 124,
    "words_5": 309,
    "words_7": 252,
    "words_10": 160,
    "words_more": 38,
    "body_8": 84,
    "body_25": 120,
    "body_60": 102,
    "body_150": 59,
    "body_more": 20,
    "body_stops": 163,
    "dashes": 21,
    "stars": 85,
    "title_lines": 6,
    "signed_off": 84,
    "co_authored": 88,
    "reviewed": 9,
    "other_trailers": 13,
    "backticks": 93,
    "code_words": 263,
    "hyphen": 177,
    "dot": 188,
    "underscore": 96,
    "acronym": 122,
    "inner_capital": 271,
    "digits": 176,
    "non_ascii": 41,
    "other_script": 5,
}


@dataclass(frozen=True)
class Feature:
    """A choice between `options`, names of habits that exclude each other; a message may also take none of them.

    `without` names the habit of taking none. `whole` names the habit that all options share, where there is one. Of a
    `welcome` feature no option counts against a message: a body where few commits have one costs nothing.
    """

    weight: float
    options: tuple[str, ...]
    without: str
    whole: str | None = None
    welcome: bool = False

    @cached_value
    def rate_of_none(self) -> int:
        """How many of 1,000 commits of public projects take no option."""
        return max(1_000 - sum(RATES_ELSEWHERE[option] for option in self.options), 1)


class FeatureSet:
    """The features of one check, with what each option is worth beside a past of a given number of commits."""

    def __init__(self, *features: Feature) -> None:
        self.features = features
        self._worths: dict[int, list[_Worth]] = {}

    def worths(self, commits: int) -> list[_Worth]:
        """The worth of each feature; computed once for a number of commits, as every commit needs it."""
        worths = self._worths.get(commits)
        if worths is None:
            worths = self._worths[commits] = [_worth(feature, commits) for feature in self.features]
        return worths


# A named tuple, for the reason given in check.py.
class FeatureFit(NamedTuple):
    """How a message fits the past in one feature: the option that it takes (None for none) and the evidence for it."""

    feature: Feature
    option: str | None
    evidence: float


class WordFit(NamedTuple):
    """How the area or scope of a message fits those in use: a new word counts against it, a known one mostly for it.

    `known_count` is how many earlier commits have a known word, or this one where it is known.
    """

    kind: Literal["new_area", "new_scope", "known_word"]
    word: str
    evidence: float
    known_count: int


@dataclass(frozen=True)
class ProjectFit:
    """A message beside the earlier commits of its project."""

    traits: Traits
    past: Past

    def evidence(self, features: FeatureSet) -> list[float]:
        """The evidence of each feature, above 0 for the message and below 0 against it."""
        shown, counts, commits = self.traits.shown, self.past.habits, self.past.commits
        evidence = []
        try:
            for only, worths, none, options, by_option in features.worths(commits):
                if only:
                    evidence.append((worths if only in shown else none)[counts.get(only, 0)])
                elif shown.isdisjoint(options):
                    rest = commits - sum([counts[option] for option in options if option in counts])
                    evidence.append(none[max(rest, 0)])
                else:
                    option = next(option for option in options if option in shown)
                    evidence.append(by_option[option][counts.get(option, 0)])
        except IndexError:
            # A habit is counted more often than there are commits: the journal line was edited by hand.
            return [self.feature_fit(feature).evidence for feature in features.features]
        return evidence

    def feature_fit(self, feature: Feature) -> FeatureFit:
        """The option that the message takes of a feature, and its evidence."""
        counts, commits = self.past.habits, self.past.commits
        option = next((option for option in feature.options if option in self.traits.shown), None)
        if option is not None:
            evidence = feature.weight * _evidence(counts.get(option, 0), commits, RATES_ELSEWHERE[option])
            return FeatureFit(feature, option, max(evidence, 0.0) if feature.welcome else evidence)
        rest = max(commits - sum(counts.get(option, 0) for option in feature.options), 0)
        return FeatureFit(feature, None, feature.weight * _evidence(rest, commits, feature.rate_of_none))

    def usual(self, fit: FeatureFit) -> tuple[str | None, int]:
        """The option that most earlier commits take of a feature (None for none), and how many do."""
        options, commits = fit.feature.options, self.past.commits
        counts = [self.past.habits.get(option, 0) for option in options]
        most, whole = max(counts), sum(counts)
        if fit.feature.whole and fit.option is None and 2 * whole > commits:
            return fit.feature.whole, whole
        if commits - whole > most:
            return None, commits - whole
        return options[counts.index(most)], most


def project_fit_of(message: Message, past: Past | None, keys: frozenset[str]) -> ProjectFit | None:
    """A message beside its project's past; None without a subject or with fewer than `LEAST_COMMITS` commits.

    `keys` are those of the tickets in the message.
    """
    if past is None or past.commits < LEAST_COMMITS or not message.subject:
        return None
    return ProjectFit(traits_of(message, keys), past)


# Of a feature with one option: the option, its worth, and the worth of not taking it, each by how many commits take it.
# Of a feature with several: the worth of none of them by how many commits take none, the options, and their worths.
_Worth = tuple[str, "list[float]", "list[float]", tuple[str, ...], "dict[str, list[float]]"]


def _worth(feature: Feature, commits: int) -> _Worth:
    counts = range(commits + 1)
    by_option = {
        option: [feature.weight * _evidence(count, commits, RATES_ELSEWHERE[option]) for count in counts]
        for option in feature.options
    }
    if feature.welcome:
        by_option = {option: [max(worth, 0.0) for worth in worths] for option, worths in by_option.items()}
    none = [feature.weight * _evidence(rest, commits, feature.rate_of_none) for rest in counts]
    if len(feature.options) == 1:
        only = feature.options[0]
        return only, by_option[only], none[::-1], (), {}
    return "", [], none, feature.options, by_option


# Without a cache: most calls fill the tables above, each with arguments that never come again. Over Flask 102,101 of
# 216,785 calls missed a cache of 4,096 entries; over another history 100,452 of 109,327 missed one of 65,536.
def _evidence(count: int, commits: int, per_thousand_elsewhere: int) -> float:
    rate_elsewhere = per_thousand_elsewhere / 1_000
    rate_in_project = (count + SMOOTHING_COMMITS * rate_elsewhere) / (commits + SMOOTHING_COMMITS)
    return max(-MOST_EVIDENCE, min(MOST_EVIDENCE, math.log(rate_in_project / rate_elsewhere)))


@lru_cache(maxsize=4_096)
def word_evidence(count: int, known: int, total: int) -> float:
    """The evidence of an area or scope that `count` of `total` commits have, where `known` have one of the table."""
    if count:
        return min(MOST_EVIDENCE, math.log((count + 0.3) / (total + 2) / RATE_OF_ONE_WORD))
    return math.log((max(total - known, 0) + 1) / (total + 2) / (1 - RATE_OF_ONE_WORD))
