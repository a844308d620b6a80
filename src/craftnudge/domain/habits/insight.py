"""What an insight is: a question asked of a history, and the answer with its figures and commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from craftnudge.domain.habits.history import History
    from craftnudge.domain.habits.scored_commit import ScoredCommit

# Two insights about one matter would say one thing twice; only the stronger is told.
Matter = Literal[
    "size", "when", "habit", "kind", "tests", "files", "unfinished", "others", "rhythm", "words", "undone", "nudges"
]


@dataclass(frozen=True, slots=True)
class Shown:
    """A commit that shows an insight, and the figure in it that does ("+912", "5.2")."""

    commit: ScoredCommit
    note: str = ""


@dataclass(frozen=True, slots=True)
class Insight:
    """One observation over a history.

    `headline` is one sentence, `detail` the figures in words; `figures` are the same figures for programs. `commits`
    show it, the most telling first. `chance` is how likely chance alone makes at least as much, after the comparisons
    made inside the question; None for what is merely counted. `weight`, 0 to 1, is how much it matters: the size of
    the effect (two points of ten, or all of a share, are 1) times the root of the share of commits that it touches.
    """

    headline: str
    detail: str
    figures: Mapping[str, float | str]
    commits: tuple[Shown, ...]
    chance: float | None
    weight: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked of every history. Its file holds all there is about it.

    `needs` says how many cases an answer takes, and why fewer would not do.
    """

    name: str
    asks: str
    matter: Matter
    needs: str
    answer: Callable[[History], Insight | None]


def weight_of(effect: float, cases: int, of: int) -> float:
    """How much an effect matters that touches `cases` of `of` commits; `effect` is moved into 0 to 1."""
    return min(1.0, abs(effect)) * (cases / of) ** 0.5 if of else 0.0
