"""The bodies of requests, as the API documents them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

# As in a practice session at a terminal: nobody writes a longer message.
_LONGEST_MESSAGE_CHARS = 20_000
Name = Annotated[str, Field(min_length=1, max_length=320, description="An address, a name or an alias; `me` is you.")]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class CoachRequest(_Body):
    """Which commit to score."""

    commit_id: Annotated[
        str, Field(min_length=4, max_length=64, pattern=r"^[0-9a-f-]+$", description="A hash, its start, or an id.")
    ]
    user_id: Name = "me"
    include_context: Annotated[bool, Field(description="Add the project's commits before this one.")] = False


class SessionRequest(_Body):
    """Whose practice session to start."""

    user_id: Name = "me"
    session_type: Annotated[Literal["practice"], Field(description="The kind of session.")] = "practice"


class AttemptRequest(_Body):
    """An attempt at one exercise: a score, a new message, or neither to skip it."""

    exercise_id: Annotated[str, Field(min_length=1, max_length=64, description="The id of the exercise.")]
    rating: Annotated[float | None, Field(ge=0, le=10, description="Your score of the commit.")] = None
    message: Annotated[str | None, Field(max_length=_LONGEST_MESSAGE_CHARS, description="Your new message.")] = None


class GoalRequest(_Body):
    """The check to work on; null ends the goal."""

    check: Annotated[str | None, Field(max_length=64, description="The id or the name of a check.")]


class JobRequest(_Body):
    """The work to do: record the whole history of a repository."""

    kind: Annotated[Literal["backfill"], Field(description="The kind of work.")] = "backfill"
    repository: Annotated[str, Field(min_length=1, max_length=200, description="The recorded name of a repository.")]
