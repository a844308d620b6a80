"""One call of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.presentation.terminal import Terminal
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Invocation:
    """What every command gets as `ctx.obj`: the terminal to write to, and the user's workplace."""

    terminal: Terminal
    workplace: Workplace

    def at(self, folder: Path) -> Invocation:
        """The same in another folder, for `--repo-path`."""
        return replace(self, workplace=self.workplace.at(folder))

    def write_document(self, document: dict[str, Any]) -> None:
        """Writes one JSON document to standard output."""
        from craftnudge.presentation.json import as_text

        self.terminal.out.write(as_text(document))
