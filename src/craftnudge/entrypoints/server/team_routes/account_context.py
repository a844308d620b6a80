"""What the pages and operations of a laptop share, for many people: each sees the rows of who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.entrypoints.server.context import ServerContext
from craftnudge.entrypoints.server.team_routes.admission import present_caller
from craftnudge.services.accounts.own_data import own_workplace

if TYPE_CHECKING:
    from craftnudge.services.accounts.team_server import TeamServer
    from craftnudge.services.workplace import Workplace


class AccountContext(ServerContext):
    """The workplace is that of the caller of the request under way."""

    def __init__(self, server: TeamServer) -> None:
        super().__init__(server.workplace.home, server.workplace.environ)
        self._database = server.database

    @property
    def workplace(self) -> Workplace:
        """The caller's workplace, with a store that shows their own commits alone."""
        return own_workplace(super().workplace, self._database, present_caller())

    @property
    def settings_state(self) -> str:
        """Differs between people too: an answer that is kept for one of them is never given to another."""
        caller = present_caller()
        return f"{caller.team_id}/{caller.number} {super().settings_state}"
