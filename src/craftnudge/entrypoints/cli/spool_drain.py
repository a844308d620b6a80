"""What comes before a command: the events that git's hooks queued are recorded, and ended background runs told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.workplace import Workplace

# These commands do not read the journal, so they do not look for queued events.
_ABOUT_THE_INSTALLATION = ("config", "doctor", "hook", "licenses", "man", "self-check", "uninstall", "where")
WITHOUT_JOURNAL = frozenset(("check", "explain", "reword", "score", "split", *_ABOUT_THE_INSTALLATION))


def before_command(command: str | None, call: Invocation) -> None:
    """Does both; `command` is None for the bare program."""
    drain_before(command, call.workplace)
    if call.workplace.background_folder.is_dir():
        # Imported here: few users have one.
        from craftnudge.entrypoints.cli.background import tell_of_background

        tell_of_background(command, call)


def drain_before(command: str | None, workplace: Workplace) -> None:
    """Records what is queued. If the journal cannot be written, events stay queued: reading must not fail for it."""
    if command in WITHOUT_JOURNAL or workplace.queue.is_empty():
        return
    # Imported here: most commands find nothing queued.
    from craftnudge.services.drain_spool import drain_waiting

    drain_waiting(workplace)
