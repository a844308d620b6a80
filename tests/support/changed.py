"""Commits that touch these files, and what a check says of them: for tests of checks that look at a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import find_check
from tests.support.cards import a_record

if TYPE_CHECKING:
    from craftnudge.domain.commits.code_facts import CodePlace
    from craftnudge.domain.rubric.check import Check, Outcome


def touching(*files: str, message: str = "Keep the order", hunks: int | None = 3, **changes: object) -> Facts:
    """A commit that changes `files`, each `path`, `path +added`, `path +added -deleted`, or `A path ...` by status.

    A file without figures has four added lines and one deleted; `path binary` has none counted.
    """
    found = tuple(map(_change, files))
    totals = Totals(len(found), sum(one.added or 0 for one in found), sum(one.deleted or 0 for one in found), hunks)
    return Facts(a_record(message, files=found, totals=totals, **changes))


def share_of(name: str, *files: str, **changes: object) -> float:
    """The share of a check's points that a change of these files gets; the check applies and shows evidence."""
    outcome = find_check(name).evaluate(touching(*files, **changes))  # type: ignore[arg-type]
    assert outcome.result != "not_applicable"
    assert outcome.evidence or outcome.result == "pass"
    return outcome.share


def outcome_of(check: Check, *places: CodePlace, **counts: int) -> Outcome:
    """What a check says of sixty lines of one code file with these measurements."""
    return check.evaluate(touching("a.py +60", code=CodeFacts({"code_added": 60, **counts}, places)))


def _change(text: str) -> FileChange:
    words = text.split()
    status = words.pop(0) if words[0] in ("A", "M", "D", "R") else "M"
    if words[-1] == "binary":
        return FileChange(words[0], status, None, None, binary=True)
    figures = [int(word.strip("+-")) for word in words[1:]]
    added, deleted = {0: (4, 1), 1: (*figures, 0), 2: tuple(figures)}[len(figures)]
    return FileChange(words[0], status, added, deleted)
