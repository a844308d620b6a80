"""Changes whose reason goes without saying: read from the message and the files together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.commits.file_kind import FileKind
    from craftnudge.commits.record import CommitRecord

# A repair of one typo is small; a "typo" in hundreds of lines has something to explain.
_SMALL_LINES = 60
_TEXT: frozenset[FileKind] = frozenset(("docs", "translation"))
_TESTS: frozenset[FileKind] = frozenset(("test",))


@dataclass(frozen=True, slots=True)
class Excuse:
    """Why no reason is needed, as the end of a sentence ("a typo needs none").

    `sure` ones need none whatever else the message says; of the others, documentation, raters asked for a reason where
    much was new.
    """

    says: str
    sure: bool


_TYPO = Excuse("a typo needs none", sure=True)
_VERSION = Excuse("a move to a named version needs none", sure=True)
_DOCS_ALONE = Excuse("a change of documentation alone needs none", sure=False)
_DOCS = Excuse("a change of documentation needs none", sure=False)
_TESTS_ALONE = Excuse("a change of tests alone needs none", sure=True)
_MOVE = Excuse("a rename or move needs none", sure=True)
_FORMAT = Excuse("formatting needs none", sure=True)


def find_excuse(signs: Mapping[str, str], record: CommitRecord) -> Excuse | None:
    """The first kind of change that this is and that needs no reason; None where one is needed.

    Raters left the reason out of what they asked for in these cases, 19 % of the good messages (docs/explanation/
    validity.md). Where the files are not known, the message alone decides.
    """
    kinds = {kind_of(file.path) for file in record.files} - SET_ASIDE if record.files else None
    small = record.totals is None or record.totals.added + record.totals.deleted <= _SMALL_LINES
    names_version = "exact_version" in signs and ("changes" in signs or "subject_version" in signs)
    about_docs = "subject_docs" in signs or "subject_text" in signs
    moves = signs.get("subject_move", "").startswith(("renam", "mov")) and _balanced(record)
    cases = (
        (small and "subject_spelling" in signs, _TYPO),
        (names_version, _VERSION),
        (kinds is not None and kinds <= _TEXT, _DOCS_ALONE),
        (small and about_docs, _DOCS),
        (kinds is not None and kinds <= _TESTS and "subject_test" in signs, _TESTS_ALONE),
        (moves, _MOVE),
        ("reshapes" in signs and "tiny_subject" not in signs and _balanced(record), _FORMAT),
    )
    return next((excuse for holds, excuse in cases if holds), None)


def _balanced(record: CommitRecord) -> bool:
    """Whether about as much was added as deleted, as it is where nothing new came in."""
    if record.totals is None:
        return True
    added, deleted = record.totals.added, record.totals.deleted
    return abs(added - deleted) <= max(10, (added + deleted) // 5)
