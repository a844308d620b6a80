"""Changes whose reason goes without saying: read from the message and the files together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.record import CommitRecord

# A repair of one typo is small; a "typo" in hundreds of lines has something to explain.
_SMALL_LINES = 60
# From this share of respaced lines on nothing else happened that a reader would look for.
_SHARE_RESPACED = 0.9
_TEXT: frozenset[FileKind] = frozenset(("docs", "translation"))
_TESTS: frozenset[FileKind] = frozenset(("test",))


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why no reason is needed, as the end of a sentence ("a typo needs none").

    `sure` ones need none whatever else the message says; of the others, documentation, raters asked for a reason where
    much was new. Of one that takes `few_words`, two tell all there is to tell.
    """

    says: str
    sure: bool
    few_words: bool = False


_TYPO = Exemption("a typo needs none", sure=True, few_words=True)
_VERSION = Exemption("a move to a named version needs none", sure=True)
_DOCS_ALONE = Exemption("a change of documentation alone needs none", sure=False)
_DOCS = Exemption("a change of documentation needs none", sure=False)
_TESTS_ALONE = Exemption("a change of tests alone needs none", sure=True)
_MOVE = Exemption("a rename or move needs none", sure=True)
_FORMAT = Exemption("formatting needs none", sure=True, few_words=True)


def find_exemption(signs: Mapping[str, str], record: CommitRecord) -> Exemption | None:
    """The first kind of change that this is and that needs no reason; None where one is needed.

    Raters left the reason out of what they asked for in these cases, 19 % of the good messages (docs/explanation/
    validity.md). Where the files are not known, the message alone decides.
    """
    small = record.totals is None or record.totals.added + record.totals.deleted <= _SMALL_LINES
    if small and "subject_spelling" in signs:
        return _TYPO
    if "exact_version" in signs and ("changes" in signs or "subject_version" in signs):
        return _VERSION
    kinds = {kind_of(file.path) for file in record.files} - SET_ASIDE if record.files else None
    if kinds is not None and kinds <= _TEXT:
        return _DOCS_ALONE
    if small and ("subject_docs" in signs or "subject_text" in signs):
        return _DOCS
    if "subject_test" in signs and kinds is not None and kinds <= _TESTS:
        return _TESTS_ALONE
    return _of_shape(signs, record)


def _of_shape(signs: Mapping[str, str], record: CommitRecord) -> Exemption | None:
    """Whether what is there was moved or formatted, and hardly anything is new."""
    if "moves" in signs and _balanced(record):
        return _MOVE
    if _respaced(record) and ("changes" in signs or "reshapes" in signs):
        return _FORMAT
    return _FORMAT if "reshapes" in signs and "tiny_subject" not in signs and _balanced(record) else None


def _respaced(record: CommitRecord) -> bool:
    """Whether the added lines differ from those that they replaced in nothing but blanks."""
    if record.code is None or not record.totals or not record.totals.added:
        return False
    return record.code.count("whitespace_only_lines") >= _SHARE_RESPACED * record.totals.added and _balanced(record)


def _balanced(record: CommitRecord) -> bool:
    """Whether about as much was added as deleted, as it is where nothing new came in."""
    if record.totals is None:
        return True
    added, deleted = record.totals.added, record.totals.deleted
    return abs(added - deleted) <= max(10, (added + deleted) // 5)
