"""One call of the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.runtime.fast_dataclasses import dataclass, replace

if TYPE_CHECKING:
    from craftnudge.presentation.terminal import ColorChoice, Terminal
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Invocation:
    """What every command gets as `ctx.obj`: the terminal to write to, and the user's workplace."""

    terminal: Terminal
    workplace: Workplace

    def at(self, repository: str | None) -> Invocation:
        """The same in another repository, by its folder or its recorded name, for `--repo`; None for this one."""
        if repository is None:
            return self
        from craftnudge.services.recorded_folders import folder_of

        return replace(self, workplace=self.workplace.at(folder_of(self.workplace, repository)))

    def with_output(self, *, color: ColorChoice | None = None, quiet: bool = False, plain: bool = False) -> Invocation:
        """The same with another choice of colours, without text on standard output, or plain."""
        return replace(self, terminal=self.terminal.with_output(color=color, quiet=quiet, plain=plain))

    def write_document(self, document: dict[str, Any]) -> None:
        """Writes one JSON document to standard output."""
        from craftnudge.presentation.json import as_text

        self.terminal.out.write(as_text(document))
