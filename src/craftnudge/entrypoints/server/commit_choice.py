"""Which commits a list has: the parameters of `/commits` and of its files, and the command that lists the same."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlencode

from pydantic import BaseModel, Field

from craftnudge.entrypoints.server.questions import EVERYONE, asked
from craftnudge.runtime.limits import MOST_DAYS

if TYPE_CHECKING:
    from craftnudge.services.commit_log import LogFilter
    from craftnudge.services.history import Question
    from craftnudge.services.workplace import Workplace

LevelName = Literal["EXCELLENT", "GOOD", "FAIR", "NEEDS_WORK"]


class CommitChoice(BaseModel):
    """The parameters; a form sends the empty ones too."""

    user_id: Annotated[str, Field(min_length=1, max_length=320, description="As in `/coach/progress/{user_id}`.")] = (
        EVERYONE
    )
    repository: Annotated[
        str | None, Field(max_length=200, description="The name of one repository. Default: all.")
    ] = None
    level: Annotated[LevelName | Literal[""] | None, Field(description="One level. Default: any.")] = None
    words: Annotated[
        str, Field(max_length=200, description="Words that are all in the message, in any case and order.")
    ] = ""
    failing: Annotated[
        str, Field(max_length=64, description="A check, by id or name, that the commits don't fully pass.")
    ] = ""
    days: Annotated[
        int, Field(ge=1, le=MOST_DAYS, description="The length of the period, in days up to today. Default: all.")
    ] = MOST_DAYS

    def question(self, workplace: Workplace) -> Question:
        """Whose commits of which days."""
        return asked(workplace, self.user_id, self.days, self.repository or None)

    def filter(self) -> LogFilter:
        """Which of these; raises UnknownCheckError."""
        from craftnudge.domain.rubric.registry import find_check  # noqa: PLC0415 - loads the rubric
        from craftnudge.services.commit_log import LogFilter  # noqa: PLC0415

        failing = find_check(self.failing).id if self.failing else None
        return LogFilter(self.level or None, self.words, failing)

    def address(self, path: str, **more: Any) -> str:
        """A path with these parameters and more, without those at their defaults and without a place in the list."""
        chosen = self.model_dump(exclude_defaults=True, exclude={"limit", "cursor"})
        chosen = {name: value for name, value in chosen.items() if value} | more
        return f"{path}?{urlencode(chosen)}" if chosen else path

    def command(self) -> str:
        """The command that lists the same commits."""
        options = {
            "--repo": self.repository,
            "--author": None if self.user_id == EVERYONE else self.user_id,
            "--level": (self.level or "").lower().replace("_", "-"),
            "--grep": self.words,
            "--failing": self.failing,
            "--days": None if self.days == MOST_DAYS else str(self.days),
        }
        typed = [word for option, value in options.items() if value for word in (option, value)]
        return shlex.join(["craftnudge", "log", *([] if self.repository else ["--all-repos"]), *typed])


class PagedChoice(CommitChoice):
    """The same, one page at a time."""

    limit: Annotated[int, Field(ge=1, le=200, description="How many commits a page has.")] = 50
    cursor: Annotated[
        str | None,
        Field(pattern=r"^[0-9]{1,9}\.[0-9a-f-]{36}$", description="From the `Link` header of the page before."),
    ] = None
