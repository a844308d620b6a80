"""Follows the author who named several changes: files of one group apart, and files by hunk, where it is sure.

A hunk belongs to the clause of the message that names it and no other, or to the hunks whose names it uses. In doubt a
file stays whole. Parts follow each other so that none uses what a later one defines, or removes what a later one uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.coaching.splitting.clauses import clause_of_files, clause_of_hunk
from craftnudge.domain.coaching.splitting.file_groups import Group
from craftnudge.domain.commits.change import FileDelta
from craftnudge.domain.commits.partial_file import applies_to
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.domain.commits.change import Hunk

# A file of more hunks is a rewrite, in which most hunks are named by nothing.
_MOST_HUNKS = 40
_LEAST_PARTS = 2


def with_split_files(groups: Sequence[Group], clauses: Sequence[str], before: Mapping[str, bytes]) -> tuple[Group, ...]:
    """The groups, with files that different clauses name apart, and split by hunk where that is sure.

    `before` is what files held, by their names then. A part of a file joins the group that the same clause names, or is
    a group of its own.
    """
    if len(clauses) < _LEAST_PARTS:
        return tuple(groups)
    parts: dict[str, list[FileDelta]] = {}
    others: list[Group] = []
    left: list[FileDelta] = []
    for group in groups:
        named, whole = _named_apart(group, clauses, before)
        for clause, piece in named:
            parts.setdefault(clause, []).append(piece)
        if named:
            left += whole
        else:
            others.append(group)
    if not parts:
        return tuple(groups)
    for delta in left:
        parts[_part_of(delta, clauses, parts)].append(delta)
    for group in tuple(others):
        clause_of_all = clause_of_files(clauses, [ChangedFile(delta) for delta in group.deltas])
        if clause_of_all in parts:
            others.remove(group)
            parts[clause_of_all] += group.deltas
    ordered = _in_order([*(Group(tuple(deltas), clause) for clause, deltas in parts.items()), *others])
    return tuple(groups) if ordered is None else tuple(ordered)


def _named_apart(
    group: Group, clauses: Sequence[str], before: Mapping[str, bytes]
) -> tuple[list[tuple[str, FileDelta]], list[FileDelta]]:
    """Files and parts of files with the clause that names each, where several do; and the files that none names."""
    pieces = {delta.change.path: _pieces(delta, clauses, before.get(delta.change.path)) for delta in group.deltas}
    owner = {
        delta.change.path: clause_of_files(clauses, [ChangedFile(delta)])
        for delta in group.deltas
        if delta.change.file_kind == "code" and not pieces[delta.change.path]
    }
    if not any(pieces.values()) and len({clause for clause in owner.values() if clause}) < _LEAST_PARTS:
        return [], list(group.deltas)
    named = [item for of_file in pieces.values() for item in of_file.items()]
    whole = []
    for delta in group.deltas:
        clause = owner.get(delta.change.path)
        if clause:
            named.append((clause, delta))
        elif not pieces[delta.change.path]:
            whole.append(delta)
    return named, whole


def _part_of(delta: FileDelta, clauses: Sequence[str], parts: Mapping[str, Sequence[FileDelta]]) -> str:
    """The part that a file without a clause belongs to: with a file of its name, as a test has, or the first."""
    named = clause_of_files(clauses, [ChangedFile(delta)])
    stem = ChangedFile(delta).stem
    same = (clause for clause, deltas in parts.items() if any(ChangedFile(one).stem == stem for one in deltas))
    return next(same, named if named is not None and named in parts else next(iter(parts)))


def _pieces(delta: FileDelta, clauses: Sequence[str], before: bytes | None) -> dict[str, FileDelta]:
    """The parts of a file by the clause that each belongs to; empty where it stays whole."""
    change = delta.change
    if (
        before is None
        or change.status != "M"
        or change.path_raw is not None
        or delta.in_file is not delta
        or not 1 < len(delta.hunks) <= _MOST_HUNKS
        or not applies_to(before, delta.hunks)
    ):
        return {}
    single = [ChangedFile(_part(delta, [hunk]), before) for hunk in delta.hunks]
    owner = [clause_of_hunk(clauses, part, part.definitions_around) for part in single]
    owner = _with_users(single, owner)
    if None in owner or len(set(owner)) < _LEAST_PARTS:
        return {}
    return {
        clause: _part(delta, [hunk for hunk, of in zip(delta.hunks, owner, strict=True) if of == clause])
        for clause in dict.fromkeys(owner)
        if clause is not None
    }


def _with_users(files: Sequence[ChangedFile], owner: Sequence[str | None]) -> list[str | None]:
    """The owners, also of hunks that no clause names and whose new names only the hunks of one owner use."""
    found = list(owner)
    for at, file in enumerate(files):
        if owner[at] is None:
            news = file.words_exchanged
            users = {owner[other] for other, used in enumerate(files) if other != at and news & used.words_exchanged}
            found[at] = users.pop() if len(users) == 1 else None
    return found


def _part(delta: FileDelta, hunks: Sequence[Hunk]) -> FileDelta:
    """Some hunks of a file as a change of it."""
    added, deleted = (sum(side.count(b"\n") + (side[-1:] not in b"\n") for side in sides)
                      for sides in ([hunk.added for hunk in hunks], [hunk.removed for hunk in hunks]))  # fmt: skip
    change = replace(delta.change, added=added, deleted=deleted, read=None)
    return FileDelta(change, hunks, contents=delta.contents, attributes=delta.attributes)


def _in_order(groups: Sequence[Group]) -> list[Group] | None:
    """The groups so that each finds what it uses; None where two need each other."""
    texts = [[ChangedFile(delta) for delta in group.deltas] for group in groups]
    left = list(range(len(groups)))
    ordered: list[Group] = []
    while left:
        first = next(
            (at for at in left if not any(_needs(texts[at], texts[other]) for other in left if other != at)), None
        )
        if first is None:
            return None
        left.remove(first)
        ordered.append(groups[first])
    return ordered


def _needs(files: Sequence[ChangedFile], others: Sequence[ChangedFile]) -> bool:
    """Whether these files use a name that the others newly define, or remove one that the others stop using."""
    new = {name for other in others for name in other.defined if name not in other.words_removed}
    gone = {name for file in files for name in file.undefined if name not in file.words_added}
    return any(new & file.words_new for file in files) or any(gone & other.words_gone for other in others)
