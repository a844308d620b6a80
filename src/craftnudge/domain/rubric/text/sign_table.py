"""The weight of each sign, by which it is told whether a message says why and what.

A message shows some of these signs. Its strength of *why* is the base and the weights of the signs it shows, added up;
a strength of 0 is an even chance that a reader finds a reason, 1 is 73%, 2 is 88%, -1 is 27% (the logistic curve).
*What* likewise. That decides which finding a check has and which words are quoted; how many points it gives is decided
by `message_features`. The weights were fitted on messages of three projects that two people had labelled, and those
marked "by analogy" took over the weight of a sign like them. Nothing is fitted on the user's machine.
"""

from __future__ import annotations

from typing import Literal

from craftnudge.runtime.fast_dataclasses import dataclass

WHY_BASE = -0.9
WHAT_BASE = 1.0

# What a sign is made of: words that give a reason, a kind of change, or mere shape. Only reasons are quoted as such.
Nature = Literal["reason", "kind", "shape"]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: what it is in words that end a sentence about a message, and its weights; None where it has none."""

    name: str
    is_: str
    nature: Nature
    why: float | None = None
    what: float | None = None


SIGNS = (
    # A reason elsewhere.
    Sign("ticket", "points to a ticket", "shape", why=3.7, what=0.5),
    # A reason in the subject.
    Sign("corrects", "corrects something", "reason", why=1.4, what=-1.0),
    Sign("averts", "says what it avoids", "reason", why=1.1, what=0.1),
    Sign("subject_problem", "names what was wrong", "reason", why=1.2),
    Sign("subject_cause", "names a cause", "reason", why=1.6),  # by analogy with the body's
    Sign("subject_relation", "refers to earlier work", "reason", why=0.9),
    Sign("subject_waste", "names what was superfluous", "reason", why=0.5, what=0.4),
    Sign("subject_waste_removed", "removes what was superfluous", "reason", why=1.1),
    Sign("subject_need", "names a need", "reason", why=0.7, what=-1.0),
    Sign("subject_purpose", "names a purpose", "reason", why=1.3),  # by analogy with the body's
    Sign("subject_negation", "says what must not happen", "reason", why=0.7, what=-1.0),
    Sign("subject_trouble", "is about errors", "reason", why=0.3),
    Sign("subject_aim", "names an aim", "reason", why=0.3),
    # A reason in the body.
    Sign("body_cause", "gives a cause", "reason", why=1.6),
    Sign("body_need", "names a need", "reason", why=0.8),
    Sign("body_contrast", "contrasts before and after", "reason", why=0.7),
    Sign("body_compared", "compares with how it was", "reason", why=0.7),
    Sign("body_benefit", "names a gain", "reason", why=0.6),
    Sign("body_purpose", "names a purpose", "reason", why=1.4),
    Sign("body_relation", "refers to earlier work", "reason", why=0.4),
    Sign("body_problem", "names what was wrong", "reason", why=0.6),
    Sign("body_negation", "says what did not hold", "reason", why=0.3),
    Sign("body_consequence", "names a consequence", "reason", why=0.2),
    Sign("body_statement", "tells how things are", "reason", why=0.6),
    Sign("body_12", "has a body of a sentence or more", "shape", why=0.4),
    Sign("body_30", "has a body of several sentences", "shape", why=0.3, what=0.1),
    Sign("body_60", "has a long body", "shape", why=0.6),
    # Cases in which the reason goes without saying.
    Sign("exact_version", "moves to a named version", "kind", why=1.6),
    Sign("subject_docs", "is about documentation", "kind", why=0.6),
    Sign("documents", "documents something", "kind", why=1.1),
    Sign("only_docs", "changes documentation alone", "kind", why=0.9, what=0.9),
    Sign("subject_test", "is about tests", "kind", why=0.8),
    Sign("corrects_text", "corrects text", "kind", why=0.8, what=0.2),
    Sign("few_lines", "changes a few lines", "shape", why=0.5),
    Sign("subject_version", "is about versions", "kind", why=0.3, what=0.9),
    Sign("only_tests", "changes tests alone", "kind", why=0.3),
    Sign("only_build", "changes the build alone", "kind", why=0.3),
    Sign("subject_spelling", "is about spelling", "kind", why=0.3, what=1.5),  # a typo is its own what
    Sign("subject_move", "moves or renames", "kind", why=0.1, what=0.4),
    # Cases in which it does not.
    Sign("tiny_subject", "is a word or two", "shape", why=-1.1, what=-0.9),
    Sign("code_mostly_new", "is mostly new code", "shape", why=-0.6),
    Sign("code_many_lines", "changes many lines of code", "shape", why=-0.1),
    # What was done.
    Sign("changes", "begins with what was done", "kind", what=1.8),
    Sign("detailed", "names the thing in full", "shape", what=0.9),
    Sign("body", "has a body", "shape", what=0.7),
    Sign("mostly_new", "is mostly new lines", "shape", what=0.6),
    Sign("body_action", "says in the body what was done", "kind", what=0.7),
    Sign("several_words", "names the thing in several words", "shape", what=0.6),
    Sign("bullets", "lists the changes", "shape", what=0.4),
    Sign("subject_text", "is about explanations", "kind", why=0.5, what=0.4),
    Sign("swap", "says what takes the place of what", "kind", what=0.4),
    Sign("body_code_name", "names code in the body", "shape", what=0.4),
    Sign("full_subject", "has a full subject", "shape", what=0.3),
    Sign("means", "says by what means", "kind", what=0.2),
    Sign("repairs_by", "says what the fix does", "kind", what=1.0),  # by analogy: takes back what "corrects" took
    Sign("corrects_text_alone", "corrects text and no more", "kind", what=0.7),  # which says what
    # What hides it.
    Sign("corrects_no_action", "describes a fault and not its repair", "kind", what=-1.2),
    Sign("no_object", "names no object", "shape", what=-1.0),
    Sign("corrects_only", "names a fault and not its repair", "kind", what=-0.9),
    Sign("corrects_problem", "says that a fault is gone, not how", "kind", what=-0.8),
    Sign("problem_alone", "names a fault and no change", "kind", what=-0.7),
    Sign("corrects_ticket", "leaves the repair to a ticket", "shape", what=-0.8),
    Sign("vague_start", "begins with a comparison or a filler", "shape", what=-1.0),
    Sign("states", "says how things are, not what was done", "kind", what=-0.8),
    Sign("subject_consequence", "names an effect", "kind", what=-0.6),
    Sign("subject_shape", "is about the look of the code", "kind", what=-0.2),
)
SIGN_OF = {sign.name: sign for sign in SIGNS}
