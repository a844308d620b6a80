"""What a team's API takes and answers beside commits, as the API documents it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

TokenName = Annotated[str, Field(min_length=1, max_length=80, description="What the token is for.")]
Days = Annotated[int, Field(ge=1, le=366, description="How long the token is valid.")]


class Made(BaseModel):
    """A body of the API: nothing is converted, nothing unknown is taken."""

    model_config = ConfigDict(extra="forbid", strict=True)


class TokenRequest(Made):
    """A token of your own."""

    name: TokenName
    scopes: Annotated[list[Literal["push", "read", "forget"]], Field(min_length=1, max_length=3)]
    days: Days = 90


class MachineTokenRequest(Made):
    """A token for a machine that pushes the commits of one repository."""

    name: TokenName
    repository: Annotated[str, Field(min_length=1, max_length=200, description="The key of the repository.")]
    days: Days = 90


class MemberRequest(Made):
    """The role of a user of GitHub in the team."""

    role: Literal["member", "lead", "admin"]


class Token(BaseModel):
    """A token without its secret."""

    id: int
    name: str
    scopes: list[str]
    repository: str | None
    expires_seconds: int
    last_used_seconds: int | None


class NewToken(BaseModel):
    """A new token; the secret is shown this once."""

    id: int
    token: str


class Person(BaseModel):
    """You, on this server."""

    person: int
    role: str
    emails: list[str]


class Member(BaseModel):
    """A member; the login is empty before the first sign-in."""

    person: int
    github_id: int
    login: str
    role: str


class Consent(BaseModel):
    """`person` lets `viewer` see their commits."""

    person: int
    viewer: int


class AuditEntry(BaseModel):
    """One act; `actor` and `subject` are people, null for a command on the server."""

    id: int
    at_seconds: int
    actor: int | None
    subject: int | None
    act: str
    detail: str


class Erased(BaseModel):
    """How many of your commits were removed, and how many lines of others stay without you."""

    commits: int
    redacted: int


class TeamFigure(BaseModel):
    """An average over five people or more in a repository, and their spread, of a scale of 10 (scores) or 1 (shares).

    `month` is its first day; `name` is `score`, a category, or the id of a check.
    """

    month: date
    repository: str
    name: str
    scale: float
    average: float
    spread: float
    people: int


class Refused(BaseModel):
    """A line that was not taken, by its number from 1."""

    line: int
    reason: Literal["unreadable", "not-a-commit", "not-yours", "other-repository"]


class Pushed(BaseModel):
    """What became of the lines."""

    accepted: int
    already_there: int
    refused: list[Refused]
