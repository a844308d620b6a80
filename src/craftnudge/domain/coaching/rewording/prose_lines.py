"""Whether a line of a body is surely prose, and whether its sentence runs on in the next line."""

from __future__ import annotations

from craftnudge.domain.commits.display_width import display_width
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS
from craftnudge.runtime.lazy_regex import pattern

# Prose begins with a letter, a quotation mark or a bracket; all else is a list, a quotation, a table, a heading, a log.
_BEGINNING = pattern(r"[(\"'“‘«`]{0,2}[^\W\d_]")
# "before: 120 ms", "Fixes: 12", "Closes #12", "BREAKING CHANGE: ...", "src/a.c: ...", "(a) ...".
_LABELLED = pattern(r"(?:\S+ ){0,3}\S*:(?:\s|$)|[\w-]+ #\S|\(\w{1,3}\) |\(cherry picked from|[A-Z_]{3,} [^a-z]")
# Columns, code, times and addresses in memory.
_NO_PROSE = pattern(
    r"[\t\r]|(?<![.!?:;,)\"'”])  |   |[|{}\\]|[;=]$| [=!<>+&|-]?[=>&]{1,2} | -> |\d\d:\d\d|\b0x[0-9a-fA-F]{4}|  $"
)
_EDGES = "\"'`“”‘’«»()[],.;:!?*_…—–-"
_LEAST_WORDS = 4
_LEAST_PLAIN_SHARE = 0.7
_LEAST_SMALL_SHARE = 0.5
# A shorter line was ended by its author: in a verse, an address, a list without bullets.
_LEAST_FULL_CHARS = 50
_ENDS_A_SENTENCE = tuple(".!?:;\"'”)`")


def is_prose(line: str) -> bool:
    """Whether a line is surely a sentence or a part of one; False in doubt."""
    if not _BEGINNING.match(line) or _LABELLED.match(line) or _NO_PROSE.search(line):
        return False
    if display_width(line) != len(line):
        # Scripts without blanks between words, and emoji.
        return False
    words = [word.strip(_EDGES) for word in line.split(" ") if word.strip(_EDGES)]
    plain = [word for word in words if word.replace("-", "").replace("'", "").replace("’", "").isalpha()]
    if len(words) < _LEAST_WORDS:
        return len(plain) == len(words) > 0
    small = sum(word[0].islower() for word in plain)
    if len(plain) < _LEAST_PLAIN_SHARE * len(words) or small < _LEAST_SMALL_SHARE * len(words):
        return False
    return not line.isascii() or not FUNCTION_WORDS.isdisjoint(word.lower() for word in plain)


def is_running_on(line: str, following: str) -> bool:
    """Whether the sentence of a line surely goes on in the next one, so that they can be joined."""
    end = line.rstrip(" ")
    if len(end) < _LEAST_FULL_CHARS or line.endswith("  "):
        return False
    begins = following.lstrip("(\"'`“‘«")[:1]
    return begins.islower() and not end.endswith(_ENDS_A_SENTENCE)
