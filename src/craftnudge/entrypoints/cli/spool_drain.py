"""What git's hooks left for the journal is taken up by the next command that looks into it."""

from __future__ import annotations

from contextlib import suppress

from craftnudge.errors import JournalError
from craftnudge.runtime.paths import behaviors_folder, home_folder

# These commands do not look into the journal; they start without a look at what waits for it.
WITHOUT_JOURNAL = frozenset(("check", "config", "doctor", "explain", "hook", "reword", "score", "split", "where"))


def take_up(command: str | None) -> None:
    """Records what waits. Where the journal cannot be written now it goes on waiting: reading must not fail for it."""
    if command in WITHOUT_JOURNAL:
        return
    from craftnudge.adapters.events.spool import waits

    data = behaviors_folder(home_folder())
    if waits(data):
        from craftnudge.adapters.store.local.journal import Journal
        from craftnudge.services.drain_spool import drain

        with suppress(JournalError, OSError):
            drain(data, Journal(data))
