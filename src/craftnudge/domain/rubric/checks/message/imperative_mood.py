"""The subject is an order, not a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, passed, said
from craftnudge.domain.rubric.text.mood import mood_of

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_FORM = {"past": "reports the past", "third_person": "describes the commit", "gerund": "names an activity"}
_NOT_ENGLISH = not_applicable("The message is not in English, and this check reads English forms.")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    headline = facts.wording.headline
    mood = mood_of(headline)
    if mood == "order":
        return passed(
            lambda: said(
                "The subject is not a report of what was done.",
                Evidence("the first word", quote=headline.partition(" ")[0]),
            )
        )
    first = headline.partition(" ")[0]
    return failed(
        f'"{first}" {_FORM[mood]}; git\'s own subjects are orders.',
        Evidence("the first word", quote=first),
        advice=f'Let the subject complete "If applied, this commit will ...": not "{first}".',
    )


CHECK = Check(
    id="CN112",
    name="imperative-mood",
    title="Subject in the imperative",
    topic="mood",
    points=0.75,
    why="One form for all subjects reads faster, and it is the form in which git writes its own: Merge, Revert.",
    advice='Write the subject as an order: "Add", not "Added" or "Adds".',
    good="Add a timeout to the fetcher",
    bad="Added a timeout to the fetcher",
    grounds="git's SubmittingPatches asks for it, and so do most guides. No evidence that readers understand more, "
    "so it is worth little.",
    limits="Judged by the ending of the first word and by what follows it; a title without a verb is left alone. On "
    "git's own history it fires on 1 % of human commits, and is wrong on fewer than one in a thousand.",
    evaluate=_evaluate,
)
