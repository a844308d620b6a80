"""How strongly a message says why and what, and which of its words do."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.text.message_features import share_of
from craftnudge.domain.rubric.text.sign_table import SIGN_OF, WHAT_BASE, WHY_BASE
from craftnudge.domain.rubric.text.truncate import truncate_line
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.rubric.text.message_words import Wording
    from craftnudge.domain.rubric.text.sign_table import Sign

# From these chances on a message counts as saying why, and what. Chosen where the harmonic mean of precision and recall
# of "missing" is best over the projects together (docs/explanation/validity.md).
WHY_CUT = 0.65
WHAT_CUT = 0.73

# What a ticket adds where it is asked how plain the reason is; the table has what it is worth to raters.
_TICKET_IN_PART = 2.0
_OF_THE_SUBJECT = frozenset(("corrects", "averts"))
_QUOTE_CHARS = 70
_STOPS = (". ", "; ", ": ", "\n\n")


@dataclass(frozen=True, slots=True)
class Weights:
    """The bases and weights of a table, as used for adding up."""

    why_base: float
    what_base: float
    why: Mapping[str, float]
    what: Mapping[str, float]


AS_RELEASED = Weights(
    WHY_BASE,
    WHAT_BASE,
    {sign.name: sign.why for sign in SIGN_OF.values() if sign.why is not None},
    {sign.name: sign.what for sign in SIGN_OF.values() if sign.what is not None},
)


def chance(strength: float) -> float:
    """The logistic curve: from a strength to a chance between 0 and 1."""
    return 1 / (1 + math.exp(-strength))


@dataclass(frozen=True)
class MessageEvidence:
    """The signs of one message and what they add up to. Chances are 0 to 1."""

    wording: Wording
    signs: Mapping[str, str]
    features: Mapping[str, float]
    weights: Weights = AS_RELEASED

    @cached_value
    def what_share(self) -> float:
        """How well the message says what was done, 0 to 1."""
        return share_of("what", self.features)

    @cached_value
    def why_share(self) -> float:
        """How well the message says why it was done, or how little it needs to, 0 to 1."""
        return share_of("why", self.features)

    @cached_value
    def why(self) -> float:
        """The chance that a reader finds a reason, or finds that none is needed."""
        weights = self.weights.why
        return chance(self.weights.why_base + sum([weights[name] for name in self.signs if name in weights]))

    @cached_value
    def _own_strength(self) -> float:
        weights = self.weights.why
        own = sum([weights[name] for name in self.signs if name in weights and name != "ticket"])
        return self.weights.why_base + own

    @property
    def own_why(self) -> float:
        """The same chance, from what the message says itself: a ticket elsewhere does not count."""
        return chance(self._own_strength)

    @property
    def plain_why(self) -> float:
        """The same chance, with a ticket counted in part: its reason has to be looked up, and may not be there."""
        return chance(self._own_strength + _TICKET_IN_PART * ("ticket" in self.signs))

    @cached_value
    def what(self) -> float:
        """The chance that a reader finds out what was changed."""
        weights = self.weights.what
        return chance(self.weights.what_base + sum([weights[name] for name in self.signs if name in weights]))

    @property
    def says_why(self) -> bool:
        """Whether a reason is given, pointed to, or not needed."""
        return self.why >= WHY_CUT

    @property
    def says_what(self) -> bool:
        """Whether the change itself is named."""
        return self.what >= WHAT_CUT

    def reason(self, where: str = "") -> Sign | None:
        """The strongest sign of a reason in the author's own words; `where` is "body_" or "subject_", or both.

        What a subject corrects or avoids stands in the subject, though its name does not begin so.
        """
        weights = self.weights.why
        found = [
            (weights[name], name)
            for name in self.signs
            if name in weights
            and SIGN_OF[name].nature == "reason"
            and (name.startswith(where) or (name in _OF_THE_SUBJECT and where != "body_"))
        ]
        best = max(found, default=None)
        return SIGN_OF[best[1]] if best else None

    def quote(self, sign: Sign) -> str:
        """The words of the message around what shows the sign, cut to one line."""
        text = self.wording.body if sign.name.startswith("body") else self.wording.headline
        return clause(text, self.signs[sign.name])


def clause(text: str, shown: str) -> str:
    """The part of the text from a little before `shown` on, in at most 70 characters, on one line."""
    at = max(text.lower().find(shown), 0) if shown and len(text) > _QUOTE_CHARS else 0
    window = text[max(at - _QUOTE_CHARS, 0) : at + 2 * _QUOTE_CHARS]
    before = window[: min(at, _QUOTE_CHARS)]
    start = max(
        (before.rfind(stop) + 2 for stop in _STOPS if stop in before), default=0 if at <= _QUOTE_CHARS // 2 else -1
    )
    if start < 0 or len(before) - start > _QUOTE_CHARS // 2:
        start = len(before)
    line = " ".join(window[start:].split())
    if len(line) <= _QUOTE_CHARS:
        return line
    return truncate_line(line, _QUOTE_CHARS)
