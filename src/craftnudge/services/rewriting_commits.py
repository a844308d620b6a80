"""Reads in their repositories which commits changed lines of the commit before them."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.domain.habits.rewritten_lines import rewrites_lines
from craftnudge.errors import CraftNudgeError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.habits.history import Pair

# The newest pairs of a repository, so that a long history takes no longer than a short one.
MOST_PAIRS = 200


def rewriting(pairs: Sequence[Pair]) -> list[Pair]:
    """Those pairs whose second commit is a child of the first and changes lines that it wrote, in their order.

    A repository that is not there, or does not hold the commits, proves nothing; one that holds them is the right one,
    whichever it is, for a hash names its content.
    """
    by_path: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair[1].record.parents[:1] == (pair[0].hash,):
            by_path[pair[1].repository.path].append(pair)
    proven = {second.hash for path, near in by_path.items() for _, second in _proven(path, near[-MOST_PAIRS:])}
    return [pair for pair in pairs if pair[1].hash in proven]


def _proven(path: str, pairs: Sequence[Pair]) -> list[Pair]:
    # Imported here: most histories have no such pair.
    from craftnudge.adapters.git.opening import open_reader  # noqa: PLC0415

    try:
        with closing(open_reader(Path(path), cache_folder=None)) as reader:
            return [
                (first, second)
                for first, second in pairs
                if rewrites_lines(reader.changed_lines(first.hash), reader.changed_lines(second.hash))
            ]
    except (CraftNudgeError, OSError):
        return []
