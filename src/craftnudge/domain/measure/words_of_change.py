"""Searches a commit's changed lines and paths for the words of its message: a pure function of both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.domain.commits.grounding import content_words, missing_words
from craftnudge.domain.commits.words_of_change import WordsOfChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.commits.message import Message

# Of a larger change the beginning is searched: with a million bytes swapped messages find more words, and real ones
# don't (AUC 0.887 for 0.892). No file takes more than half of the room.
SEARCHED_BYTES = 64 * 1024
_SEARCHED_OF_FILE = SEARCHED_BYTES // 2


def words_of_change(message: Message, deltas: Sequence[FileDelta]) -> WordsOfChange:
    """The content words of a message, and which of them occur in no added or deleted line and in no path.

    Lines of generated, lock and vendored files are not searched: they hold any word.
    """
    words = content_words(message)
    if not words:
        return WordsOfChange(0)
    text = b"\n".join(_bounded(_paths(deltas))) + b"\n" + b"\n".join(_bounded(_lines(deltas)))
    return WordsOfChange(len(words), missing_words(words, text))


def _bounded(texts: Iterator[bytes]) -> Iterator[bytes]:
    """The texts until the room is full."""
    room = SEARCHED_BYTES
    for text in texts:
        yield text[:room]
        room -= len(text)
        if room <= 0:
            return


def _paths(deltas: Sequence[FileDelta]) -> Iterator[bytes]:
    for delta in deltas:
        for path in (delta.change.path, delta.change.old_path):
            if path:
                yield path.encode("utf-8", "replace")


def _lines(deltas: Sequence[FileDelta]) -> Iterator[bytes]:
    """Deleted and added lines, hunk by hunk."""
    for delta in deltas:
        if kind_of(delta.change.path) in SET_ASIDE:
            continue
        room = _SEARCHED_OF_FILE
        for hunk in delta.hunks:
            for lines in (hunk.removed, hunk.added):
                yield lines[:room]
                room -= min(len(lines), room)
            if not room:
                break
