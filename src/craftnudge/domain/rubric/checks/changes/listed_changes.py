"""The message does not list several changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, graded, not_applicable, passed
from craftnudge.domain.rubric.text.second_change import another_change
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.second_change import Way

# Indented numbers tell the steps of a story more often than a list of changes.
_ITEM = pattern(r"^(?:\s{0,3}[*+•-]|\d{1,2}[.)])\s+\S")
_ITEM_SIGN = pattern(r"^(?:[*+•-]|\d{1,2}[.)])\s+")
# What a forge writes of a squashed branch: `git log` as it is, or items that no reader can use.
_WORK_LOG = pattern(
    r"^\s*(?:squashed commit of the following|commit [0-9a-f]{40}\s+Author: |"
    r"\* (?:fix|fixes|typo|cleanup|format|comment|review comments|wip|rework)\.?$)",
    re.IGNORECASE | re.MULTILINE,
)
SHARE_OF_TWO_ITEMS = 0.25
SHARE_OF_THREE_ITEMS = 0.1
# By how plainly the message speaks of a second change, the share and what is said.
_ANOTHER: dict[Way, tuple[float, str, str]] = {
    "several": (0.0, "The subject names three actions or more.", "a third action"),
    "beside": (0.4, "The message speaks of a change beside the main one.", "a change beside"),
    "and": (0.6, "The subject names two actions.", "two actions"),
    "count": (0.4, "The subject counts several changes.", "a count"),
    "sentence": (0.6, "The second sentence of the subject is another action.", "a second action"),
}
_NO_LIST = not_applicable("The message lists nothing.")
# A body of so many words that has no list tells of one thing.
_WORDS_OF_A_STORY = 8
_TYPOS = passed("The message lists typos, which are one matter.")
_ONE_STORY = passed("The message tells of one change, without a list.")


def _evaluate(facts: Facts) -> Outcome:
    if facts.scope is None:
        return not_applicable(f"{why_no_scope(facts.record)} A message alone does not show what a change is about.")
    message = facts.message
    items = [line.strip() for paragraph in message.body_paragraphs for line in paragraph if _is_item(line)]
    log = _WORK_LOG.search(message.body) if items or _may_be_log(message.body) else None
    if log or (len(items) > 1 and _repeats(items[0], message.subject)):
        return failed(
            "The message is a log of the work, not of one change.",
            Evidence("a log of work", quote=(log[0] if log else items[0]).strip().split("\n", 1)[0], figure=len(items)),
            advice="Squash into commits that each stand for one change, and write each message anew.",
        )
    if len(items) > 1 and facts.english and facts.exemption and facts.exemption.says.startswith("a typo"):
        return _TYPOS
    if len(items) > 1:
        evidence = Evidence("a list", quote=items[1], figure=len(items), limit=1)
        share = {2: SHARE_OF_TWO_ITEMS, 3: SHARE_OF_THREE_ITEMS}.get(len(items), 0.0)
        return graded(share, f"The message lists {len(items)} changes.", evidence)
    return _in_words(facts)


def _is_item(line: str) -> bool:
    return not line[0].isalpha() and _ITEM.match(line) is not None


def _may_be_log(body: str) -> bool:
    """Whether a text without items is worth a search for a log."""
    if "ommit" not in body:
        return False
    lower = body.lower()
    return "* " in lower or "author: " in lower or "squashed commit of" in lower


def _repeats(item: str, subject: str) -> bool:
    """Whether the first item of a list is the subject again, as forges write it when they squash a branch."""
    words = _ITEM_SIGN.sub("", item).rstrip(".").lower()
    return subject.lower().startswith(words) or words.startswith(subject.lower().split(" (#", 1)[0])


def _in_words(facts: Facts) -> Outcome:
    if not facts.english:
        return not_applicable("The message is not in English.")
    another = another_change(facts.message.subject, facts.message.body)
    if another:
        share, says, label = _ANOTHER[another.way]
        return graded(share, says, Evidence(label, quote=another.quote))
    return _ONE_STORY if facts.wording.own_body_words >= _WORDS_OF_A_STORY else _NO_LIST


CHECK = Check(
    id="CN207",
    name="listed-changes",
    title="No list of changes",
    topic="listed-changes",
    points=7,
    why="A list of changes in a message is the writer's own word that there are several.",
    advice="Turn the items of the list into commits; keep the list only where the items are steps of one change.",
    good="A body that tells why, in sentences.",
    bad="- fix the parser\n- bump the version\n- typo",
    grounds="Of 1,649 messages of five Java projects those that raters set aside as not atomic nearly all hold a list"
    " (Tian and others 2022; docs/explanation/validity.md).",
    limits="A list may hold the steps or the effects of one change; English words are read only in English messages. "
    "On git's own history it fires on 5 % of human commits, on Flask's on 0 %.",
    evaluate=_evaluate,
    informational=True,
    weight_factor=3.0,
)
