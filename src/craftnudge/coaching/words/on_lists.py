"""A message that lists several changes, keeps a log of the work, or speaks of a change beside the main one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.coaching.words.quoting import sentence_around
from craftnudge.coaching.words.remark import Said
from craftnudge.coaching.words.seen import counted
from craftnudge.coaching.words.turn import turned

if TYPE_CHECKING:
    from craftnudge.rubric.check import Evidence
    from craftnudge.rubric.facts import Facts

_ITEM_CHARS = 60


def listed(facts: Facts, evidence: Evidence | None) -> Said:
    """What is said where the message lists several changes, or tells of one beside the main one."""
    quote = _item(evidence.quote) if evidence and evidence.quote else None
    if evidence is not None and evidence.text == "a log of work":
        return _work_log(facts, quote)
    if evidence is not None and evidence.text in ("a change beside", "two actions"):
        return _beside(facts, evidence)
    many = int(evidence.figure) if evidence is not None and evidence.figure else 2
    ways = (
        f"The message lists {counted(many, 'change')}.",
        f"A list of {many}: by your own words this is more than one thing.",
        f"{many} points are listed where one sentence would hold a single change.",
    )
    if quote is None:
        return Said(
            turned(facts.record, ways), "Turn the items into commits; keep the list where they are steps of one."
        )
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
        f"The steps of the branch are kept as they came{shown}.",
        "What was done on the way stands where the result should.",
    )
    advice = (
        "When you squash, keep the title and write two sentences under it: what was wrong, and what holds now.",
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
    advice = (
        "What comes beside can go beside: a commit of its own takes a minute now, and none when it has to be reverted.",
        "git add -p parts the two; each then has a subject without a second half.",
        "If one cannot stand without the other, say so in the body; else make two of it.",
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, 1))


def _item(text: str) -> str | None:
    """A list's item without its sign; None where it cannot be quoted."""
    item = " ".join(text.lstrip("*+•- ").split())
    if item[:1].isdigit():
        item = item.lstrip("0123456789").lstrip(".) ")
    item = item.rstrip(".").replace('"', "'")
    if not any(map(str.isalpha, item)):
        return None
    return item if len(item) <= _ITEM_CHARS else item[: _ITEM_CHARS - 3].rpartition(" ")[0].rstrip(",;:") + " ..."
