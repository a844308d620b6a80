"""How well the way a message is written fits the project's own past.

Each feature is a choice (which prefix, which case, how wide) of which a message takes one option or none. A choice that
is usual here and rare elsewhere speaks for the message, one that is rare here and usual elsewhere against it: the
evidence is the logarithm of the ratio of both rates, as in a naive Bayes classifier, times the feature's weight.

The rates elsewhere (`RATES_ELSEWHERE`) and the weights were found on 9,600 commits of 32 public projects;
`benchmarks/validity/context.py` prints them, and docs/explanation/validity.md says how well they tell a project's own
commits from others'.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.fit.style_words import HABIT_WORDS
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.message_traits import Traits
    from craftnudge.domain.commits.past import Past

# Fewer commits show chance, not habits; from 20 on more of them hardly tell more.
LEAST_COMMITS = 10
# Rates are drawn towards those elsewhere, as if this many commits more had been seen.
DRAWN_BY = 4.0
# No single feature says more than this, however sure the habit (natural logarithm of a ratio of rates).
MOST_EVIDENCE = 3.0

# How often two projects use the same word as an area or a scope.
RATE_OF_ONE_WORD = 0.03

# Of 1,000 commits of public projects, how many show the habit.
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

    `without` says what commits do that take none; `whole` names the habit that all options share, where there is one.
    Of a `welcome` feature no option speaks against a message: a body where few have one is no fault.
    """

    weight: float
    options: tuple[str, ...]
    without: str = ""
    whole: str | None = None
    welcome: bool = False

    @cached_value
    def rate_of_none(self) -> int:
        """Of 1,000 commits of public projects, how many take no option."""
        return max(1_000 - sum(RATES_ELSEWHERE[option] for option in self.options), 1)


# A tuple with names, as `check.Outcome` is and for the same reason.
class Finding(NamedTuple):
    """What one feature says: the option taken (None for none), how many commits take it too, and the evidence.

    A feature without options has no usual one: there `usual_count` commits stand against the message.
    """

    feature: Feature
    taken: str | None
    taken_count: int
    evidence: float
    usual_count: int = 0

    def words(self, option: str | None) -> str:
        """What commits that take the option do, as in "50 commits begin with a type"."""
        return HABIT_WORDS.get(option or "", self.feature.without)


@dataclass(frozen=True)
class ProjectFit:
    """A message beside its project's past."""

    traits: Traits
    past: Past

    def evidence(self, features: Sequence[Feature]) -> list[float]:
        """What each feature says for the message (above 0) or against it."""
        shown, counts, commits = self.traits.shown, self.past.habits, self.past.commits
        found = []
        try:
            for only, worths, none, options, taken in _worths(features, commits):
                if only:
                    found.append((worths if only in shown else none)[counts.get(only, 0)])
                elif shown.isdisjoint(options):
                    rest = commits - sum([counts[option] for option in options if option in counts])
                    found.append(none[max(rest, 0)])
                else:
                    option = next(option for option in options if option in shown)
                    found.append(taken[option][counts.get(option, 0)])
        except IndexError:
            # More commits show a habit than there are: somebody wrote that line by hand.
            return [self.finding(feature).evidence for feature in features]
        return found

    def finding(self, feature: Feature) -> Finding:
        """What the feature says about the message, with all that can be told of it."""
        counts, commits = self.past.habits, self.past.commits
        taken = next((option for option in feature.options if option in self.traits.shown), None)
        if taken is not None:
            count = counts.get(taken, 0)
            evidence = feature.weight * _evidence(count, commits, RATES_ELSEWHERE[taken])
            return Finding(feature, taken, count, max(evidence, 0.0) if feature.welcome else evidence)
        rest = max(commits - sum(counts.get(option, 0) for option in feature.options), 0)
        return Finding(feature, None, rest, feature.weight * _evidence(rest, commits, feature.rate_of_none))

    def usual(self, finding: Finding) -> tuple[str | None, int]:
        """The option that is usual here where the finding looked, None for none, and how many commits take it."""
        options, commits = finding.feature.options, self.past.commits
        if not options:
            return None, finding.usual_count
        counts = [self.past.habits.get(option, 0) for option in options]
        most, whole = max(counts), sum(counts)
        if finding.feature.whole and finding.taken is None and 2 * whole > commits:
            return finding.feature.whole, whole
        if commits - whole > most:
            return None, commits - whole
        return options[counts.index(most)], most


def project_fit_of(message: Message, past: Past | None) -> ProjectFit | None:
    """The message beside its project's past; None where there is too little of either."""
    if past is None or past.commits < LEAST_COMMITS or not message.subject:
        return None
    return ProjectFit(traits_of(message), past)


# Of a feature with one option: the option, what it is worth to take it and what not to, each by how many commits take
# it. Of one with several: what none of them is worth by how many take none, the options, and what each is worth.
Worth = tuple[str, "list[float]", "list[float]", tuple[str, ...], "dict[str, list[float]]"]
_WORTHS: dict[tuple[int, int], tuple[Sequence[Feature], list[Worth]]] = {}


def _worths(features: Sequence[Feature], commits: int) -> list[Worth]:
    """What the features are worth beside a past of so many commits: made once, for each is asked of every commit.

    They go by identity, and are kept with it: to hash them takes longer than to weigh a commit.
    """
    known = _WORTHS.get((id(features), commits))
    if known is None:
        known = _WORTHS[id(features), commits] = features, [_worth(feature, commits) for feature in features]
    return known[1]


def _worth(feature: Feature, commits: int) -> Worth:
    counts = range(commits + 1)
    taken = {
        option: [feature.weight * _evidence(count, commits, RATES_ELSEWHERE[option]) for count in counts]
        for option in feature.options
    }
    if feature.welcome:
        taken = {option: [max(worth, 0.0) for worth in worths] for option, worths in taken.items()}
    none = [feature.weight * _evidence(rest, commits, feature.rate_of_none) for rest in counts]
    if len(feature.options) == 1:
        only = feature.options[0]
        return only, taken[only], none[::-1], (), {}
    return "", [], none, feature.options, taken


@lru_cache(maxsize=4_096)
def _evidence(count: int, commits: int, rate_elsewhere: int) -> float:
    elsewhere = rate_elsewhere / 1_000
    here = (count + DRAWN_BY * elsewhere) / (commits + DRAWN_BY)
    return max(-MOST_EVIDENCE, min(MOST_EVIDENCE, math.log(here / elsewhere)))


@lru_cache(maxsize=4_096)
def known_word(count: int, known: int, total: int) -> float:
    """The evidence of an area or scope that `count` of `total` commits have; the table holds `known` of them."""
    if count:
        return min(MOST_EVIDENCE, math.log((count + 0.3) / (total + 2) / RATE_OF_ONE_WORD))
    return math.log((max(total - known, 0) + 1) / (total + 2) / (1 - RATE_OF_ONE_WORD))
