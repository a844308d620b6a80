"""Finds out which recorded commits no longer count, and writes the list of them for readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.local.superseded.listing import read_listing, write_listing
from craftnudge.adapters.store.local.superseded.reach import is_there, judge
from craftnudge.adapters.store.local.superseded.sightings import opened
from craftnudge.domain.commits.record import Rewrite
from craftnudge.domain.commits.superseded import Superseded
from craftnudge.domain.commits.twins import superseded_copies
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.garbage_collection import collector_paused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from craftnudge.adapters.store.local.superseded.sightings import Sightings
    from craftnudge.adapters.store.protocol import Clone


@dataclass(frozen=True, slots=True)
class Update:
    """How many commits no longer count that did before; and rewrites that were undone, to be recorded."""

    new: int = 0
    undone: tuple[Rewrite, ...] = ()


def update(folder: Path, journal_path: Path, clone: Clone) -> Update:
    """Brings the list up to date with the journal and a clone.

    Raises sqlite3.Error or OSError if that cannot be written, and what the clone raises.
    """
    with snapshot(journal_path) as journal, collector_paused():
        if journal is None:
            return Update()
        with opened(folder) as sightings:
            unreached = sightings.unreached()
            more = sightings.read_new_lines(journal)
            moved = judge(sightings, clone)
            if not (more or moved):
                return Update()
            rewritten = sightings.rewritten()
            dead = sightings.unreached()
            _compare(sightings, dead | rewritten.keys())
            new = _listed(folder, sightings, dead, rewritten)
            return Update(new, _undone(clone, dead - unreached, rewritten))


def _compare(sightings: Sightings, gone: Collection[str]) -> None:
    """Looks for copies among the commits whose change is new, or whose fate has changed."""
    database = sightings.database
    away = {number for number, _, path in sightings.repositories() if not is_there(path)}
    for change in sightings.changed:
        database.execute("delete from copies where change = ?", (change,))
        placed = sightings.with_change(change)
        if len(placed) > 1:
            lost = {copy.hash for copy, number in placed if number in away}
            found = superseded_copies([copy for copy, _ in placed], gone, sightings.link, lost)
            database.executemany(
                "insert or replace into copies values (?, ?, ?)", [(old, now, change) for old, now in found.items()]
            )


def _listed(folder: Path, sightings: Sightings, dead: Collection[str], rewritten: Mapping[str, str]) -> int:
    """Writes the list if it differs from the last one; returns how many commits it has more."""
    now = dict(sightings.database.execute("select hash, now from copies").fetchall())
    superseded = {commit: Superseded("unreachable", now.get(commit)) for commit in dead if commit not in rewritten}
    for commit, kept in now.items():
        if commit not in rewritten:
            superseded.setdefault(commit, Superseded("copy", kept))
    before = read_listing(folder)
    if superseded != before:
        write_listing(folder, superseded)
    return len(superseded.keys() - before.keys())


def _undone(clone: Clone, dead: Collection[str], rewritten: Mapping[str, str]) -> tuple[Rewrite, ...]:
    """Rewrites whose result is gone while the old commit is back, as after `git reset --hard ORIG_HEAD`."""
    old_of = {new: old for old, new in rewritten.items() if new in dead}
    if not old_of:
        return ()
    missing = set(clone.unreached(set(old_of.values()), clone.tips()))
    return tuple(Rewrite(new, old, "undo", clone.key) for new, old in old_of.items() if old not in missing)
