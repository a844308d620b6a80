"""The roles of a team's server: what each works on, and its usual port."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.adapters.events.work import WorkKind as WorkKind  # noqa: PLC0414 - for entry points, too
    from craftnudge.adapters.store.postgres.connection import DatabaseRole

RoleName = Literal["all", "web", "tracker", "analysis", "coach", "store", "webhook"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its port, the database role whose rights it has, and the kinds of work that it does."""

    name: RoleName
    port: int
    rights: DatabaseRole
    kinds: tuple[WorkKind, ...] = ()

    def includes(self, name: RoleName) -> bool:
        """Whether a process of this role does what the named one does."""
        return self.name in ("all", name)


ROLES: Final[dict[RoleName, Role]] = {
    role.name: role
    for role in (
        Role("web", 8000, "cn_dashboard", ("show",)),
        Role("tracker", 8001, "cn_tracker"),
        Role("analysis", 8002, "cn_analysis", ("analyse", "publish")),
        Role("store", 8003, "cn_store", ("store", "seal")),
        Role("webhook", 8004, "cn_tracker"),
        Role("coach", 8005, "cn_analysis", ("coach",)),
        # In one process each kind of work still has the rights of its own role alone.
        Role("all", 8000, "cn_dashboard", ("analyse", "publish", "coach", "store", "seal", "show")),
    )
}


def rights_for(kind: WorkKind, *, with_accounts: bool) -> DatabaseRole:
    """The database role for a kind of work. A server with accounts needs no rights of the dashboard."""
    if kind == "show" and with_accounts:
        return "cn_web"
    return next(role.rights for role in ROLES.values() if kind in role.kinds)


def role_named(name: str) -> Role | None:
    """The role with that name; None if there is none."""
    return next((role for role in ROLES.values() if role.name == name), None)
