"""That a setting has no effect: said once by every command that goes on without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation


def note_settings(call: Invocation) -> None:
    """Writes to standard error how many settings have a problem, and what names them.

    `check` and `config validate` fail for them instead: half a configuration would let commits pass.
    """
    problems = len(call.workplace.configuration.problems)
    if problems:
        have = "1 setting has a problem and" if problems == 1 else f"{problems} settings have a problem and"
        call.terminal.notify(f"{have} no effect.", "See: craftnudge config validate")
