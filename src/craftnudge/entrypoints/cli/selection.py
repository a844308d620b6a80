"""Which commits a command looks back on: the same four groups of options, with the same meaning, in every command."""

from __future__ import annotations

import inspect
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from craftnudge.entrypoints.cli import options
from craftnudge.entrypoints.cli.command_class import in_place_of
from craftnudge.entrypoints.cli.settings_note import note_settings
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import MOST_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from craftnudge.entrypoints.cli.invocation import Invocation
    from craftnudge.services.history import Question
    from craftnudge.services.maintenance import Chosen

_MYSELF = ("me", "@me")


@dataclass(frozen=True, slots=True)
class Selection:
    """The options as typed; `default_days` and `default_number` hold where nothing is typed, None sets no limit.

    `of_everyone` says that without an author all authors are meant, not the user; `of_all_repos` that without a
    repository all are meant, not the one here. `co_authored` is None where the setting decides.
    """

    repo: str | None = None
    all_repos: bool = False
    author: str | None = None
    all_authors: bool = False
    since: str | None = None
    until: str | None = None
    days: int | None = None
    number: int | None = None
    default_days: int | None = None
    default_number: int | None = None
    of_everyone: bool = False
    of_all_repos: bool = False
    co_authored: bool | None = False

    def question(self, call: Invocation, *, use_index: bool = True, with_superseded: bool = False) -> Question:
        """The options as a question of this user, today and here. Raises UsageError for options that exclude another.

        A command without a period of its own (`default_days` is None) asks for exact times, the others for whole days.
        """
        from craftnudge.services.history import question_of

        self._require_sense()
        note_settings(call)
        last_day, days = self._days(call)
        exact = self.default_days is None
        return question_of(
            call.workplace,
            days,
            user=None if self._is_user(call) else self.author,
            everyone=self.all_authors or (self.of_everyone and self.author is None),
            repository=self.repository(call),
            by_path=True,
            use_index=use_index,
            last_day=last_day,
            since_seconds=self.since_seconds(call) if exact else None,
            until_seconds=self.until_seconds(call),
            with_superseded=with_superseded,
            co_authored=self._co_authored(call),
        )

    def _co_authored(self, call: Invocation) -> bool:
        return call.workplace.configuration.count_co_authored if self.co_authored is None else self.co_authored

    def repository(self, call: Invocation) -> str | None:
        """The name or path of the repository that is meant: inside one that one, by default. None for all."""
        if self.repo is not None or self.all_repos or self.of_all_repos:
            return self.repo
        return repository_here(call)

    def stored(self, call: Invocation) -> Chosen:
        """The options as a choice of stored lines. Raises UsageError for options that exclude another."""
        from craftnudge.services.maintenance import Chosen

        self._require_sense()
        self._days(call)
        author = self.author
        if self._is_user(call):
            identity, _ = call.workplace.identity_and_repository()
            author = identity.email if identity else author
        return Chosen(author, self.repository(call), self.since_seconds(call), self.until_seconds(call), by_path=True)

    @property
    def limit(self) -> int | None:
        """How many at most; None for all."""
        number = self.default_number if self.number is None else self.number
        return number or None

    def since_seconds(self, call: Invocation) -> int | None:
        """The first second that is meant, None for no limit."""
        from craftnudge.entrypoints.cli.typed_dates import start_of

        now = call.workplace.local_now
        if self.since is not None:
            return start_of(self.since, now)
        if self.days is None:
            return None
        last_day, days = self._days(call)
        first = datetime.combine(last_day, datetime.min.time()) - timedelta(days=days - 1)
        return int(first.astimezone(now.tzinfo).timestamp())

    def until_seconds(self, call: Invocation) -> int | None:
        """The second after the last one that is meant, None for no limit."""
        from craftnudge.entrypoints.cli.typed_dates import end_of

        return None if self.until is None else end_of(self.until, call.workplace.local_now)

    def _is_user(self, call: Invocation) -> bool:
        """Whether the author is "me", and no alias of that name is configured."""
        return self.author in _MYSELF and self.author not in (call.workplace.configuration.identities or ())

    def _require_sense(self) -> None:
        pairs = (
            ("--author", "--all-authors", self.author is not None and self.all_authors),
            ("--repo", "--all-repos", self.repo is not None and self.all_repos),
            ("--since", "--days", self.since is not None and self.days is not None),
        )
        for first, second, both in pairs:
            if both:
                raise UsageError("option.together", first=first, second=second)
        if self.number is not None and self.number < 0:
            raise UsageError("option.range", option="-n", value=self.number, range="0 (all) or more")
        if self.days is not None and not 1 <= self.days <= MOST_DAYS:
            raise UsageError("period.days", days=self.days, most=MOST_DAYS)

    def _days(self, call: Invocation) -> tuple[date, int]:
        """The last day of the period, and how many days it has."""
        today = call.workplace.today
        until = self.until_seconds(call)
        now = call.workplace.local_now
        last_day = today if until is None else min(_day_of(until - 1, now), today)
        if self.since is None:
            return last_day, self.days or self.default_days or MOST_DAYS
        since_seconds = self.since_seconds(call) or 0
        first_day = _day_of(since_seconds, now)
        if (until is not None and since_seconds >= until) or first_day > last_day:
            raise UsageError("period.reversed", since=self.since, until=self.until or "today")
        return last_day, min((last_day - first_day).days + 1, MOST_DAYS)


