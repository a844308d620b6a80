"""Reads a journal as `Gathering` does, and holds only briefs of its commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.line_brief import brief_of
from craftnudge.adapters.store.local.scan import Gathering
from craftnudge.domain.commits.record import Rewrite

if TYPE_CHECKING:
    from craftnudge.adapters.store.local.line_brief import Brief
    from craftnudge.adapters.store.values import CommitQuery


class BriefGathering(Gathering):
    """The matching lines read so far, of which only briefs are held."""

    def __init__(self, query: CommitQuery | None = None) -> None:
        super().__init__(query)
        self._briefs: list[tuple[int, Brief]] = []

    def _keep(self, offset: int, raw: bytes) -> None:
        brief = brief_of(raw)
        if isinstance(brief, Rewrite):
            self._rewrites.append((offset, brief))
        elif brief is not None:
            self._briefs.append((offset, brief))

    def add_brief(self, offset: int, brief: Brief) -> None:
        """Adds a commit that a store knows to match, without its line."""
        self._briefs.append((offset, brief))

    @property
    def ids(self) -> set[str]:
        """The ids of the commits read so far."""
        return {brief.id for _, brief in self._briefs}

    def best(self) -> list[tuple[int, Brief]]:
        """Each commit once, with the offset of the line that counts."""
        best: dict[str, tuple[int, Brief]] = {}
        for offset, brief in sorted(self._briefs, key=lambda row: row[0]):
            before = best.get(brief.id)
            if before is None or (brief.sound, brief.facts) > (before[1].sound, before[1].facts):
                best[brief.id] = offset, brief
        return list(best.values())
