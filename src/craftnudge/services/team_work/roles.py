"""The roles of a team's server: what each works on, and its usual port."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.adapters.events.work import WorkKind as WorkKind  # noqa: PLC0414 - for entry points, too

RoleName = Literal["all", "web", "tracker", "analysis", "coach", "store", "webhook"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its port, and the kinds of work that it does."""

    name: RoleName
    port: int
    kinds: tuple[WorkKind, ...] = ()

    def includes(self, name: RoleName) -> bool:
        """Whether a process of this role does what the named one does."""
        return self.name in ("all", name)


ROLES: Final[dict[RoleName, Role]] = {
    role.name: role
    for role in (
        Role("web", 8000, ("show",)),
        Role("tracker", 8001),
        Role("analysis", 8002, ("analyse",)),
        Role("store", 8003, ("store",)),
        Role("webhook", 8004),
        Role("coach", 8005, ("coach",)),
        Role("all", 8000, ("analyse", "coach", "store", "show")),
    )
}


def role_named(name: str) -> Role | None:
    """The role with that name; None if there is none."""
    return next((role for role in ROLES.values() if role.name == name), None)
