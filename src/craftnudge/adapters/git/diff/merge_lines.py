"""Reads the lines of a merge that none of its parents has: what was added while merging.

They are the lines with a plus in every column of git's combined diff (git-diff, "combined diff format").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.diff.change_reader import NoStatsError, paths_changed, read_change
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.file_kind import NOTEBOOK_ENDING
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from craftnudge.adapters.git.objects.object_cache import ObjectCache

# git's own limit for a merge by hand is far below; each parent costs one comparison of trees.
_MOST_PARENTS = 16


def lines_of_merge(objects: ObjectCache, tree: str, parent_trees: Sequence[str]) -> tuple[FileDelta, ...]:
    """The files that differ from those of every parent, with the added lines that no parent has.

    Empty if the trees or files cannot be read, or if there are too many of them.
    """
    if len(parent_trees) > _MOST_PARENTS:
        return ()
    try:
        changes = [paths_changed(objects, bytes.fromhex(parent), bytes.fromhex(tree)) for parent in parent_trees]
        common = set.intersection(*({change.path for change in side if change.new} for side in changes))
        if not common:
            return ()
        sides = [read_change(objects, side, only=common).deltas for side in changes]
    except NoStatsError:
        return ()
    others = [{delta.change.path: delta for delta in side} for side in sides[1:]]
    return tuple([_own_lines(delta, [side[delta.change.path] for side in others]) for delta in sides[0]])


def _own_lines(delta: FileDelta, others: Sequence[FileDelta]) -> FileDelta:
    lines = _added_lines(delta)
    for other in others:
        added = _added_lines(other)
        lines = {number: line for number, line in lines.items() if number in added}
    is_new = all(side.change.status == "A" for side in (delta, *others))
    change = replace(delta.change, status="A" if is_new else "M", old_path=None)
    if not change.binary:
        change = replace(change, added=len(lines), deleted=0)
    # All cells of a notebook would count as new: without contents its file is searched by lines.
    content = b"" if change.path.endswith(NOTEBOOK_ENDING) else delta.contents[1]
    return FileDelta(change, _hunks(lines), contents=(b"", content))


def _added_lines(delta: FileDelta) -> dict[int, bytes]:
    """The added lines by their 1-based number, in order."""
    return {
        number: line
        for hunk in delta.hunks
        for number, line in enumerate(hunk.added.splitlines(keepends=True), hunk.new_start)
    }


def _hunks(lines: Mapping[int, bytes]) -> Iterator[Hunk]:
    """The runs of consecutive lines."""
    run: list[bytes] = []
    start = 0
    for number, line in lines.items():
        if run and number != start + len(run):
            yield Hunk(start, start, b"", b"".join(run))
            run = []
        start = start if run else number
        run.append(line)
    if run:
        yield Hunk(start, start, b"", b"".join(run))
