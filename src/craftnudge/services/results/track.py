"""What tracking recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import Repository


@dataclass(frozen=True, slots=True)
class Tracked:
    """The result of one run: how many of the `asked` commits were written, recorded already, or damaged.

    `older_left` says that the run stopped at its limit, so that older commits may be missing. `superseded` is how many
    recorded commits were found to count no longer: rewritten, or copies of others.
    """

    repository: Repository
    asked: int
    written: int
    already_there: int
    latest_hash: str | None
    superseded: int = 0
    older_left: bool = False

    @property
    def damaged(self) -> int:
        """Commits whose objects could not be read: skipped, and recorded by a run after their repair."""
        return self.asked - self.written - self.already_there
