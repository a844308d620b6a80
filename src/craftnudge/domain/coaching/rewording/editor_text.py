"""The text that an editor opens: the message, and the findings as comments. And the message that comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.message_file import SCISSORS, cleaned
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.message_file import Cleanup

# The signs that git itself tries where core.commentChar is "auto" (builtin/commit.c).
_SIGNS = "#;@!$%^&|:"
_STRIPPED: tuple[Cleanup, ...] = ("strip", "default")


@dataclass(frozen=True, slots=True)
class EditorForm:
    """How comments are marked: the sign that begins them, and git's cleanup mode for the message."""

    sign: str
    mode: Cleanup

    def text(self, message: str, comments: Sequence[str]) -> str:
        """The message with the comments below it; below a scissors line in a mode that would keep comments."""
        above = [] if self.mode in _STRIPPED else [self.sign + SCISSORS]
        below = [f"{self.sign} {line}".rstrip() for line in comments]
        return "\n".join([message.rstrip("\n"), "", *above, *below, ""])

    def message(self, text: str) -> str:
        """What the author wrote: without comments and cleaned up as git would; empty if nothing is left."""
        lines = text.replace("\r\n", "\n").split("\n")
        cut = next((at for at, line in enumerate(lines) if line == self.sign + SCISSORS), len(lines))
        message = cleaned("\n".join(lines[:cut]), self.mode, self.sign)
        return message if message.strip() else ""


def editor_form(message: str, comment: str, mode: Cleanup) -> EditorForm:
    """The form for a message. A sign that begins one of its lines is not used: git would drop that line."""
    lines = message.split("\n")
    wanted = "#" if comment == "auto" else comment
    free = [sign for sign in (wanted, *_SIGNS) if not any(line.startswith(sign) for line in lines)]
    return EditorForm(free[0] if free else wanted, mode)
