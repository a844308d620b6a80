"""The message does not list several changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.pull_request_template import without_template
from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, partial, passed
from craftnudge.domain.rubric.text.change_list import is_item, listed_changes, without_sign
from craftnudge.domain.rubric.text.second_change import another_change
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.text.second_change import Way

# What a forge writes for a squashed branch: the output of `git log`, or items that help no reader.
_WORK_LOG = pattern(
    r"^\s*(?:squashed commit of the following|commit [0-9a-f]{40}\s+Author: |"
    r"\* (?:fix|fixes|typo|cleanup|format|comment|review comments|wip|rework)\.?$)",
    re.IGNORECASE | re.MULTILINE,
)
# A list and a sentence that name the same changes cost the same.
SHARE_OF_TWO = 0.5
SHARE_OF_THREE = 0.3
SHARE_OF_MORE = 0.1
# How the message names a second change: the share of the points and the kind of outcome.
_SECOND_CHANGE: dict[Way, tuple[float, str]] = {
    "several": (SHARE_OF_THREE, "three_actions"),
    "beside": (SHARE_OF_TWO, "side_change"),
    "and": (SHARE_OF_TWO, "two_actions"),
    "count": (SHARE_OF_TWO, "counted_changes"),
    "sentence": (SHARE_OF_TWO, "second_sentence"),
}
_NOT_ENGLISH = not_applicable("not_english")
_NO_LIST = not_applicable("no_list")
# A body of at least this many words without a list describes one change.
_WORDS_OF_A_DESCRIPTION = 8
_TYPOS = passed("typos")
_NO_LIST_IN_BODY = passed("no_list_in_body")


def _evaluate(facts: Facts) -> Outcome:
    if facts.scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    message = facts.message
    items = [line.strip() for paragraph in message.body_paragraphs for line in paragraph if is_item(line)]
    changes = listed_changes(without_template(message.body_paragraphs)) if len(items) > 1 else []
    log = _WORK_LOG.search(message.body) if items or _may_be_log(message.body) else None
    if log or (len(items) > 1 and _repeats(items[0], message.subject)):
        quote = (log[0] if log else items[0]).strip().split("\n", 1)[0]
        return partial(SHARE_OF_MORE, "work_log", Evidence("line_of_work_log", quote=quote, figure=len(items)))
    if len(changes) > 1:
        if facts.english and facts.exemption and facts.exemption.kind == "typo":
            return _TYPOS
        share = {2: SHARE_OF_TWO, 3: SHARE_OF_THREE}.get(len(changes), SHARE_OF_MORE)
        return graded(share, "list", Evidence("list_items", quote=changes[1], figure=len(changes), limit=1))
    return _in_words(facts)


def _may_be_log(body: str) -> bool:
    """Whether a body without items may hold a log, so that the search for one is worth its time."""
    if "ommit" not in body:
        return False
    lower = body.lower()
    return "* " in lower or "author: " in lower or "squashed commit of" in lower


def _repeats(item: str, subject: str) -> bool:
    """Whether the first item of a list repeats the subject, as it does where a forge squashed a branch."""
    words = without_sign(item).rstrip(".").lower()
    return subject.lower().startswith(words) or words.startswith(subject.lower().split(" (#", 1)[0])


def _in_words(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    another = another_change(facts.message.subject, facts.message.body)
    if another:
        share, kind = _SECOND_CHANGE[another.way]
        return graded(share, kind, Evidence("second_change", quote=another.quote))
    return _NO_LIST_IN_BODY if facts.wording.own_body_words >= _WORDS_OF_A_DESCRIPTION else _NO_LIST


CHECK = Check(
    id="CN207",
    name="listed-changes",
    pass_name="One change",
    fail_name="Lists several changes",
    topic="listed-changes",
    points=7.5,
    why="A message that lists several changes admits that the commit isn't one change.",
    advice="Commit the listed changes separately, unless they are steps of one change.",
    good="A body that gives the reason in sentences.",
    bad="- fix the parser\n- bump the version\n- typo",
    grounds="Of 1,649 messages of five Java projects, nearly all that raters set aside as not atomic contain a list "
    "(Tian and others 2022; docs/explanation/validity.md).",
    limits="A list may describe the parts of one change. Lists of steps, scenarios, options and tests are "
    "recognized by English words.",
    evaluate=_evaluate,
    informational=True,
)