def _day_of(seconds: int, now: datetime) -> date:
    return datetime.fromtimestamp(seconds, UTC).astimezone(now.tzinfo).date()


def repository_here(call: Invocation) -> str | None:
    """The repository that the user is in, as a path; None outside one."""
    from craftnudge.services.settings import is_in_project

    return "." if is_in_project(call.workplace) else None


@dataclass(frozen=True, slots=True)
class _Defaults:
    """What a command does where an option is left out, and which of the groups it has."""

    days: int | None
    number: int | None
    lists: bool
    people: bool
    everyone: bool
    all_repos: bool
    co_authors: bool


def looks_back(
    *,
    days: int | None = None,
    number: int | None = None,
    lists: bool = False,
    people: bool = True,
    everyone: bool = False,
    all_repos: bool = False,
    co_authors: bool = False,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Replaces a command's parameter `chosen` by the options of a Selection.

    `days` and `number` are the defaults. `lists` adds `-n`; without `people`, none can be named. `everyone` says that
    the command is about all authors unless one is named, `all_repos` that it is about all repositories. `co_authors`
    adds the option to count commits that name the person as a co-author.
    """
    manners = _Defaults(days, number, lists, people, everyone or not people, all_repos, co_authors)

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        hints = get_type_hints(command, include_extras=True)
        names = _group(manners)

        def with_selection(**typed: Any) -> None:
            own = {name: typed.pop(name) for name in names}
            defaults: dict[str, Any] = {"default_days": days, "default_number": number}
            chosen = Selection(**own, **defaults, of_everyone=manners.everyone, of_all_repos=all_repos)
            command(**typed, chosen=chosen)

        parameters = []
        for name, parameter in inspect.signature(command).parameters.items():
            if name == "chosen":
                parameters += [_parameter(option, annotation) for option, annotation in names.items()]
            else:
                parameters.append(parameter.replace(annotation=hints[name], kind=inspect.Parameter.KEYWORD_ONLY))
        return in_place_of(command, with_selection, parameters)

    return decorate


def _parameter(name: str, annotation: Any) -> inspect.Parameter:
    default = False if name in ("all_repos", "all_authors") else None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _group(manners: _Defaults) -> dict[str, Any]:
    """The options of the four groups, in the order of the help, with the defaults of a command in words."""
    group: dict[str, Any] = {
        "repo": options.RepositoryOfAll if manners.all_repos else options.RepositoryToLookBackOn,
        "all_repos": options.AllRepositories,
    }
    if manners.people:
        group["author"] = options.OneAuthor if manners.everyone else options.Author
        group["all_authors"] = options.AllAuthors
    if manners.co_authors:
        group["co_authored"] = options.CoAuthored
    group |= {"since": options.Since, "until": options.Until}
    default = f"Default: {manners.days}." if manners.days else "Default: no limit."
    group["days"] = Annotated[int | None, typer.Option("--days", metavar="N", help=f"Only the last N days. {default}")]
    if manners.lists:
        default = f"Default: {manners.number}." if manners.number else "Default: all."
        group["number"] = Annotated[
            int | None, typer.Option("-n", metavar="N", help=f"At most N, the newest first; 0 for all. {default}")
        ]
    return group
