"""Which words of a message its change bears out: the content words that occur in changed lines or paths.

A message about another change has few of them: over eight projects the share orders real pairs
of message and change above swapped ones with an AUC of 0.90 (paths alone: 0.73). Where a word is missing nothing is
wrong, since a reason speaks of what the lines don't show; only a share of nearly nothing says something, and only where
the change has room for words: a tenth or less is found of 7% of real messages of five content words and more, of 3%
where ten lines changed, and of 51% of swapped ones there.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.ticket_keys import KEY, is_trusted_alone, may_have_key
from craftnudge.domain.commits.words_of_change import LONGEST_WORD, MOST_WORDS
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.commits.record import CommitRecord

# A message's first screens name its subject matter.
_BODY_CHARS_READ = 1_500
_SHORTEST_WORD = 3
_FIRST_OF_EAST_ASIA = "\u2e80"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that carry grammar rather than content, and what an apostrophe leaves of them.
_GRAMMAR = _words(
    """the and for with from into out off over via per when where which who whose while not nor does did done down than
    then there here our your their his her him them you they she these those this that its itself was were are been
    being has have had having get gets got getting about after before because since due therefore thus hence however
    although though but between through during without within against under above below until unless instead rather
    like even much many more most less least few lot one two first last new old only just also both each every other
    another such same own very too now still yet already again always never ever once some any all can could will would
    should may might must shall what why how don doesn didn isn aren wasn weren won wouldn couldn shouldn hasn haven
    cannot let lets see etc versus"""
)
_ENDINGS = (
    *("ations", "ation", "ings", "ing", "ities", "ity", "ies", "edly", "ed", "ions", "ion", "ers", "er", "ments"),
    *("ment", "es", "s", "ly"),
)
_DOUBLING = frozenset(("ing", "ings", "ed", "er", "ers"))
_NEVER_DOUBLED = frozenset("ls")

# Any commit may have these, whatever it changes.
_VERBS = """
    fix add update remove delete change make use set improve refactor rename move bump merge revert support implement
    handle allow ensure introduce create drop replace switch clean cleanup simplify avoid prevent correct tweak adjust
    enable disable upgrade rework rewrite convert extract split need want try work commit patch"""

# Addresses of pages and people; tickets.
_ADDRESS = pattern(r"\b[a-z]{2,8}://\S+|\b[\w.+-]{1,64}@[\w.-]+")
_WORD = pattern(r"[^\W\d_]+")
_PART_OF_NAME = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@dataclass(frozen=True, slots=True)
class Grounding:
    """How many distinct content words a message has, and how many of them its change bears out.

    Without lines only paths were searched: half of all real messages have a tenth or less, so it shows next to nothing.
    """

    content_words: int
    found_words: int
    with_lines: bool

    @property
    def share(self) -> float:
        """The part found, 0 to 1; 1 for a message without content words."""
        return self.found_words / self.content_words if self.content_words else 1.0


def grounding_of(record: CommitRecord, message: Message | None = None) -> Grounding | None:
    """The grounding of a commit's message, parsed already or not; None where its files are not known.

    Of a message that took another's place in the record, words that were never searched for count as found.
    """
    fact = record.grounding
    if fact is None and record.files is None:
        return None
    words = content_words(message or Message(record.message))
    if fact is not None:
        missing = frozenset(fact.missing)
        return Grounding(len(words), sum([word not in missing for word in words]), with_lines=True)
    paths = "\n".join([path for file in record.files or () for path in (file.path, file.old_path) if path])
    missing = frozenset(missing_words(words, paths.encode("utf-8", "replace")))
    return Grounding(len(words), len(words) - len(missing), with_lines=False)


def content_words(message: Message) -> tuple[str, ...]:
    """The stems of the distinct words that say what a message is about, in order, at most `MOST_WORDS`.

    Code names give their parts. Grammar, verbs of change, addresses and tickets are left out, and so are scripts that
    set no blanks between words.
    """
    text = f"{message.plain_subject[:_BODY_CHARS_READ]}\n{message.authored_body[:_BODY_CHARS_READ]}"
    if "://" in text or "@" in text:
        text = _ADDRESS.sub(" ", text)
    if may_have_key(text):
        text = KEY.sub(lambda found: " " if is_trusted_alone(found["key"]) else found[0], text)
    verbs = _verbs()
    stems: dict[str, None] = {}
    for run in _WORD.findall(text):
        plain = run.islower() or run[1:].islower() or run.isupper() or not run.isascii()
        for part in (run,) if plain else _PART_OF_NAME.findall(run):
            word = part.lower()
            if not _SHORTEST_WORD <= len(word) <= LONGEST_WORD or word in _GRAMMAR or word[0] >= _FIRST_OF_EAST_ASIA:
                continue
            found = stem(word)
            if found not in verbs:
                stems[found] = None
                if len(stems) == MOST_WORDS:
                    return tuple(stems)
    return tuple(stems)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(map(stem, _words(_VERBS)))


# Kept, since messages share most of their words.
@lru_cache(maxsize=8_192)
def stem(word: str) -> str:
    """What the forms of a word begin with: "pars" of parse, parsed, parser and parsing. At least three letters."""
    for ending in _ENDINGS if word.endswith(_ENDINGS) else ():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_WORD:
            word = word[: -len(ending)]
            doubled = len(word) > _SHORTEST_WORD and word[-1] == word[-2] and word[-1] not in _NEVER_DOUBLED
            if doubled and ending in _DOUBLING:
                word = word[:-1]
            break
    return word[:-1] if len(word) > _SHORTEST_WORD and word[-1] in "ey" else word


def missing_words(stems: Iterable[str], text: bytes) -> tuple[str, ...]:
    """Those of the stems that begin no word and no part of a name in the text."""
    lower = text.lower()
    return tuple([word for word in stems if not _begins_a_word(word.encode(), lower, text)])


# A stem that stands so often amid other words is not looked for any further.
_MOST_TRIES = 50


def _begins_a_word(word: bytes, lower: bytes, text: bytes) -> bool:
    """Whether the stem stands in the text behind no letter, or begins with a capital as in "orderParser"."""
    at = lower.find(word)
    for _ in range(_MOST_TRIES):
        if at < 1:
            return at == 0
        if not lower[at - 1 : at].isalpha() or text[at : at + 1].isupper():
            return True
        at = lower.find(word, at + 1)
    return False
