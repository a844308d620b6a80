"""Blanks that nobody sees: what the check found, and one of the ways to be rid of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.coaching.words.remark import Said
from craftnudge.coaching.words.turn import turned

if TYPE_CHECKING:
    from craftnudge.rubric.facts import Facts
    from craftnudge.rubric.scorecard import CheckResult

_WAYS_OUT = (
    "Let the editor strip them, and let git diff --check look before each commit.",
    "Most editors take them away when a file is saved; it is one setting.",
    "git diff --check names each of them before you commit.",
    "git show --check lists them; an amend takes them out.",
    "An .editorconfig with trim_trailing_whitespace spares everybody here the next ones.",
)


def blanks(facts: Facts, check: CheckResult) -> Said | None:
    """What is said of blanks at line ends: the finding as it is, for it names file and line; None for other damage."""
    if "in blanks" not in check.says:
        return None
    return Said(check.says, turned(facts.record, _WAYS_OUT))
