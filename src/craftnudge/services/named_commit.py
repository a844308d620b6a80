"""Which commit is meant: by revision, by the id that documents have, or as a person's last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.errors import UsageError
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.limits import MOST_DAYS

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace

_ID = pattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")


def revision_of(workplace: Workplace, named: str | None, author: str | None = None) -> str:
    """The revision that a command means by what was typed: `named`, or the author's last recorded commit here, or HEAD.

    `commit_id` of a document stands for the commit's hash. Raises UsageError if the author has no commit here, and
    UnknownPersonError if no author has that name.
    """
    if named is not None:
        record = workplace.store.record(named) if _ID.match(named) else None
        return named if record is None else record.hash
    return "HEAD" if author is None else _last_of(workplace, author)


def _last_of(workplace: Workplace, author: str) -> str:
    # Imported here: most calls name a commit, or mean HEAD.
    from craftnudge.services.history import look_back, question_of  # noqa: PLC0415

    question = question_of(workplace, MOST_DAYS, user=author, repository=".", by_path=True)
    history = look_back(workplace, question, periods=1, newest=1)
    if not history.mine:
        raise UsageError("commits.none-by", person=author)
    return history.mine[-1].record.hash
