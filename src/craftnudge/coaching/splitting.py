"""A tangled change taken apart: the groups of files that were changed for one reason each.

Files are joined, the likeliest two groups first, until no two groups are likely enough to belong together. In doubt
they stay together: a change is taken apart only where the signs for it are clear.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.coaching.affinity import FileText, Together, likelihood, signs_of
from craftnudge.coaching.weights import FITTED
from craftnudge.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.coaching.weights import Weighing
    from craftnudge.commits.change import FileDelta

# Above this the look at each two files takes longer than anybody waits; then the first so many are looked at.
MOST_FILES = 150


@dataclass(frozen=True, slots=True)
class Group:
    """Files to be committed together."""

    deltas: tuple[FileDelta, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """The files; of a renamed one both names, so that it is never committed by half."""
        return tuple(
            path for delta in self.deltas for path in (delta.change.old_path, delta.change.path) if path is not None
        )


def groups_of(
    deltas: Sequence[FileDelta], together: Together | None = None, weighing: Weighing = FITTED
) -> tuple[Group, ...]:
    """The groups of a change, the one with most changed lines first; together they hold each file once."""
    habits = together or Together({}, {})
    looked_at, rest = deltas[:MOST_FILES], deltas[MOST_FILES:]
    files = [FileText(delta) for delta in looked_at]
    likely = [
        [likelihood(signs_of(one, other, habits, len(files)), weighing.weights, weighing.bias) for other in files]
        for one in files
    ]
    clusters = [[index] for index in range(len(files))]
    while len(clusters) > 1:
        value, left, right = max(
            (_between(likely, one, other), -at, -to)
            for at, one in enumerate(clusters)
            for to, other in enumerate(clusters[:at])
        )
        if value < weighing.joined_from:
            break
        clusters[-right] += clusters.pop(-left)
    groups = [Group(tuple(looked_at[index] for index in sorted(cluster))) for cluster in clusters]
    groups.sort(key=lambda group: (-_lines(group), group.deltas[0].change.path if group.deltas else ""))
    if rest and groups:
        groups[0] = Group((*groups[0].deltas, *rest))
    return tuple(groups)


def _between(likely: Sequence[Sequence[float]], one: Sequence[int], other: Sequence[int]) -> float:
    """How likely two groups are one: the mean over their pairs. The best pair alone would make chains."""
    return sum(likely[a][b] for a in one for b in other) / (len(one) * len(other))


def _lines(group: Group) -> int:
    return sum((delta.change.added or 0) + (delta.change.deleted or 0) for delta in group.deltas)
