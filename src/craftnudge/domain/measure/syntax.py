"""How a family of languages writes what is measured, as patterns over bytes.

Every pattern begins with a literal byte, mostly a line end, and repeats only possessively or up to a bound. So a
search costs about 30 to 150 nanoseconds a line whatever the lines hold (benchmarks/speed/measure.py). Patterns are
compiled when they are first used, so that a hook pays for what one commit may hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

Ending = Literal["brace", "indent", "end"]

BLOCK_COMMENT_MARK = b"/*"
_LINE_END = ord("\n")

# What a print of somebody looking for a fault shows: a word of that kind, or bare names to the end of the line. Names
# of what is meant for people are left out, and so are rows of signs: programs draw lines with them.
MARKER = r"[fubL@$]?[\"'`](?:debug|DEBUG|dbg|DBG|[Hh]ere|HERE|xxx+|XXX+|asdf|wtf|WTF)\b"
_FOR_PEOPLE = (
    r"(?:[\w$]+\.)*(?:\w*(?:message|msg|text|line|lines|output|usage|help|version|summary|report|banner|table|prompt|"
    r"header|footer|title|result|results|info|warning|error|err|exc|args|stdout|stderr)|e|ex|s|out|name|path)\b"
)
NAMES = r"[A-Za-z_$][\w.$]*+(?:\[[\w\"']{1,30}\])?"
SHOWN = (
    rf"(?:{MARKER}|(?!(?i:{_FOR_PEOPLE})[^\n]*\)){NAMES}[ \t]*+(?:,[ \t]*+{NAMES}[ \t]*+)*+\)[ \t]*+;?[ \t]*+(?=\n))"
)


@dataclass(frozen=True, eq=False)
class Syntax:
    """How one family of languages writes what is measured; None where it is not measured.

    `branch` has the indentation as its first group; `function` has named groups `indent` and `name`. `levels_outside`
    is how deep the body of a function usually stands: 1, or 2 where functions stand in classes.
    """

    comment: re.Pattern[bytes] | None = None
    comment_starts: tuple[bytes, ...] = ()
    blot: re.Pattern[bytes] | None = None
    blot_mark: bytes = b""
    blot_table: bytes = b""
    branch: re.Pattern[bytes] | None = None
    operators: tuple[bytes, ...] = ()
    function: re.Pattern[bytes] | None = None
    ending: Ending = "brace"
    levels_outside: int = 1
    leftover: re.Pattern[bytes] | None = None
    swallowed: re.Pattern[bytes] | None = None
    commented_code: re.Pattern[bytes] | None = None

    def blotted(self, whole: bytes, hunks: Sequence[bytes]) -> bytes:
        """`whole`, a line end and the hunks, with docstrings and block comments blotted out, each hunk for itself.

        A hunk with an odd number of quotes begins or ends inside a docstring; the side is unknown, so it stays as is.
        """
        if self.blot is None or self.blot_mark not in whole:
            return whole
        return b"\n" + b"".join([self._blotted_hunk(hunk, self.blot) for hunk in hunks])

    def _blotted_hunk(self, hunk: bytes, blot: re.Pattern[bytes]) -> bytes:
        if self.blot_mark not in hunk or (self.blot_mark != BLOCK_COMMENT_MARK and hunk.count(self.blot_mark) % 2):
            return hunk
        # Beyond the last end of a comment nothing is one; looking for its end from each beginning would take for ever.
        end = hunk.rfind(b"*/") + 2 if self.blot_mark == BLOCK_COMMENT_MARK else len(hunk)
        blotted = blot.sub(lambda found: found[0].translate(self.blot_table), b"\n" + hunk[:end])[1:]
        return blotted + hunk[end:]


UNKNOWN_SYNTAX = Syntax()


def blot_of(sign: str) -> bytes:
    """A table that turns every byte but a line end into a comment sign: lines and length stay as they were."""
    return bytes(_LINE_END if byte == _LINE_END else ord(sign) for byte in range(256))


def lines_starting(*starts: str) -> re.Pattern[bytes]:
    """Lines that begin with one of those patterns, after blanks."""
    # Each begins with a sign that stands for itself.
    marks = {start.lstrip("\\")[:1].encode() for start in starts}
    return marked_pattern(marks, rb"\n[ \t]*+(?:" + "|".join(starts).encode() + rb")[^\n]*+")


def branches(words: str, rest: str) -> re.Pattern[bytes]:
    """Lines that begin with one of those words, followed by `rest`; the indentation is the first group."""
    return pattern(rb"\n([ \t]*+)(?:\}[ \t]*+)?(?:else[ \t]++)?(?:" + words.encode() + rb")\b" + rest.encode())


def header(text: str, indent: str = r"[ \t]*+", marks: tuple[bytes, ...] = (b"",)) -> re.Pattern[bytes]:
    """Lines that begin a function: `text` with a group called name, after the indentation; each has one of `marks`."""
    return marked_pattern(marks, f"\n(?P<indent>{indent}){text}".encode())


def left_behind(marks: tuple[bytes, ...] = (b"",), **kinds: str) -> re.Pattern[bytes]:
    """Lines that begin with a leftover and have one of `marks`; the name of the group that matched is its kind."""
    named = "|".join(f"(?P<{kind}>{form})" for kind, form in kinds.items())
    return marked_pattern(marks, f"\n[ \t]*+(?:{named})".encode())


def after_block_comments(**more: object) -> Syntax:
    """A syntax with // and block comments, and whatever else."""
    return Syntax(
        **{
            "comment": lines_starting("//", r"/\*", r"\*(?=[ \t\n/*])"),
            "comment_starts": (b"//", b"/*", b"*"),
            "blot": pattern(rb"\n[ \t]*+/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/"),
            "blot_mark": BLOCK_COMMENT_MARK,
            "blot_table": blot_of("/"),
        }
        | more  # type: ignore[arg-type]
    )
