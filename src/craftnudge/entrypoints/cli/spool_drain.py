"""Before a command that reads the journal, the events that git's hooks queued are recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace

# These commands do not read the journal, so they do not look for queued events.
WITHOUT_JOURNAL = frozenset(("check", "config", "doctor", "explain", "hook", "reword", "score", "split", "where"))


def drain_before(command: str | None, workplace: Workplace) -> None:
    """Records what is queued. If the journal cannot be written, events stay queued: reading must not fail for it."""
    if command in WITHOUT_JOURNAL or workplace.queue.is_empty():
        return
    # Imported here: most commands find nothing queued.
    from craftnudge.services.drain_spool import drain_waiting

    drain_waiting(workplace)
