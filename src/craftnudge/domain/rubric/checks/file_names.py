"""Messages that name only the changed files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.text.vocabulary import FAMILIES
from craftnudge.runtime.lazy_regex import marked_pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_FILES_READ = 50
# "Update README.md": the list of files says as much.
_FILES_NAMED = 3
_PULL = marked_pattern(("(#",), r"\(#\d+\)")
_VAGUE = FAMILIES["vague"]


def repeats_the_files(facts: Facts) -> bool:
    """Whether the whole message is the names of changed files, and a verb or a vague word beside them."""
    words = [word for word in facts.message.subject.split() if not _PULL.fullmatch(word)]
    if facts.wording.body_words or not words:
        return False
    names = {file.path.rpartition("/")[2] for file in (facts.record.files or ())[:_FILES_READ]}
    known = {plain_name(name) for name in names} | {plain_name(name.partition(".")[0]) for name in names}
    # "Update README", "README update", "README".
    rest = words[1:] if plain_name(words[0]) not in known else [word for word in words if word.lower() not in _VAGUE]
    return 0 < len(rest) <= _FILES_NAMED and all(plain_name(word.rpartition("/")[2]) in known for word in rest)


def plain_name(name: str) -> str:
    """A name without case, dashes and underscores."""
    return name.lower().replace("_", "").replace("-", "")
