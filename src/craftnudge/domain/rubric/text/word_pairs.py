"""Two words that mean what neither means alone: "to avoid", "so that", "no longer", "don't have to"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.domain.rubric.text.inflection import word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

Phrase = Literal["purpose", "aim", "compared"]


# "to" and one of these gives a reason in so many words; with the others it may be a mere complement ("moved to use").
_TO_AN_END = word_set(
    "avoid prevent allow enable ensure reduce help permit simplify save catch detect satisfy facilitate minimize "
    "minimise clarify please respect protect preserve stop appease conform comply cope accommodate account ease "
    "cut decouple isolate guard distinguish silence keep align reflect let shorten simplify speed"
)
_TO_AN_AIM = word_set(
    "support fix improve match work handle follow be get have address share test verify check trigger force "
    "provide show see run find do use pick return confirm demonstrate indicate separate aid cover include limit "
    "make tell know mark"
)
_ADVERBS = word_set("not better only always also")
_FOR_A_GAIN = word_set(
    "better easier clarity consistency safety performance compatibility convenience readability security speed"
)
_SO_SOMEBODY = word_set("that it we they the you i user users this a as")
_ITS_EFFECT = word_set(
    "fixes avoids prevents resolves repairs allows enables breaks broke causes caused crashes crashed fails failed "
    "makes led leads solves"
)
_ITS_LACK = word_set("nothing nobody none no never")
_AS_REASON = word_set("a of per")
_EVEN = word_set("if though when")
_FREED = word_set("not don't doesn't longer will would without never")
# Behind these words a verb in its base form is what the commit does.
LEADS_TO_ACTION = word_set("commit change patch we i also now and to by then pr")


def _after_to(words: Sequence[str], at: int) -> Phrase | None:
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in _ADVERBS and at + 2 < len(words):
        following = words[at + 2]
    before = words[at - 1] if at else ""
    if following in _TO_AN_END or before in ("order", "thanks", "owing"):
        return "purpose"
    if before in ("have", "having") and at > 1 and words[at - 2] in _FREED:
        return "purpose"
    if before == "used":
        return "compared"
    return "aim" if following in _TO_AN_AIM else None


def _after_so(words: Sequence[str], at: int) -> Phrase | None:
    return "purpose" if at + 1 < len(words) and words[at + 1] in _SO_SOMEBODY else None


def _after_for(words: Sequence[str], at: int) -> Phrase | None:
    following = words[at + 1] if at + 1 < len(words) else ""
    if following in _FOR_A_GAIN:
        return "purpose"
    return "aim" if following in ("now", "use") or (following.endswith("ing") and len(following) > 5) else None  # noqa: PLR2004


def _after_which(words: Sequence[str], at: int) -> Phrase | None:
    """An effect ("which breaks ...") or what makes a thing unnecessary ("which none uses")."""
    return "purpose" if at + 1 < len(words) and words[at + 1] in _ITS_EFFECT | _ITS_LACK else None


def _compared(words: Sequence[str], at: int) -> Phrase | None:
    word = words[at]
    before = words[at - 1] if at else ""
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in ("when", "whenever", "unless"):
        return "compared"
    found = (
        (word == "longer" and before == "no")
        or (word == "case" and before == "in")
        or (word == "rather" and following == "than")
        or (word == "instead" and following == "of")
        or (word == "as" and following in _AS_REASON)
        or (word == "even" and following in _EVEN)
        or (word == "after" and following == "all")
    )
    return "compared" if found else None


PHRASES = {"to": _after_to, "so": _after_so, "for": _after_for, "which": _after_which} | dict.fromkeys(
    ("longer", "case", "rather", "instead", "as", "even", "after", "when", "whenever", "unless"), _compared
)


def phrase_at(words: Sequence[str], at: int) -> Phrase | None:
    """The phrase that the word at this place is part of, where the word is one of `PHRASES`."""
    return PHRASES[words[at]](words, at)
