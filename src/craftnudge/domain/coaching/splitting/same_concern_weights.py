"""The weight of each sign of same_concern.py: printed by benchmarks/split/fit.py; do not edit by hand."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Term:
    """A sign of `same_concern`; or two of them multiplied; or whether one is at least a limit."""

    sign: str
    times: str = ""
    at_least: float | None = None

    def value(self, signs: Mapping[str, float]) -> float:
        """The figure to be weighed."""
        if self.at_least is not None:
            return float(signs[self.sign] >= self.at_least)
        return signs[self.sign] * signs[self.times] if self.times else signs[self.sign]


@dataclass(frozen=True, slots=True)
class SameConcernWeights:
    """The weight of each term, a base, and from which likelihood on two groups are one."""

    terms: tuple[tuple[float, Term], ...]
    base: float
    joined_from: float

    def likelihood(self, signs: Mapping[str, float]) -> float:
        """How likely two files were changed for one reason: the logistic function of the weighed signs, 0 to 1."""
        total = self.base + math.fsum(weight * term.value(signs) for weight, term in self.terms)
        return 1.0 / (1.0 + math.exp(-max(min(total, 30.0), -30.0)))


FITTED = SameConcernWeights(
    (
        (1.654, Term("exchanged_near_other")),
        (1.194, Term("together")),
        (0.165, Term("more_than_chance")),
        (0.676, Term("usual_files", times="folders_together")),
        (0.620, Term("names_overlap", at_least=0.003)),
        (-0.423, Term("growth_differs", at_least=0.001)),
        (0.298, Term("mentioned")),
        (-0.245, Term("same_kind", times="new_words_known_there")),
        (0.543, Term("files_of_rarer_kind", at_least=5)),
        (0.441, Term("nearest_in_words")),
        (0.672, Term("new_words_alike", at_least=0.1)),
        (0.965, Term("both_known", times="nearest_in_past")),
        (0.401, Term("more_than_usual", at_least=1)),
        (1.073, Term("one_unknown", times="mentioned")),
        (-0.246, Term("same_folder", times="lines_of_smaller")),
        (-1.280, Term("files_in_all", at_least=4)),
        (0.760, Term("code_and_test", times="same_subjects")),
        (0.519, Term("word_parts_alike", at_least=0.08)),
        (0.400, Term("more_than_usual", at_least=2)),
        (-0.121, Term("more_than_usual", times="new_words_known_there")),
        (0.423, Term("word_parts_alike", at_least=0.001)),
        (-0.389, Term("lines_of_smaller", at_least=0.7)),
        (0.820, Term("same_kind", times="defined_and_used")),
        (0.286, Term("folders_in_all", at_least=4)),
        (0.656, Term("more_than_usual", times="same_company")),
        (-0.606, Term("more_than_usual", times="nearest_in_past")),
        (0.648, Term("one_unknown", times="folders_together")),
        (-0.152, Term("exchanged_near_other", times="set_aside")),
        (0.248, Term("together_lately", times="often_changed")),
        (0.961, Term("usual_files", times="gone_words_alike")),
        (0.240, Term("name_told")),
        (0.272, Term("both_known", times="longest_word_exchanged")),
    ),
    -1.932,
    0.40,
)
