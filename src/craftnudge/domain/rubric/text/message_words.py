"""A message as words: the headline without prefix and ticket, the body without addresses, each word in lower case."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.message import Message

# Subject and body are read no further than this: their first screens have said what and why, or nothing will.
_CHARS_READ = 1_500

_ADDRESS = pattern(r"<?\b(?:https?|ftp|svn|git)://\S+")
# Types of change that stand where others name a part of the project; "docs" and "ci" are such parts as well.
_OF_NO_PLACE = frozenset(("fix", "feat", "chore", "refactor", "perf", "style", "revert", "misc", "wip"))
_BEFORE_BEGINS = ("is", "bu", "pr", "gh", "fi", "cl", "re")
_PLAIN_START = pattern(r"[A-Z]?[a-z]+[ :,(/.-]")
# A part of the project, or a conventional header: up to three words and a colon.
_AREA = pattern(r"((?:[\w./,*{}+@-]+(?:\([^)]*\))?!?(?: [\w./-]+){0,2})):\s+(?=\S)")
_TICKET_VERB = r"(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|see|for|via|issue|bug|pr)"
# Names from code: in backquotes, dotted, called, with inner capitals or underscores, options, paths, acronyms.
_CODE_NAME = pattern(
    r"`[^`\n]+`|\b\w+(?:(?:\.|::|#)\w+)+(?:\(\))?|\b\w+\(\)|\b[a-z]+[A-Z]\w*|\b[A-Z]+[a-z\d]+[A-Z]\w*|\b\w+_\w+|"
    r"(?<!\S)--?[a-z][\w-]*|(?<!\S)@\w+|(?<!\S)[\w.-]*/[\w./-]+|\b[A-Z][A-Z\d]+\b"
)
# What one of them has in any case, found faster.
_MAY_BE_CODE = pattern(r"[`_@/]|\w(?:\.|::|#)\w|\(\)|[a-z\d][A-Z]|[A-Z][A-Z\d]|(?<!\S)--?[a-z]")
_CODE_SIGNS = frozenset("`.:#_()@/-")
_INNER_CAPITAL = pattern(r"[a-z][A-Z]\w*|[A-Z][A-Z]\w*")
# From here on come the scripts of China, Japan and Korea; Thai and Lao have a block of their own.
_FIRST_OF_EAST_ASIA = "\u2e80"
_PARTS_OF_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz'-")
_TO_WORDS = {code: " " for code in range(128) if chr(code) not in _PARTS_OF_WORDS} | {
    ord("’"): "'",
    **{ord(sign): " " for sign in "“”‘«»—–…·•、。，：；（）"},
}


def words_of(text: str) -> list[str]:
    """The words of a text in lower case: letters, with apostrophes and hyphens inside them."""
    plain = text.lower().translate(_TO_WORDS)
    if "-" in plain:
        plain = plain.replace("--", " ").replace("- ", " ").replace(" -", " ")
    if "'" in plain:
        plain = plain.replace("' ", " ").replace(" '", " ")
    return plain.split()


def count_words(text: str) -> int:
    """How many words a text has in any script; where it has no blanks between them, two signs count for a word."""
    words = [word for word in text.split() if word[0].isalpha() or any(map(str.isalpha, word))]
    if text.isascii():
        return len(words)
    return sum(1 if word.isascii() else _words_in(word) for word in words)


def _words_in(run: str) -> int:
    """How many words a run without blanks has: more than one only in scripts without blanks between words."""
    signs = sum(sign >= _FIRST_OF_EAST_ASIA or "\u0e00" <= sign <= "\u0eff" for sign in run)
    return max(1, -(-signs // 2))


class _Tickets(NamedTuple):
    """Where tickets stand around the words of a message: before and behind a subject, and in a line of their own."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    pointer_line: re.Pattern[str]


# Kept, since a project has few keys. The only patterns that are made of a message's own words, which are plain letters.
@lru_cache(maxsize=64)
def _tickets_of(keys: frozenset[str]) -> _Tickets:
    key = rf"(?-i:(?:{'|'.join(sorted(keys))})-\d+)" if keys else "(?!)"
    # What projects put before a subject: tags, tickets, gitmoji, emoji, bullets.
    before = (
        rf"(?:\s*(?:\[[^\]]{{1,40}}\]|(?:fix|close|resolve)(?:e?[sd])?\s(?:issue\s)?#\d+\s?(?:[:;]|-\s)|{key}[:;,.]?"
        r"|(?:issue|bug|pr|gh-?)?\s?#?\d+(?=[\s:;-])\s?[:;-]?|gh-\d+:?|:[a-z_\d]+:|[^\w\s\"'`(<@.-]+|[-*](?=\s))\s*)+"
    )
    # What projects put behind it: tickets with their verb, the number of the pull request. No run of signs can be
    # read in two ways, nor begun in its midst: with twenty tickets before a last word, all of them would be tried.
    behind = (
        rf"(?<![\s,.;])(?:[\s,.;]*+(?:[(\[]\s*+)?(?:{_TICKET_VERB}[:\s]*+)*(?:(?<!\w)[#!]\d+|gh-\d+|{key})[)\]]?)+"
        r"[,.;]?\s*$"
    )
    # A line of the body that only points elsewhere: a verb of trackers or none, and tickets. An address ends at a
    # blank: it is not tried whether addresses joined by commas are several.
    pointer_line = (
        rf"^[ \t]*(?:[-*][ \t]+)?(?:(?:{_TICKET_VERB}|references|see also|issues|part of|relates? to|related to"
        rf"|supersedes|backport of|and)[:\s]*)*(?:(?:[\w.-]+/[\w.-]+)?#\d+|gh-\d+|{key}|<?https?://\S++)"
        r"(?:[\s,;&.]+(?:and )?(?:#\d+|gh-\d+|<?https?://\S++))*[\s.,;]*$"
    )
    return _Tickets(
        pattern(before, re.IGNORECASE),
        pattern(behind, re.IGNORECASE),
        pattern(pointer_line, re.IGNORECASE | re.MULTILINE),
    )


