"""The subject is in the imperative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, passed
from craftnudge.domain.rubric.text.mood import mood_of

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_NOT_ENGLISH = not_applicable("not_english")
_IMPERATIVE = passed("imperative")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    headline = facts.wording.headline
    mood = mood_of(headline)
    if mood == "order":
        return _IMPERATIVE
    return failed(mood, Evidence("first_word", quote=headline.partition(" ")[0]))


CHECK = Check(
    id="CN112",
    name="imperative-mood",
    pass_name="Imperative subject",
    fail_name="Subject not in the imperative",
    topic="mood",
    points=0.75,
    why="A log is faster to read when all subjects use the same form. git's own subjects are imperative: "
    "Merge, Revert.",
    advice='Write the subject in the imperative: "Add", not "Added" or "Adds".',
    good="Add a timeout to the fetcher",
    bad="Added a timeout to the fetcher",
    grounds="git's SubmittingPatches asks for it, and so do most guides. We found no evidence that it helps "
    "readers, so it is worth little.",
    limits="The check looks for a common verb followed by an object, or any verb before an article. It accepts "
    'whatever could be a noun phrase, such as "Linked orders are shown twice".',
    evaluate=_evaluate,
)
