"""What `undo` says."""

from __future__ import annotations

from craftnudge.presentation.documents.undo import undo_document
from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.undo import cleaned_screen, list_screen, undone_screen
from craftnudge.services.results.undo import SavedState, Undone
from tests.support.schema import assert_valid

CANVAS = Canvas(columns=80, unicode=True, bars=False)
STATE = SavedState("refs/x", "a" * 40, "b" * 40, "reword", 1_700_000_000, "Added a reader", can_undo=True)


def shown(lines: list[tuple[object, ...]]) -> str:
    """The text of a screen."""
    return "\n".join("".join(piece.text for piece in line) for line in lines)  # type: ignore[attr-defined]


def test_the_old_and_the_new_commit_are_named() -> None:
    """What was undone can be found again."""
    text = shown([*undone_screen(Undone(STATE, "b" * 40), CANVAS)])
    assert "Undid the reword. HEAD is aaaaaaa again: Added a reader" in text
    assert "git show bbbbbbb" in text
    assert_valid("undo", undo_document(Undone(STATE, "b" * 40), [STATE], 0))


def test_the_list_says_what_can_be_undone() -> None:
    """Narrow screens lose the subject; one that has moved on is said so."""
    assert "Added a reader" in shown([*list_screen([STATE], CANVAS)])
    assert "craftnudge undo" in shown([*list_screen([STATE], CANVAS)])
    moved = SavedState("r", "a" * 40, None, "", 0, "Added", can_undo=False)
    assert "HEAD has moved" in shown([*list_screen([moved], Canvas(columns=40, unicode=False, bars=False))])
    assert shown([*cleaned_screen(2, 30, CANVAS)]) == "  Deleted 2 saved states that were at least 30 days old."