def _without_tickets_behind(subject: str, keys: frozenset[str]) -> str:
    """The subject without the numbers and keys that projects put at its end."""
    if subject.endswith(")"):
        opened = subject.rfind("(#")
        if opened > 0 and subject[opened + 2 : -1].isdigit():
            subject = subject[:opened].rstrip()
    end = subject[-8:]
    if any(map(str.isdigit, end)) and ("#" in subject or "-" in subject or "!" in end):
        return _tickets_of(keys).behind.sub("", subject)
    return subject


@dataclass(frozen=True)
class Wording:
    """The words of one message. `headline` is the subject, or the body's first line where the subject is a ticket.

    `keys` are those of its tickets (`commits.ticket_keys`).
    """

    message: Message
    keys: frozenset[str] = frozenset()

    @cached_value
    def _parts(self) -> tuple[str, str]:
        """The part of the project that the subject begins with, in lower case, and the rest of the subject."""
        rest = self.message.plain_subject[:_CHARS_READ]
        if not _PLAIN_START.match(rest) or rest[:2].lower() in _BEFORE_BEGINS:
            before = _tickets_of(self.keys).before.match(rest)
            rest = rest[before.end() :] if before else rest
        rest = _without_tickets_behind(rest, self.keys)
        area = _AREA.match(rest) if ": " in rest else None
        if area:
            return area[1].lower(), rest[area.end() :]
        if not rest or rest[:4].lower() == "http" or not any(map(str.isalpha, rest)):
            lines = self.message.authored_paragraphs[0] if self.message.authored_paragraphs else (rest,)
            return "", _ADDRESS.sub("", " ".join(lines)[:_CHARS_READ]).strip()
        return "", rest

    @property
    def area(self) -> str:
        """The part of the project that the subject names before a colon, in lower case; "" without one."""
        return self._parts[0]

    @property
    def headline(self) -> str:
        """What the subject says, without area, tags and tickets."""
        return self._parts[1]

    @cached_value
    def own_words(self) -> int:
        """How many words the author wrote about the change: headline and body, without tickets and addresses."""
        return count_words(self.headline) + self.own_body_words

    @property
    def names_no_place(self) -> bool:
        """Whether nothing before the subject's colon names a part of the project."""
        return all(word in _OF_NO_PLACE for word in self.area_words)

    @property
    def naming_words(self) -> int:
        """How many words can say what the change is about: its own, figures in the headline, a part of the project."""
        figures = sum(any(map(str.isdigit, word)) and not any(map(str.isalpha, word)) for word in self.headline.split())
        return self.own_words + figures + sum(word not in _OF_NO_PLACE for word in self.area_words)

    @cached_value
    def own_body_words(self) -> int:
        """How many of them stand in the body."""
        return count_words(self.body)

    @cached_value
    def words(self) -> list[str]:
        """The words of the headline."""
        return words_of(self.headline)

    @cached_value
    def area_words(self) -> list[str]:
        """The words of the area."""
        return words_of(self.area) if self.area else []

    @cached_value
    def body(self) -> str:
        """The body as its author wrote it, without addresses and lines that only point to a ticket."""
        body = self.message.authored_body[:_CHARS_READ]
        address = "://" in body
        if address or "#" in body or "gh-" in body or self.keys:
            body = _tickets_of(self.keys).pointer_line.sub("", body)
        if address:
            body = _ADDRESS.sub(" ", body)
        return body.strip()

    @cached_value
    def body_words(self) -> list[str]:
        """The words of the body."""
        return words_of(self.body)

    @cached_value
    def code_names(self) -> list[str]:
        """Names from code in the headline."""
        headline = self.headline
        plain = headline[1:].islower() or headline.isupper()
        if (plain and _CODE_SIGNS.isdisjoint(headline)) or not _MAY_BE_CODE.search(headline):
            return []
        return _CODE_NAME.findall(headline)

    @cached_value
    def body_code_name(self) -> str | None:
        """The first name from code in the body, or a part of it."""
        body = self.body
        if "`" in body or "()" in body or "_" in body or "::" in body:
            found = _CODE_NAME.search(body)
        else:
            found = _INNER_CAPITAL.search(body)
        return found[0] if found else None
