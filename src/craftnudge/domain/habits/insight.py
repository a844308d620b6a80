"""What an insight is: a question about a history, and the answer with its figures and commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# Two insights on one topic would say one thing twice; only the stronger is shown.
InsightTopic = Literal[
    "size",
    "when",
    "habit",
    "kind",
    "tests",
    "files",
    "unfinished",
    "others",
    "rhythm",
    "words",
    "undone",
    "nudges",
    "agent",
    "squash",
]


@dataclass(frozen=True, slots=True)
class ExampleCommit:
    """A commit that shows an insight, and the figure in it that does, such as "+912 -30" or "5.2"."""

    commit: ScoredCommit
    note: str = ""


@dataclass(frozen=True, slots=True)
class Insight:
    """One observation over a history: data only, the words for it are looked up by `kind`.

    `figures` are the figures for programs; `values` are further ones that the words need, None for one that a sentence
    must do without. `commits` show the insight, the clearest example first. `chance` is how likely chance alone makes
    at least as much, after the comparisons made inside the question; None for what is merely counted. `weight`, 0 to
    1, is how much it matters: the size of the effect (two points of ten, or all of a share, are 1) times the root of
    the share of commits that it touches.
    """

    kind: str
    figures: Mapping[str, float | str]
    commits: tuple[ExampleCommit, ...]
    chance: float | None
    weight: float
    values: Mapping[str, float | str | None] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True)
class InsightQuestion:
    """One question about a history, with all there is about it in one file.

    `needs` says how many cases an answer takes, and why fewer would not do.
    """

    name: str
    question: str
    topic: InsightTopic
    needs: str
    answer: Callable[[History], Insight | None]


def weight_of(effect: float, cases: int, of: int) -> float:
    """How much an effect matters that touches `cases` of `of` commits; `effect` is clamped to 0 to 1."""
    return min(1.0, abs(effect)) * (cases / of) ** 0.5 if of else 0.0
