"""The recorded fact of which words of a message occur in its change."""

from __future__ import annotations

from typing import Any

from craftnudge.domain.commits.counts import is_figure
from craftnudge.runtime.fast_dataclasses import dataclass

# A message's first screens name its subject matter; more words only cost time, and room in the journal.
MOST_WORDS = 40
# No longer run of letters is a word.
LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class WordsOfChange:
    """How many distinct content words the message has, and which occur nowhere in its change."""

    content_words: int
    missing: tuple[str, ...] = ()

    @property
    def found_words(self) -> int:
        """How many occur in changed lines or paths."""
        return self.content_words - len(self.missing)

    def to_json(self) -> dict[str, Any]:
        """Plain values for a journal line."""
        return {"content_words": self.content_words, "found_words": self.found_words, "missing": list(self.missing)}

    @classmethod
    def from_json(cls, value: object) -> WordsOfChange | None:
        """The fact that a journal line holds; None where it holds none, or one that cannot be true."""
        if not isinstance(value, dict) or not is_figure(value.get("content_words")):
            return None
        words, missing = value["content_words"], value.get("missing")
        if not isinstance(missing, list) or len(missing) > min(words, MOST_WORDS):
            return None
        if not all(isinstance(word, str) and len(word) <= LONGEST_WORD for word in missing):
            return None
        return cls(words, tuple(missing))
