"""Checks whether a model's text may be shown: a check here can only drop text.

Word checks cannot prove that a sentence is right. So a note is never shown alone: it appears under the tip of a rule,
and a subject is offered, never used.
"""

from __future__ import annotations

import re

from craftnudge.domain.coaching.model.prompt import COMMENT_CHARS, NEW_SUBJECT_CHARS, NOTE_CHARS, SUMMARY_CHARS
from craftnudge.domain.commits.language import is_english
from craftnudge.runtime.lazy_regex import pattern

_SHORTEST_CHARS = 15

# A tip names what is missing: a note that says it was done contradicts the rule.
_DONE = pattern(
    r"(?:you(?:'ve)? |(?:the|this|your) (?:commit|message|subject|body|change) )?(?:have |has |had )?(?:already )?"
    r"(?:(?:very |quite )?(?:well|clearly) )?"
    r"(?:added|changed|wrote|written|split|named|used|explained|mentioned|included|shortened|covered|tested|"
    r"described|provided|explains|describes|mentions|includes|covers|says|states|provides|contains|"
    r"is (?:already |very |quite )?(?:well|clear|good|great|fine|concise|short))\b",
    re.IGNORECASE,
)
# A sentence that describes the commit instead of advising contradicts it, too: such a note often praises.
_DESCRIBES = pattern(
    r"(?:the|this|your) (?:commit|change|subject|message|body|approach|author|title|description)s?\b"
    r"(?! (?:should|could|needs?|might|may|would|does not|doesn't|lacks?|leaves?|gives no|has no|says? (?:no|little)))",
    re.IGNORECASE,
)
# Words for what happened or what it led to: only the author knows that, and a note should advise.
_CLAIMS = pattern(
    r"\b(?:necessary|indicat\w+|lead(?:s|ing)? to|led to|because|due to|result(?:s|ed|ing)|caus(?:e[sd]?|ing)|"
    r"no longer|was|were|errors?|would not|common practice)\b",
    re.IGNORECASE,
)
_VERDICT = pattern(
    r"\b(?:scor\w*|grad(?:e|es|ed|ing)|rat(?:ed|ing|ings)|points?|percent|level|perfect\w*|flawless\w*|excellent\w*|"
    r"amazing\w*|awesome|fantastic|wonderful|brilliant|best|worst|terribl\w*|horribl\w*|useless|awful\w*|bad|poor\w*|"
    r"stupid\w*|lazy|sloppy|careless\w*|congratulations|great job|good job|well done|nice work|needs[_ ]work|"
    r"outstanding|superb\w*|top[- ]notch|first[- ]class|flying colou?rs|(?:full|top|high|low) marks|"
    r"[ivx]+ (?:out )?of [ivx]+)\b|%|\d+/\d+",
    re.IGNORECASE,
)
_UNSAFE = pattern(
    r"https?:|www\.|[`<>{}$|\\^~]|\b(?:rm|curl|sudo|eval|wget|bash|sh|pip|npm|chmod)\s|(?:^|\s)--?\w|"
    r"&#?\w+;|\bdot (?:com|org|net|io|dev|ai)\b|"
    r"[^\x20-\x7e\u00a0-\u024f\u2010-\u2027]"
)
_ABOUT_ITSELF = pattern(
    r"\b(?:as an ai|language model|instruction\w*|system prompt|json|the document|ignore|previous|the tip|tip id|"
    r"CN\d+)\b",
    re.IGNORECASE,
)
_WORD = pattern(r"[\w./:#@'-]+")
# The marks of an identifier, a number or a path: digits, joiners, dots inside, capitals inside.
_NAMED = pattern(r"\d|[_/#@:]|\w\.\w|[a-z][A-Z]|^[A-Z]{2,}$")
_QUOTED = pattern("[\"\u201c]([^\"\u201c\u201d]{2,})[\"\u201d]|(?<!\\w)['\u2018](\\w[^'\u2019]+\\w)['\u2019](?!\\w)")
_NUMBER_WORD = pattern(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|twice|half)\b",
    re.IGNORECASE,
)
_NEGATION = pattern(
    r"\b(?:not|never|no|without|don't|doesn't|isn't|avoid|prevent|stop|disable|remove|drop|revert)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = frozenset(
    re.findall(
        r"\w+",
        "a an and as at be by for from in into is it its of on or so that the their this to up when where which with"
        " add change fix make move remove rename update use improve allow handle let keep show support",
    )
)
# Words on each topic that a note may be about; a note without one of them is off its topic.
_TOPIC_WORDS: dict[str, str] = {
    "why": "why reason because explain purpose motiv problem",
    "what": "what name say descri specif clear",
    "object": "what name thing specif clear",
    "mood": "imperative verb command begin",
    "scatter": "place split smaller spread",
    "spread": "place split file centre",
    "kinds": "separat split document kind own",
    "subject-length": "short long subject length brief word",
    "tests": "test cover check",
    "size": "small large big size split part",
    "concerns": "split concern separat one part mix",
    "body": "body why explain reason describ paragraph",
}


