"""One file of a change, with the words that its change is made of and those that stand around it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.path_words import place_of, words_of

if TYPE_CHECKING:
    from craftnudge.domain.commits.change import FileDelta

# A word that is made of several, or long, is a name that somebody gave; short ones are the language's or everybody's.
_NAME = re.compile(rb"[A-Za-z_][A-Za-z0-9_]{3,}")
_MADE_OF_SEVERAL = re.compile(rb"[a-z0-9]_[a-zA-Z]|[a-z][A-Z]|[A-Z]_[A-Z]")
_LONG_NAME = 10
# Words, versions and figures of three digits.
_WORD = re.compile(rb"[A-Za-z_][A-Za-z0-9_]{2,}|\d+(?:\.\d+)+|\d{3,}")
_PART_OF_WORD = re.compile(rb"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_SHORTEST_PART = 4
# What a definition looks like in most languages: a keyword and a name.
_DEFINED = re.compile(
    rb"\b(?:def|class|func|fn|function|struct|enum|interface|trait|type|module|const|let|var|#define)\s+"
    rb"(?:\([^)]*\)\s*)?([A-Za-z_][A-Za-z0-9_]{3,})"
)
_TEST_MARK = re.compile(r"^test[_-]|[_-](?:test|tests|spec)$|(?:test|spec)$")
# A file of more changed text than this is read up to here.
_BYTES_READ = 200_000
# What stands near a change: so many lines before and after, and the line that git would name a hunk by.
_LINES_NEAR = 5
_LINES_UP_TO_A_HEADING = 200
_HUNKS_LOOKED_AROUND = 60


@dataclass(frozen=True)
class ChangedFile:
    """One file of a change; `before` is what it held, as far as that is known."""

    delta: FileDelta
    before: bytes = b""

    @property
    def path(self) -> str:
        """The file."""
        return self.delta.change.path

    @property
    def past_path(self) -> str:
        """What the file was called before the change."""
        return self.delta.change.old_path or self.delta.change.path

    @cached_property
    def kind(self) -> str:
        """Such as code, test, docs."""
        return self.delta.change.file_kind

    @cached_property
    def folder(self) -> str:
        """Its folder, without the folders of layout."""
        return place_of(self.path)

    @cached_property
    def name_words(self) -> frozenset[bytes]:
        """The telling words of its name."""
        return frozenset(word.encode("utf-8", "surrogateescape") for word in words_of(self.path))

    @cached_property
    def stem(self) -> bytes:
        """The name without its endings and without what marks a test, in lower case."""
        name = self.path.rpartition("/")[2].lower().partition(".")[0]
        return _TEST_MARK.sub("", name).encode("utf-8", "surrogateescape")

    @cached_property
    def lines_changed(self) -> tuple[int, int]:
        """Lines added and lines removed."""
        return self.delta.change.added or 0, self.delta.change.deleted or 0

    @cached_property
    def added(self) -> bytes:
        """The added lines, one after the other."""
        return b"".join(hunk.added for hunk in self.delta.hunks)[:_BYTES_READ]

    @cached_property
    def removed(self) -> bytes:
        """The removed lines, one after the other."""
        return b"".join(hunk.removed for hunk in self.delta.hunks)[:_BYTES_READ]

    @cached_property
    def low_text(self) -> bytes:
        """All changed lines, in lower case."""
        return (self.added + self.removed).lower()

    @cached_property
    def names(self) -> tuple[frozenset[bytes], frozenset[bytes]]:
        """The names in the changed lines: those made of several words or long, and the others."""
        found = frozenset(_NAME.findall(self.added)) | frozenset(_NAME.findall(self.removed))
        made = frozenset(name for name in found if len(name) >= _LONG_NAME or _MADE_OF_SEVERAL.search(name))
        return made, found - made

    @cached_property
    def defined(self) -> frozenset[bytes]:
        """The names that the added lines define."""
        return frozenset(_DEFINED.findall(self.added))

    @cached_property
    def undefined(self) -> frozenset[bytes]:
        """The names that the removed lines define."""
        return frozenset(_DEFINED.findall(self.removed))

    @cached_property
    def definitions_around(self) -> frozenset[bytes]:
        """The names of the definitions that hunks stand in: of the lines above with ever less indentation."""
        lines = self.before.split(b"\n")
        found: set[bytes] = set()
        for hunk in self.delta.hunks[:_HUNKS_LOOKED_AROUND]:
            end = hunk.old_start - 1
            depth = _depth(
                next((line for line in hunk.added.split(b"\n") + hunk.removed.split(b"\n") if line.strip()), b"")
            )
            for line in reversed(lines[max(0, end - _LINES_UP_TO_A_HEADING) : end]):
                if line.strip() and _depth(line) < depth:
                    depth = _depth(line)
                    found.update(_DEFINED.findall(line))
        return frozenset(found)

    @cached_property
    def words_added(self) -> frozenset[bytes]:
        """The words of the added lines."""
        return frozenset(_WORD.findall(self.added))

    @cached_property
    def words_removed(self) -> frozenset[bytes]:
        """The words of the removed lines."""
        return frozenset(_WORD.findall(self.removed))

    @cached_property
    def words(self) -> frozenset[bytes]:
        """The words of all changed lines."""
        return self.words_added | self.words_removed

    @cached_property
    def words_new(self) -> frozenset[bytes]:
        """The words that are on added lines only."""
        return self.words_added - self.words_removed

    @cached_property
    def words_gone(self) -> frozenset[bytes]:
        """The words that are on removed lines only."""
        return self.words_removed - self.words_added

    @cached_property
    def words_exchanged(self) -> frozenset[bytes]:
        """The words that the change brings or takes."""
        return self.words_added ^ self.words_removed

    @cached_property
    def words_of_file(self) -> frozenset[bytes]:
        """The words of the whole file, before and after."""
        return frozenset(_WORD.findall(self.before)) | self.words_added

    @cached_property
    def words_near(self) -> frozenset[bytes]:
        """The words of the change and of the lines around it."""
        return self.words | frozenset(_WORD.findall(b"\n".join(self._lines_near())))

    @cached_property
    def parts_of_words(self) -> frozenset[bytes]:
        """What the words of the changed lines are made of, in lower case: `reject` and `token` in reject_token."""
        parts = Counter(part.lower() for word in self.words for part in _PART_OF_WORD.findall(word))
        return frozenset(part for part in parts if len(part) >= _SHORTEST_PART)

    def _lines_near(self) -> list[bytes]:
        lines = self.before.split(b"\n")
        found: list[bytes] = []
        for hunk in self.delta.hunks[:_HUNKS_LOOKED_AROUND]:
            start = max(hunk.old_start - 1, 0)
            end = start + hunk.removed.count(b"\n")
            found += lines[max(0, start - _LINES_NEAR) : start] + lines[end : end + _LINES_NEAR]
            above = lines[max(0, start - _LINES_UP_TO_A_HEADING) : start]
            found += [line for line in reversed(above) if line[:1].isalpha() or line[:1] in (b"_", b"$")][:1]
        return found


def _depth(line: bytes) -> int:
    """The indentation of a line, in characters."""
    return len(line) - len(line.lstrip(b" \t"))
