"""Judges which recorded commits a clone no longer reaches, mostly by what was lost since it was last looked at.

A clone judges the commits that were recorded in it. It also judges those of the same repository whose clone is no
longer where it was (moved, cloned again, a removed worktree), if it has every branch; and those of another first
commit that were recorded in it, if some of them came back in its present history: then that was rewritten from its
root. All others keep counting: a commit that exists on another machine must not be lost.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.superseded.sightings import restored, stored

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from craftnudge.adapters.store.local.superseded.sightings import Sightings
    from craftnudge.adapters.store.protocol import Clone


def judge(sightings: Sightings, clone: Clone) -> bool:
    """Notes which commits the clone does not reach, and which it reaches again; returns whether anything changed."""
    tips = clone.tips()
    row = sightings.database.execute("select tips from clones where folder = ?", (stored(clone.folder),)).fetchone()
    seen = None if row is None else tuple(row[0].split())
    places = _judged_places(sightings, clone)
    unjudged = _hashes(sightings, places, only_unjudged=seen is not None)
    if seen == tips and not unjudged:
        return False
    lost = sorted(set(seen or ()) - set(tips))
    left = _recorded(sightings, clone.reachable(lost, tips), places) if lost else set()
    unreached = clone.unreached(unjudged | left, tips) if tips else frozenset()
    dead = _certain(sightings, clone, unreached, tips) if clone.is_shallow else set(unreached)
    if dead and (elsewhere := _other_paths(sightings, clone)):
        dead -= set(clone.reached_elsewhere(elsewhere, dead))
    again = _reached_again(sightings, clone, tips) if seen != tips else set()
    _note(sightings, places, dead, again)
    sightings.database.execute("insert or replace into clones values (?, ?)", (stored(clone.folder), " ".join(tips)))
    return bool(dead or again)


def _judged_places(sightings: Sightings, clone: Clone) -> list[int]:
    """The numbers of the places whose commits the clone can judge."""
    places = sightings.repositories()
    own = [number for number, key, _ in places if key == clone.key]
    judged: list[int] = []
    for number, key, path in places:
        here = path in clone.paths
        if key == clone.key:
            if here or (not clone.is_shallow and not is_there(path) and clone.judges(path)):
                judged.append(number)
        elif here and _came_back(sightings, number, own):
            judged.append(number)
    return judged


def is_there(path: str) -> bool:
    """Whether something is at a path; True where that cannot be told."""
    try:
        return not path or Path(path).exists()
    except (OSError, ValueError):
        return True


def _came_back(sightings: Sightings, place: int, own: Sequence[int]) -> bool:
    """Whether any commit of a place is, by its second and its subject or change, also one of the present history."""
    query = (
        "select 1 from sightings old join sightings new on old.seconds = new.seconds and old.hash <> new.hash"
        " where old.repository = ? and new.repository = ?"
        " and (old.subject = new.subject or old.change = new.change) limit 1"
    )
    return any(sightings.database.execute(query, (place, number)).fetchone() for number in own)


def _hashes(sightings: Sightings, places: Sequence[int], *, only_unjudged: bool) -> set[str]:
    query = "select hash from sightings where repository = ? and judged <= ?"
    most = 0 if only_unjudged else 1
    return {row[0] for number in places for row in sightings.database.execute(query, (number, most))}


def _recorded(sightings: Sightings, hashes: Iterable[str], places: Collection[int]) -> set[str]:
    """Those of the hashes that were recorded in one of the places."""
    recorded: set[str] = set()
    for commit_hash in hashes:
        row = sightings.database.execute("select repository from sightings where hash = ?", (commit_hash,)).fetchone()
        if row is not None and row[0] in places:
            recorded.add(commit_hash)
    return recorded


def _certain(sightings: Sightings, clone: Clone, unreached: Iterable[str], tips: Collection[str]) -> set[str]:
    """In a shallow clone: the commits that stand on one that is reached, so that they are not merely too old for it."""
    doubtful = set(unreached)
    parents = {name: (sightings.link(name) or ((), 0))[0] for name in doubtful}
    below = {parent for names in parents.values() for parent in names} - doubtful
    firm = below - set(clone.unreached(below, tips))
    certain: set[str] = set()
    while standing := {name for name in doubtful - certain if firm.intersection(parents[name])}:
        certain |= standing
        firm |= standing
    return certain


def _other_paths(sightings: Sightings, clone: Clone) -> list[str]:
    """The paths of other clones of the same repository that are still there."""
    rows = sightings.repositories()
    return [path for _, key, path in rows if key == clone.key and path and path not in clone.paths and is_there(path)]


def _reached_again(sightings: Sightings, clone: Clone, tips: Collection[str]) -> set[str]:
    """The commits of this repository that no reference reached before, and that one reaches now."""
    rows = sightings.database.execute(
        "select unreached.hash, key, path from unreached join sightings using (hash) join repositories"
        " on repositories.id = repository"
    )
    known = {commit for commit, key, path in rows if restored(key) == clone.key or restored(path) in clone.paths}
    return known - set(clone.unreached(known, tips, exact=False)) if known else set()


def _note(sightings: Sightings, places: Sequence[int], dead: Collection[str], again: Collection[str]) -> None:
    database = sightings.database
    database.executemany(
        "update sightings set judged = 1 where repository = ? and judged = 0", [(place,) for place in places]
    )
    database.executemany("insert or ignore into unreached values (?)", [(commit_hash,) for commit_hash in dead])
    database.executemany("delete from unreached where hash = ?", [(commit_hash,) for commit_hash in again])
    sightings.mark_changed([*dead, *again])
