"""The habits that a project's commits show, each with the number of commits that support it.

Learned from a `Past`, which holds the nearest 50 human commits in counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.fit.project_fit import LEAST_COMMITS
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.commits.past import Past

# Above the first share a habit is as good as a rule, above the second it is usual; below, commits differ.
FIRM_SHARE = 0.9
USUAL_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class LearnedHabit:
    """One habit: what `count` of `of` commits do. `about` names the matter, `name` is the habit's id."""

    about: str
    name: str
    count: int
    of: int

    @property
    def strength(self) -> str:
        """How sure the habit is: "firm", "usual" or "mixed"."""
        share = self.count / self.of
        return "firm" if share >= FIRM_SHARE else "usual" if share >= USUAL_SHARE else "mixed"


@dataclass(frozen=True, slots=True)
class ProjectStyle:
    """What a project's last commits show. `habits` is empty with fewer than `LEAST_COMMITS` commits.

    `words` are the most used entries of the tables `WORDS` with their counts. The three figures are
    the 10th, 50th and 90th percentile, empty where not known.
    """

    commits: int
    authors: int
    habits: tuple[LearnedHabit, ...]
    words: Mapping[str, Mapping[str, int]]
    subject_columns: tuple[int, ...]
    body_words: tuple[int, ...]
    files: tuple[int, ...]


WORDS = ("types", "scopes", "areas", "tickets", "trailers", "endings", "folders")

# The matters, in the order in which they are shown: the habits to choose from, and the habit of having none of them.
_MATTERS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("prefix", ("conventional", "area", "bracket"), "no_prefix"),
    ("first sign", ("gitmoji", "emoji", "key_first", "number_first"), ""),
    ("case", ("capital", "small"), "no_case"),
    ("end", ("period",), "no_period"),
    ("verb", ("ends_ed", "ends_s", "ends_ing"), "plain_verb"),
    ("ticket", ("ticket", "pull_last", "closes_in_body"), "no_ticket_at_all"),
    ("body", ("body",), "no_body"),
    ("list", ("dashes", "stars"), ""),
    ("wide lines", ("wide_lines",), ""),
    ("sign-off", ("signed_off",), ""),
    ("co-author", ("co_authored",), ""),
    ("reviewers", ("reviewed",), ""),
    ("code", ("backticks",), ""),
    ("script", ("other_script",), ""),
)
# A matter without such a habit is only shown where this share of the commits has one of its habits.
_WORTH_A_LINE = 0.1


def project_style_of(past: Past) -> ProjectStyle:
    """The project style that a past shows."""
    habits: tuple[LearnedHabit, ...] = ()
    if past.commits >= LEAST_COMMITS:
        counts = _with_doubtful_prefixes(past.habits)
        learned = (_learned(matter, counts, past.commits) for matter in _MATTERS)
        habits = tuple(habit for habit in learned if habit is not None)
    return ProjectStyle(
        past.commits,
        past.authors,
        habits,
        {name: getattr(past, name) for name in WORDS},
        past.subject_columns,
        past.body_words,
        past.files,
    )


def _with_doubtful_prefixes(habits: Mapping[str, int]) -> dict[str, int]:
    """Counts where prefixes that may be a type or an area ("docs: ...") belong to what the project uses otherwise."""
    counts = dict(habits)
    doubtful = counts.pop("either_prefix", 0)
    mostly = "conventional" if counts.get("conventional", 0) >= counts.get("area", 0) else "area"
    counts[mostly] = counts.get(mostly, 0) + doubtful
    return counts


def _learned(matter: tuple[str, tuple[str, ...], str], counts: Mapping[str, int], commits: int) -> LearnedHabit | None:
    about, options, without = matter
    best = max(options, key=lambda option: counts.get(option, 0))
    count = counts.get(best, 0)
    none = commits - sum(counts.get(option, 0) for option in options)
    if not without:
        return LearnedHabit(about, best, count, commits) if count >= _WORTH_A_LINE * commits else None
    if none > count:
        return LearnedHabit(about, without, none, commits)
    return LearnedHabit(about, best, count, commits)
