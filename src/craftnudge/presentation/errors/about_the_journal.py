"""Errors about the journal: its files, and the people and repositories in it."""

from __future__ import annotations

from typing import Final

_HOME: Final = "Set CRAFTNUDGE_HOME to a folder that you can write."
_UNWRITABLE: Final = "cannot write {path}: {reason}."
_TRACK: Final = "Record commits first: craftnudge track"

ERRORS: Final[dict[str, tuple[str, ...]]] = {
    "home.unknown-user": ("unknown user in CRAFTNUDGE_HOME: {folder}.", "Set it to a folder."),
    "home.none": ("this user has no home folder.", "Set HOME to a folder of yours."),
    "journal.locked": (
        "another craftnudge has held the journal for {seconds:g} seconds.",
        "Run the command again when it is done. Nothing was lost.",
    ),
    "journal.no-lock": (
        "cannot lock the journal: {reason}.",
        "craftnudge must be able to write {path}. To use another folder, set CRAFTNUDGE_HOME.",
    ),
    "journal.unreadable": ("cannot read {path}: {reason}.", "Check what is there, and who owns it."),
    "journal.unwritable": (_UNWRITABLE, "Run the command again. Nothing written before is lost."),
    "journal.disk-full": (_UNWRITABLE, "The disk is full. Free some space, then run the command again."),
    "journal.quota": (_UNWRITABLE, "Your disk quota is used up. Free some space, then run the command again."),
    "journal.size-limit": (_UNWRITABLE, "File sizes are limited (ulimit -f). Raise the limit, then try again."),
    "journal.read-only": (_UNWRITABLE, f"The disk is read-only. {_HOME}"),
    "journal.forbidden": (_UNWRITABLE, f"You may not write there. {_HOME}"),
    "journal.no-folder": (_UNWRITABLE, _HOME),
    "journal.not-a-folder": (_UNWRITABLE, f"Part of that path is a file. {_HOME}"),
    "journal.link": (
        _UNWRITABLE,
        "It is a symbolic link, which craftnudge does not follow. Set CRAFTNUDGE_HOME to where it points.",
    ),
    "journal.disk-error": (_UNWRITABLE, "The disk reported an error. Run the command again, and check the disk."),
    "journal.long-event": ("an event of {bytes} bytes is too long for {path}.",),
    "journal.not-deleted": (
        "cannot delete {path}: {reason}.",
        "{more} more could not be deleted either. Delete them, then run the same command again.",
        "Its content is not forgotten yet. Delete it, then run the same command again.",
    ),
    "cache.unwritable": ("cannot write the index: {reason}.", "Every command works without it."),
    "import.no-file": ("file not found: {path}.", "Give the path of a journal: a file of JSON lines."),
    "import.unreadable": ("cannot read {path}: {reason}.", "Give the path of a journal."),
    "import.no-journal": ("{path} has no journal lines.", "Line {line}: {reason}."),
    "person.unknown": (
        'no commits by "{person}" in the journal.',
        "Did you mean {near:or}?",
        "People in the journal: {people:list}.",
        _TRACK,
    ),
    "person.ambiguous": (
        '"{person}" matches {count} people: {addresses:list}.',
        "Give one address. If they are all yours: craftnudge identity",
    ),
    "identity.none": (
        "git has no user.email configured here.",
        "Set it: git config --global user.email you@example.com",
    ),
    "identity.taken": (
        '{address} is listed as "{alias}" already.',
        "Remove it there first: craftnudge identity remove {address}",
    ),
    "identity.not-listed": ("{address} is not in {path}.", "Addresses that are: craftnudge identity"),
    "identity.unreadable": ("cannot change {path}: {reason}.", "Fix the file first: craftnudge config validate"),
    "person.no-address": (
        '"{person}" has no email address in the journal.',
        "Name a repository or a period instead.",
    ),
    "repository.unknown": (
        'no commits of a repository "{repository}" in the journal.',
        "Did you mean {near}?",
        "Repositories in the journal: {repositories:list}, and {more} more.",
        "Repositories in the journal: {repositories:list}.",
        _TRACK,
    ),
    "forget.everything": (
        "name the person, repository or period to forget.",
        "To forget everything, delete the folder that this shows: craftnudge where",
    ),
    "forget.unconfirmed": (
        "cannot confirm the deletion without a terminal.",
        "To do it: --yes. To see it first: --dry-run",
    ),
    "period.days": ("invalid number of days: {days}.", "Give 1 to {most:,}, such as --days 30."),
}
