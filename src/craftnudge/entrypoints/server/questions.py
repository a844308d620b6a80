"""The parts of requests that say whose commits of which days are meant, as a question to the services."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Final

from fastapi import Path, Query

from craftnudge.runtime.limits import MOST_DAYS

if TYPE_CHECKING:
    from craftnudge.services.history import Question
    from craftnudge.services.workplace import Workplace

ME: Final = "me"
EVERYONE: Final = "everyone"

UserId = Annotated[
    str,
    Path(
        min_length=1,
        max_length=320,
        description="An address, a name or an alias; `me` is who git is configured for, `everyone` is all authors.",
    ),
]
Days = Annotated[int, Query(ge=1, le=MOST_DAYS, description="The length of the period, in days up to today.")]
RepositoryName = Annotated[
    str | None, Query(min_length=1, max_length=200, description="The name of one repository. Default: all.")
]


def asked(workplace: Workplace, user_id: str, days: int, repository: str | None = None) -> Question:
    """The question; a repository is looked up among the recorded names, never opened as a path."""
    from craftnudge.services.history import question_of  # noqa: PLC0415 - loads the rubric

    everyone = user_id == EVERYONE
    user = None if everyone or user_id == ME else user_id
    question = question_of(workplace, days, user=user, everyone=everyone, repository=repository, by_path=False)
    return replace(question, use_index=True)
