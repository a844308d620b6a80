"""A message that lists several changes, keeps a log of the work, or speaks of a change beside the main one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.quote import sentence_around
from craftnudge.domain.coaching.phrases.remark import Said
from craftnudge.domain.coaching.phrases.variants import turned
from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.rubric.text.plural import counted
from craftnudge.domain.rubric.text.truncate import cut_short
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Evidence
    from craftnudge.domain.rubric.facts import Facts

_ITEM_CHARS = 60
_ITEM = pattern(r"^(?:[ \t]{0,3}[*+•-]|\d{1,2}[.)])[ \t]+(.+)$", re.MULTILINE)
_ONE_OR_SEVERAL = (
    "If these are cases of one change, say what they have in common; if they are changes, make commits of them.",
    "Turn the items into commits; keep the list where they are steps of one.",
    "A sentence above the list that says what all of them serve would make one change of it.",
)


def listed(facts: Facts, evidence: Evidence | None) -> Said:
    """What is said where the message lists several changes, or tells of one beside the main one."""
    quote = _item(evidence.quote) if evidence and evidence.quote else None
    if quote is not None and evidence is not None and evidence.text == "a list":
        quote = _acting_item(facts)
    if evidence is not None and evidence.text == "a log of work":
        return _work_log(facts, quote)
    if evidence is not None and evidence.text in ("a change beside", "two actions", "a third action"):
        return _beside(facts, evidence)
    many = int(evidence.figure) if evidence is not None and evidence.figure else 2
    ways = (
        f"The message lists {counted(many, 'change')}.",
        f"A list of {many}: is it still one thing?",
        f"{many} points are listed where one sentence would hold a single change.",
    )
    if quote is None:
        return Said(turned(facts.record, ways[1:]), turned(facts.record, _ONE_OR_SEVERAL, 1))
    advice = (
        f'Could "{quote}" be a commit of its own? If not, say what it is a step of.',
        f'See whether "{quote}" works without the others; then it can go alone.',
        f'If "{quote}" were to be reverted, would the rest have to go as well? If not, part them.',
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, 1))


def _work_log(facts: Facts, quote: str | None) -> Said:
    shown = f' ("{quote}")' if quote else ""
    ways = (
        "The message is a log of the work, not of one change.",
        "The branch tells its story here; what came of it is not summed up.",
        "A reader has to work out from the steps what the whole does.",
        f"The steps of the branch are kept as they came{shown}.",
        "What was done on the way stands where the result should.",
    )
    advice = (
        "When you squash, keep the title and write two sentences under it: what was wrong, and what holds now.",
        "Write the end of the story: what does the code do now that it did not do when the branch began?",
        "Delete the steps before you press merge; nobody can go back to them once they are one commit.",
        "Keep of the list what a reader of the whole needs; fixes of fixes are not among it.",
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, 1))


def _beside(facts: Facts, evidence: Evidence) -> Said:
    message = facts.message
    shown = evidence.quote or ""
    where = message.subject if shown.lower() in message.subject.lower() else message.body
    quote = sentence_around(where, shown).replace('"', "'")
    here = "in the subject" if where == message.subject else f'here: "{quote}"'
    ways = (
        (
            f"A second change is spoken of {here}.",
            f"There is another change beside the main one {here}.",
        )
        if where != message.subject
        else ("The subject names two actions.", "Two things are done, by the words of the subject.")
    )
    if evidence.text == "a third action":
        ways = (
            "The subject names one change after another.",
            "By the words of the subject, three things are done at least.",
        )
    advice = (
        "What comes beside can go beside: a commit of its own takes a minute now, and none when it has to be reverted.",
        "git add -p parts the two; each then has a subject without a second half.",
        "If one cannot stand without the other, say so in the body; else make two of it.",
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, 1))


def _acting_item(facts: Facts) -> str | None:
    """The last item that begins with a verb, and so is a change; None where the items are cases or names."""
    for found in reversed(_ITEM.findall(facts.message.body)):
        first, second = [*found.split()[:2], ""][:2]
        word = first.strip("*:,").lower()
        if is_verb(word) or imperative(word, second):
            return _item(found)
    return None


def _item(text: str) -> str | None:
    """A list's item without its sign; None where it cannot be quoted."""
    item = " ".join(text.lstrip("*+•- ").split())
    if item[:1].isdigit():
        item = item.lstrip("0123456789").lstrip(".) ")
    item = item.rstrip(".").replace('"', "'")
    if not any(map(str.isalpha, item)) or " " not in item:
        return None
    return item if len(item) <= _ITEM_CHARS else cut_short(item, _ITEM_CHARS - 3)
