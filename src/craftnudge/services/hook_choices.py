"""Options given to one installation of the hooks, over those of the installation before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.hooks.hook_options import HookOptions
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.services.results.hooks import Look


@dataclass(frozen=True, slots=True)
class HookChoices:
    """The options given to one installation; None keeps what was installed before."""

    look: Look | None = None
    gate: bool | None = None
    nudge: bool | None = None
    block: bool | None = None

    def over(self, stored: HookOptions) -> HookOptions:
        """The options to install: those given here, else the stored ones."""
        return HookOptions(
            look=self.look or stored.look,
            gate=stored.gate if self.gate is None else self.gate,
            nudge=stored.nudge if self.nudge is None else self.nudge,
            block=stored.block if self.block is None else self.block,
        )

    def kept(self, stored: HookOptions) -> tuple[str, ...]:
        """The stored options, as they are typed, that this installation keeps without being given them."""
        repeated = self.over(HookOptions()).words
        return tuple(word for word in self.over(stored).words if word not in repeated)
