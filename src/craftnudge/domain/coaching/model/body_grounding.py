"""Checks that a body rewritten by a model says exactly what its author said, and which questions the model may ask.

A model must not invent a reason that the author did not give: it may only ask for one. Words are compared, not
meanings, so in doubt a body is not offered.
"""

from __future__ import annotations

import re

from craftnudge.domain.coaching.model.grounding import denials, is_known, named_in, words_faults
from craftnudge.domain.coaching.model.prompt import NEW_BODY_CHARS, QUESTION_CHARS
from craftnudge.domain.commits.language import is_english
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.runtime.lazy_regex import pattern

_SHORTEST_CHARS = 20
# The share of a body's content words that must be the author's.
_OWN_SHARE = 0.7
# The bounds of a rewritten body's length, as a share of the old one's words.
_LONGER = 1.5
_SHORTER = 0.4
_REASON = pattern(
    r"\b(?:because|since|as a result|so that|so it|so the|in order to|due to|owing to|thanks to|caused?|causes|led to|"
    r"leads? to|therefore|otherwise|to (?:avoid|prevent|ensure|allow|enable|make sure|improve|support|fix|let|keep)|"
    r"which (?:broke|failed|made|makes|caused)|needs? to|had to|must|required|requested|reported|"
    r"users? (?:saw|want|need))\b",
    re.IGNORECASE,
)
# Questions that the diff answers, so that the author need not.
_IDLE = pattern(
    r"(?:what|which|how many) (?:\w+ )?(?:changes?|files?|lines?|modifications?)\b|"
    r"why did (?:the author|you) (?:add|make|write|create) (?:this|the) commit\b|.*\bcommit (?:subject|body|message)\b",
    re.IGNORECASE,
)
_TELLING = pattern(r"[a-z]{3,}")
_PLAIN_WORDS = word_set(
    "and the for was were are has had have been that this these those with from into its their them when where which "
    "while after before until than then now not never only also but because since would could should can will may "
    "might did does done being more most some any all each other one commit change changes"
)


def body_faults(body: str, *, subject: str, old: str, evidence: str) -> tuple[str, ...]:
    """The reasons against offering a body instead of the author's `old` one; `subject` is the author's, too."""
    authored = f"{subject} {old}"
    faults = words_faults(body, evidence)
    if not _SHORTEST_CHARS <= len(body) <= NEW_BODY_CHARS or not body[:1].isalpha() or body[-1:] not in ".?)":
        faults.append("shape")
    if body.strip(" .").lower() == " ".join(old.split()).strip(" .").lower():
        faults.append("echo")
    if not _SHORTER * len(old.split()) <= len(body.split()) <= max(_LONGER * len(old.split()), 12):
        faults.append("not as much as there was")
    faults += [f"leaves out {name[:40]}" for name in sorted(named_in(old) - named_in(body))]
    faults += [f"not said by the author: {word}" for word in _added(body, authored)]
    faults += [f"a reason that was not given: {word}" for word in _reasons(body) - _reasons(authored)]
    if denials(body) != denials(old):
        faults.append("turns the meaning")
    return tuple(faults)


def question_faults(question: str, *, evidence: str) -> tuple[str, ...]:
    """The reasons against asking a question: it must be one sentence, and about something in the commit."""
    faults = words_faults(question, evidence)
    if not is_english(question):
        faults.append("in another language")
    if not _SHORTEST_CHARS <= len(question) <= QUESTION_CHARS or not question[:1].isalpha() or question[-1:] != "?":
        faults.append("shape")
    if len(re.findall(r"[.?](?:\s|$)", question)) > 1:
        faults.append("more than a question")
    if not re.match(
        r"(?:why|what|who|whom|which|when|where|how|in which|for whom|since when|did|was|were|is|does)\b",
        question,
        re.IGNORECASE,
    ):
        faults.append("no question")
    if _IDLE.match(question):
        faults.append("asks what the diff shows")
    have = set(re.findall(r"\w+", evidence.lower()))
    telling = _telling(question)
    if 2 * sum(is_known(word, have) for word in telling) < len(telling):
        faults.append("about what is not there")
    return tuple(faults)


def _added(body: str, authored: str) -> list[str]:
    """The content words that are not the author's; empty if there are few enough of them."""
    have = set(re.findall(r"\w+", authored.lower()))
    telling = _telling(body)
    foreign = [word for word in telling if not is_known(word, have)]
    return foreign if len(foreign) > (1 - _OWN_SHARE) * len(telling) else []


def _telling(text: str) -> list[str]:
    return [word for word in _TELLING.findall(text.lower()) if word not in _PLAIN_WORDS]


def _reasons(text: str) -> set[str]:
    return {word.lower() for word in _REASON.findall(text)}
