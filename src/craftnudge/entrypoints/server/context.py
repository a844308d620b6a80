"""What the operations of one server share: the user's workplace, the gate before heavy work, and kept answers."""

from __future__ import annotations

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from anyio import to_thread

from craftnudge.services.settings import user_settings_file
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo
    from pathlib import Path

    from craftnudge.services.workplace import TeamStore

_Result = TypeVar("_Result")

# A request must not wait for a backfill as long as a command does.
LOCK_SECONDS: Final = 2.0


class ServerContext:
    """One user's server. `environ` is that of the process; `home` holds the journal.

    `team_store` opens the store of a team in place of the journal. `started_in` is the folder whose repository the user
    means who started the server; nothing else is asked there.
    """

    def __init__(
        self,
        home: Path,
        environ: Mapping[str, str],
        *,
        zone: tzinfo | None = None,
        team_store: TeamStore | None = None,
        started_in: Path | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._home = home
        self.started_in = started_in
        self._environ = dict(environ)
        self._zone = zone
        self._now = now
        self._team_store = team_store
        self._settings_file = user_settings_file(self._environ)
        self._settings_state: object = None
        self._workplace = self._new_workplace()
        self._one_at_a_time = asyncio.Semaphore(1)

    @property
    def workplace(self) -> Workplace:
        """The workplace with the settings of now: a new one after the user's file of settings has changed."""
        state = _state_of(self._settings_file)
        if state != self._settings_state:
            self._settings_state = state
            self._workplace = self._new_workplace()
        return self._workplace

    @property
    def settings_state(self) -> str:
        """A text that differs after the settings have changed."""
        return repr(_state_of(self._settings_file))

    async def compute(self, work: Callable[..., _Result], *arguments: Any, **named: Any) -> _Result:
        """Runs heavy work beside the event loop, one piece at a time: two would only take turns at the interpreter."""
        async with self._one_at_a_time:
            return await to_thread.run_sync(partial(work, *arguments, **named))

    def _new_workplace(self) -> Workplace:
        return Workplace(
            self._home,
            self._environ,
            None,
            now=self._now,
            zone=self._zone,
            lock_seconds=LOCK_SECONDS,
            team_store=self._team_store,
        )


def _state_of(path: Path) -> object:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns
