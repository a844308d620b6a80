"""Records the newest commits of a repository before its first question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import CommitQuery
from craftnudge.errors import CraftNudgeError

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.services.results.track import Tracked
    from craftnudge.services.workplace import Workplace


def begin_here(workplace: Workplace, *, report: Callable[[int, int], None] | None = None) -> Tracked | None:
    """Records the newest commits of the repository here, if there is one and nothing of it is recorded yet.

    None if nothing was recorded. So the first question gets an answer, in a fresh clone of any size.
    """
    try:
        reader = workplace.open_repository()
    except CraftNudgeError:
        return None
    try:
        with workplace.store.survey(CommitQuery(repository_keys=frozenset({reader.repository.key}))) as survey:
            if survey.commits(newest=1):
                return None
        from craftnudge.services.track import catch_up  # noqa: PLC0415 - only before the first answer

        tracked = catch_up(reader, workplace.store, report=report)
    finally:
        reader.close()
    return tracked if tracked.written else None
