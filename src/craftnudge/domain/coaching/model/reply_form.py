"""The form of a model's reply, checked again here because servers fail open on a schema."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class CommentReply(BaseModel):
    """A word on a line."""

    model_config = ConfigDict(extra="forbid", strict=True)

    file: str
    line: int
    comment: str


class CommitReply(BaseModel):
    """The reply about one commit."""

    model_config = ConfigDict(extra="forbid", strict=True)

    tip: str
    note: str = ""
    subject: str = ""
    body: str = ""
    question: str = ""
    comments: list[CommentReply] = []


class SummaryReply(BaseModel):
    """The reply about a history."""

    model_config = ConfigDict(extra="forbid", strict=True)

    first: str
    summary: str = ""
