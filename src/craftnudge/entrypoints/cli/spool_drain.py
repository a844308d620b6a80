"""What git's hooks left for the journal is taken up by the next command that looks into it."""

from __future__ import annotations

from contextlib import suppress

from craftnudge.errors import JournalError
from craftnudge.runtime.paths import behaviors_folder, cache_folder, home_folder

# These commands do not look into the journal; they start without a look at what waits for it.
WITHOUT_JOURNAL = frozenset(("check", "config", "doctor", "explain", "hook", "reword", "score", "split", "where"))


def take_up(command: str | None) -> None:
    """Records what waits. Where the journal cannot be written now it goes on waiting: reading must not fail for it."""
    if command in WITHOUT_JOURNAL:
        return
    from craftnudge.adapters.events.spool import Spool

    home = home_folder()
    data = behaviors_folder(home)
    spool = Spool(data)
    if not spool.is_empty():
        from craftnudge.adapters.store.local.store import LocalStore
        from craftnudge.services.drain_spool import drain

        with suppress(JournalError, OSError):
            drain(spool, LocalStore(data), cache_folder=cache_folder(home))
