"""What is said about sharing: what leaves, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.lines import Canvas
from craftnudge.presentation.screens.push import push_screen, shared_screen, signed_out_screen, unshared_screen
from craftnudge.services.results.sharing import PushResult, Shared

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Line


def text(lines: list[Line]) -> str:
    """The screen as one text."""
    return " ".join(" ".join("".join(piece.text for piece in line) for line in lines).split())


def test_what_leaves_is_said_before_it_leaves() -> None:
    """With a line as it is; nothing where there is none."""
    shown = text(unshared_screen(3, b'{"hash":"abc"}', Canvas(80)))
    assert "nothing was sent" in shown
    assert "3 commits of yours" in shown
    assert '{"hash":"abc"}' in shown
    assert "would leave" not in text(unshared_screen(0, None, Canvas(80)))
    assert "No message, no file name" in text(shared_screen(Shared("shop", "scores"), Canvas(200)))


def test_a_refusal_is_said_by_its_reason() -> None:
    """Beside what was taken; the server's own words are shown safely."""
    result = PushResult("https://craft.example", 4, 1, 1, {"not-yours": 1, "\x1b[31m": 1})
    shown = text(push_screen(result, Canvas(200)))
    assert "Sent 4 commits to https://craft.example: 1 new, 1 there before." in shown
    assert "an address that isn't yours" in shown
    assert "\x1b" not in shown
    assert "already" in text(push_screen(PushResult("https://x", 0, 0, 0, {}), Canvas(80)))
    assert "Erased 2 commits" in text(signed_out_screen(2, Canvas(80)))
