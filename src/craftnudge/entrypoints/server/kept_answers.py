"""Answers kept as bytes, by what they were computed from: the same question about the same journal costs a look-up."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

_MOST_ANSWERS: Final = 64
_MOST_BYTES: Final = 32 * 1024 * 1024
# Smaller answers fit into one packet anyway.
_COMPRESSED_FROM_BYTES: Final = 1024
_COMPRESSION_LEVEL: Final = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """One document as it is sent: plain, and compressed where that saves something."""

    etag: str
    plain: bytes
    compressed: bytes | None


def etag_of(*parts: object) -> str:
    """A strong ETag over everything that an answer depends on."""
    return f'"{hashlib.blake2b(repr(parts).encode(), digest_size=16).hexdigest()}"'


def answer_of(etag: str, document: Mapping[str, Any]) -> Answer:
    """A document as compact JSON."""
    plain = json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
    compressed = gzip.compress(plain, _COMPRESSION_LEVEL, mtime=0) if len(plain) >= _COMPRESSED_FROM_BYTES else None
    return Answer(etag, plain, compressed)


class KeptAnswers:
    """The answers used last, within a bound. Used by the event loop alone."""

    def __init__(self) -> None:
        self._answers: OrderedDict[str, Answer] = OrderedDict()
        self._bytes = 0

    def get(self, etag: str) -> Answer | None:
        """The answer with that ETag, if it is kept."""
        answer = self._answers.get(etag)
        if answer is not None:
            self._answers.move_to_end(etag)
        return answer

    def keep(self, answer: Answer) -> None:
        """Keeps an answer, and lets go of those that were not used for longest."""
        if answer.etag in self._answers:
            return
        self._answers[answer.etag] = answer
        self._bytes += _size(answer)
        while self._bytes > _MOST_BYTES or len(self._answers) > _MOST_ANSWERS:
            _, oldest = self._answers.popitem(last=False)
            self._bytes -= _size(oldest)


def _size(answer: Answer) -> int:
    return len(answer.plain) + len(answer.compressed or b"")
