"""Changes that need no reason, recognized by the message and the files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.domain.commits.file_kind import SET_ASIDE
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.record import CommitRecord

# A repair of one typo is small; a "typo" in hundreds of lines has something to explain.
_SMALL_LINES = 60
# From this share of respaced lines on, the change is formatting.
_SHARE_RESPACED = 0.9
_TEXT: frozenset[FileKind] = frozenset(("docs", "translation"))
_TESTS: frozenset[FileKind] = frozenset(("test",))


ExemptionKind = Literal["typo", "version", "docs_only", "docs", "tests_only", "move", "formatting"]


@dataclass(frozen=True, slots=True)
class Exemption:
    """Why a change needs no reason.

    A `sure` one needs none whatever else the message says; of the others, documentation, raters asked for a reason
    where much was new. With `few_words`, two words are enough.
    """

    kind: ExemptionKind
    sure: bool
    few_words: bool = False


_TYPO = Exemption("typo", sure=True, few_words=True)
_VERSION = Exemption("version", sure=True)
_DOCS_ALONE = Exemption("docs_only", sure=False)
_DOCS = Exemption("docs", sure=False)
_TESTS_ALONE = Exemption("tests_only", sure=True)
_MOVE = Exemption("move", sure=True)
_FORMAT = Exemption("formatting", sure=True, few_words=True)


def find_exemption(signs: Mapping[str, str], record: CommitRecord) -> Exemption | None:
    """The first exemption that applies; None where the change needs a reason.

    Raters did not ask for a reason in these cases, 19% of the good messages (docs/explanation/
    validity.md). Where the files are not known, the message alone decides.
    """
    small = record.totals is None or record.totals.added + record.totals.deleted <= _SMALL_LINES
    if small and "subject_spelling" in signs:
        return _TYPO
    if "exact_version" in signs and ("changes" in signs or "subject_version" in signs):
        return _VERSION
    kinds = {file.file_kind for file in record.files} - SET_ASIDE if record.files else None
    if kinds is not None and kinds <= _TEXT:
        return _DOCS_ALONE
    if small and ("subject_docs" in signs or "subject_text" in signs):
        return _DOCS
    if "subject_test" in signs and kinds is not None and kinds <= _TESTS:
        return _TESTS_ALONE
    return _of_shape(signs, record)


def _of_shape(signs: Mapping[str, str], record: CommitRecord) -> Exemption | None:
    """A move or formatting: hardly any line is new."""
    if "moves" in signs and _balanced(record):
        return _MOVE
    if _respaced(record) and ("changes" in signs or "reshapes" in signs):
        return _FORMAT
    return _FORMAT if "reshapes" in signs and "tiny_subject" not in signs and _balanced(record) else None


def _respaced(record: CommitRecord) -> bool:
    """Whether the added lines differ from the replaced ones only in whitespace."""
    if record.code is None or not record.totals or not record.totals.added:
        return False
    return record.code.count("whitespace_only_lines") >= _SHARE_RESPACED * record.totals.added and _balanced(record)


def _balanced(record: CommitRecord) -> bool:
    """Whether about as many lines were added as deleted."""
    if record.totals is None:
        return True
    added, deleted = record.totals.added, record.totals.deleted
    return abs(added - deleted) <= max(10, (added + deleted) // 5)
