"""How likely two files of one change were changed for one reason: what shows it, and what each sign weighs.

The weights are those of a logistic regression over pairs of files in joined commits of real histories
(benchmarks/split/fit.py prints them; benchmarks/split/measure.py measures on other repositories than those).
"""

from __future__ import annotations

import math
from functools import cached_property
from typing import TYPE_CHECKING

from craftnudge.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.patterns import pattern
from craftnudge.rubric.reading.path_words import place_of, words_of
from craftnudge.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.commits.change import FileDelta

# A word that is made of several, or long, is a name that somebody gave; short ones are the language's or everybody's.
_NAME = pattern(rb"[A-Za-z_][A-Za-z0-9_]{3,}")
_MADE_OF_SEVERAL = pattern(rb"[a-z0-9]_[a-zA-Z]|[a-z][A-Z]|[A-Z]_[A-Z]")
_LONG_NAME = 10
# What a definition looks like in most languages: a keyword and a name.
_DEFINED = pattern(
    rb"\b(?:def|class|func|fn|function|struct|enum|interface|trait|type|module|const|let|var|#define)\s+"
    rb"(?:\([^)]*\)\s*)?([A-Za-z_][A-Za-z0-9_]{3,})"
)
_TEST_MARK = pattern(r"^test[_-]|[_-](?:test|tests|spec)$|(?:test|spec)$")
# A line says something by itself from this length on; braces and `return x` stand everywhere.
_TELLING_LINE_BYTES = 15
# A file of more changed text than this is read up to here.
_BYTES_READ = 200_000

SIGNS = (
    *("same_folder", "near_folders", "name_words", "code_and_test", "names_made", "names_plain", "lines_alike"),
    *("defined_and_used", "together", "never_together", "same_kind", "both_new", "both_gone", "docs_and_code"),
    *("set_aside", "far_folders", "names_overlap", "mentioned", "same_stem", "files_in_all"),
)


@dataclass(frozen=True)
class FileText:
    """One file of a change, with what its changed lines hold."""

    delta: FileDelta

    @property
    def path(self) -> str:
        """The file."""
        return self.delta.change.path

    @cached_property
    def stem(self) -> str:
        """The name without its endings and without what marks a test, in lower case."""
        return _TEST_MARK.sub("", self.path.rpartition("/")[2].lower().partition(".")[0])

    @cached_property
    def text(self) -> bytes:
        """Added and removed lines, one after the other."""
        return b"".join(hunk.added + hunk.removed for hunk in self.delta.hunks)[:_BYTES_READ]

    @cached_property
    def names(self) -> tuple[frozenset[bytes], frozenset[bytes]]:
        """The names in the changed lines: those made of several words or long, and the others."""
        found = frozenset(_NAME.findall(self.text))
        made = frozenset(name for name in found if len(name) >= _LONG_NAME or _MADE_OF_SEVERAL.search(name))
        return made, found - made

    @cached_property
    def defined(self) -> frozenset[bytes]:
        """The names that the added lines define."""
        return frozenset(_DEFINED.findall(b"".join(hunk.added for hunk in self.delta.hunks)[:_BYTES_READ]))

    @cached_property
    def lines(self) -> frozenset[bytes]:
        """The changed lines that say something by themselves."""
        stripped = (line.strip() for line in self.text.split(b"\n"))
        return frozenset(line for line in stripped if len(line) >= _TELLING_LINE_BYTES)


@dataclass(frozen=True, slots=True)
class Together:
    """How often files changed in the recent past: each, and each two in the same commit."""

    times: Mapping[str, int]
    pairs: Mapping[frozenset[str], int]

    def share(self, one: str, other: str) -> float | None:
        """Of the changes of the rarer file, how many were the other's too; None where one of them is hardly known."""
        least = min(self.times.get(one, 0), self.times.get(other, 0))
        if least < 2:  # noqa: PLR2004 - once is no habit
            return None
        return self.pairs.get(frozenset((one, other)), 0) / least


def signs_of(one: FileText, other: FileText, together: Together, files_in_all: int) -> tuple[float, ...]:
    """What speaks for and against one reason, a figure for each of `SIGNS`; the change has so many files in all."""
    a, b = one.path, other.path
    kind_a, kind_b = kind_of(a), kind_of(b)
    folder_a, folder_b = place_of(a), place_of(b)
    words = len(words_of(a) & words_of(b))
    habit = together.share(a, b)
    made, plain = (len(mine & theirs) for mine, theirs in zip(one.names, other.names, strict=True))
    status = {one.delta.change.status, other.delta.change.status}
    uses = (one.defined & (other.names[0] | other.names[1])) | (other.defined & (one.names[0] | one.names[1]))
    near = _near(folder_a, folder_b)
    return (
        float(folder_a == folder_b),
        near,
        float(min(words, 2)),
        float({kind_a, kind_b} == {"code", "test"}) * (1.0 + (words > 0)),
        math.log1p(made),
        math.log1p(plain),
        math.log1p(len(one.lines & other.lines)),
        math.log1p(len(uses)),
        habit or 0.0,
        float(habit == 0.0),
        float(kind_a == kind_b),
        float(status == {"A"}),
        float(status == {"D"}),
        float("docs" in (kind_a, kind_b) and kind_a != kind_b),
        float(kind_a in SET_ASIDE or kind_b in SET_ASIDE),
        float(near == 0.0 and folder_a != folder_b),
        made / math.sqrt((1 + len(one.names[0])) * (1 + len(other.names[0]))),
        float(_mentions(one, other) or _mentions(other, one)),
        float(bool(one.stem) and one.stem == other.stem),
        math.log2(files_in_all),
    )


def _mentions(one: FileText, other: FileText) -> bool:
    """Whether the changed lines of one file name the other, as an import or an include does."""
    return len(other.stem) > 3 and other.stem.encode() in one.text.lower()  # noqa: PLR2004 - shorter is anything


def _near(one: str, other: str) -> float:
    """Which part of the longer folder's way both share, 0 to 1."""
    a, b = one.split("/"), other.split("/")
    same = 0
    while same < min(len(a), len(b)) and a[same] == b[same]:
        same += 1
    return same / max(len(a), len(b))


def likelihood(signs: tuple[float, ...], weights: tuple[float, ...], bias: float) -> float:
    """The logistic function of the weighed signs, 0 to 1."""
    total = bias + sum(sign * weight for sign, weight in zip(signs, weights, strict=True))
    return 1.0 / (1.0 + math.exp(-max(min(total, 30.0), -30.0)))