def note_faults(note: str, *, topic: str, tip: str, evidence: str) -> tuple[str, ...]:
    """The reasons against showing a note on a tip; empty if it may be shown."""
    return (
        *_faults(note, evidence, NOTE_CHARS),
        *_off_topic(note, topic, tip),
        *_echo(note, tip),
        *_says_done(note),
        *_claims(note, f"{evidence} {tip}"),
    )


def summary_faults(summary: str, evidence: str) -> tuple[str, ...]:
    """The reasons against showing a summary of facts."""
    return _faults(summary, evidence, SUMMARY_CHARS)


def comment_faults(comment: str, evidence: str) -> tuple[str, ...]:
    """The reasons against showing a comment on a line."""
    return _faults(comment, evidence, COMMENT_CHARS)


def subject_faults(subject: str, *, old: str, evidence: str) -> tuple[str, ...]:
    """The reasons against offering a new subject.

    In addition to the other checks, at least half of its content words must come from the commit, and it must have as
    many negations as the old one, since "Stop caching" and "Cache" are two changes.
    """
    faults = words_faults(subject, evidence)
    if not _SHORTEST_CHARS - 5 <= len(subject) <= NEW_SUBJECT_CHARS or "\n" in subject:
        faults.append("shape")
    if subject.strip(" .").lower() == old.strip(" .").lower():
        faults.append("echo")
    have = set(re.findall(r"\w+", evidence.lower()))
    telling = [word for word in re.findall(r"[a-z]{3,}", subject.lower()) if word not in _SMALL_WORDS]
    if sum(is_known(word, have) for word in telling) * 2 < max(len(telling), 1):
        faults.append("not about this commit")
    if denials(subject) != denials(old):
        faults.append("turns the meaning")
    return tuple(faults)


def _faults(text: str, evidence: str, most_chars: int) -> tuple[str, ...]:
    faults = words_faults(text, evidence)
    if not _SHORTEST_CHARS <= len(text) <= most_chars or not text[:1].isalpha() or text[-1:] not in ".?":
        faults.append("shape")
    if not is_english(text):
        faults.append("in another language")
    words = re.findall(r"[a-z']+", text.lower())
    triples = [tuple(words[index : index + 3]) for index in range(len(words) - 2)]
    if len(triples) - len(set(triples)) > 1:
        faults.append("repeats itself")
    return tuple(faults)


def named_in(text: str) -> set[str]:
    """The identifiers, numbers and paths of a text, in lower case."""
    words = (raw.strip(".,:;'-") for raw in _WORD.findall(text))
    return {word.lower() for word in words if word and _NAMED.search(word)}


def words_faults(text: str, evidence: str) -> list[str]:
    """The faults that no text may have, whatever its purpose."""
    have = evidence.lower()
    tokens = {token.strip(".,:;'-") for token in _WORD.findall(have)}
    faults = [
        name
        for name, form in (("unsafe", _UNSAFE), ("verdict", _VERDICT), ("about itself", _ABOUT_ITSELF))
        if form.search(text)
    ]
    for raw in _WORD.findall(text):
        word = raw.strip(".,:;'-")
        if _NAMED.search(word) and word.lower() not in tokens:
            faults.append(f"not in the commit: {word[:40]}")
    faults += [f"not in the commit: {number}" for number in _NUMBER_WORD.findall(text) if number.lower() not in tokens]
    quotes = [first or second for first, second in _QUOTED.findall(text)]
    faults += ["quotes what is not there" for quote in quotes if quote.lower() not in have]
    return faults


def _off_topic(note: str, topic: str, tip: str) -> tuple[str, ...]:
    stems = set(_TOPIC_WORDS.get(topic, "").split())
    stems |= {word[:5] for word in re.findall(r"[a-z]{4,}", f"{tip} {topic}".lower()) if word not in _SMALL_WORDS}
    words = re.findall(r"[a-z]+", note.lower())
    return () if any(word.startswith(stem) for word in words for stem in stems) else ("off topic",)


def _echo(note: str, tip: str) -> tuple[str, ...]:
    return ("echo",) if note.lower().rstrip(" .") == tip.lower().rstrip(" .") else ()


def _says_done(note: str) -> tuple[str, ...]:
    sentences = re.split(r"(?<=[.?])\s+", note)
    if any(_DONE.match(sentence) for sentence in sentences):
        return ("says it was done",)
    return ("describes and does not advise",) if any(_DESCRIBES.match(sentence) for sentence in sentences) else ()


def _claims(note: str, evidence: str) -> tuple[str, ...]:
    have = {word.lower() for word in _CLAIMS.findall(evidence)}
    return tuple(f"claims: {word}" for word in _CLAIMS.findall(note) if word.lower() not in have)


def is_known(word: str, have: set[str]) -> bool:
    """Whether the word, or another form of it, is in the set."""
    return word in have or any(word[:5] == other[:5] for other in have if len(word) > 4 and len(other) > 4)  # noqa: PLR2004


def denials(text: str) -> int:
    """The number of negations in a text."""
    return len(_NEGATION.findall(text))
