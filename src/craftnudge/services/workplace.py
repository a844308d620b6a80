"""The context of a service: the user's folder, the environment, the clock, and what is stored and configured there.

Each entry point makes it once: the command line and the hook from their process, a server for each of its users. No
other module looks up the home folder, the environment, the current folder or the time.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.errors import CraftNudgeError, NoRepositoryError
from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.limits import LOCK_SECONDS
from craftnudge.runtime.paths import behaviors_folder, cache_folder, expanded, home_folder

# Each property imports what it needs when it is first read: a hook reads few of them.
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date, datetime, tzinfo

    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.adapters.events.spool import Spool
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.ollama.reply_cache import ReplyCache
    from craftnudge.adapters.store.local.index.policy import IndexPolicy
    from craftnudge.adapters.store.local.store import LocalStore
    from craftnudge.adapters.store.protocol import CommitStore, EventLog
    from craftnudge.domain.commits.record import Person
    from craftnudge.domain.rubric.rubric_settings import RubricSettings

    # Opens, with a clock, the store of a team.
    TeamStore = Callable[[Callable[[], float]], CommitStore]


@dataclass(frozen=True)
class Workplace:
    """One user's place of work.

    `here` is the folder whose repository and settings are meant; None on a server, where the user's own settings hold
    alone. `now` is the clock, in seconds since 1970; `zone` the time zone of "today", None for the machine's.
    `lock_seconds` is how long a writer waits for another one. `index_policy` says when the index of the journal is used
    and written, None for as usual. `team_store` opens, with a clock, the store of a team in place of the user's own;
    `of_one_person` says that it shows the commits of one person alone, who is "me" there.
    Without `keeps_cache` reading a repository writes nothing to the home.
    """

    home: Path
    environ: Mapping[str, str]
    here: Path | None = None
    now: Callable[[], float] = time.time
    zone: tzinfo | None = None
    lock_seconds: float = LOCK_SECONDS
    index_policy: IndexPolicy | None = None
    team_store: TeamStore | None = None
    keeps_cache: bool = True
    of_one_person: bool = False

    @classmethod
    def of_process(cls, environ: Mapping[str, str]) -> Workplace:
        """The workplace of a command or a hook: the user's home, and the folder it was started in.

        Raises UsageError if the environment names the home of a user who does not exist.
        """
        return cls(home_folder(environ), environ, Path())

    def at(self, folder: Path) -> Workplace:
        """The same with another folder."""
        return replace(self, here=folder)

    @property
    def folder(self) -> Path:
        """The absolute path of `here`; raises NoRepositoryError if there is none, or if it was deleted."""
        if self.here is None:
            raise NoRepositoryError("folder.none")
        try:
            return expanded(self.here).absolute()
        except FileNotFoundError:
            raise NoRepositoryError("folder.deleted") from None

    @property
    def now_seconds(self) -> int:
        """The time, in whole seconds since 1970."""
        return int(self.now())

    @property
    def local_now(self) -> datetime:
        """The time in the user's time zone."""
        from datetime import UTC, datetime  # noqa: PLC0415 - a hook needs no date

        return datetime.fromtimestamp(self.now(), UTC).astimezone(self.zone)

    @property
    def today(self) -> date:
        """The date in the user's time zone."""
        return self.local_now.date()

    @property
    def data_folder(self) -> Path:
        """The folder of everything that is recorded."""
        return behaviors_folder(self.home)

    @property
    def cache_folder(self) -> Path:
        """The folder of everything that can be computed again."""
        return cache_folder(self.home)

    @property
    def repository_cache(self) -> Path | None:
        """The folder of what was read in repositories and may be kept; None to keep nothing."""
        return self.cache_folder if self.keeps_cache else None

    @property
    def background_folder(self) -> Path:
        """The folder of the runs that record a history in the background; it may be deleted at any time."""
        return self.cache_folder / "background"

    @property
    def reports_folder(self) -> Path:
        """The folder of reports of internal errors."""
        return self.home / "reports"

    @cached_value
    def configuration(self) -> Configuration:
        """The settings in effect in the repository at or above `here`; without one, the user's own."""
        from craftnudge.services.project_configuration import (  # noqa: PLC0415
            configuration_here,
            configuration_of_project,
        )

        if self.here is None:
            return configuration_of_project(None, self.environ)
        return configuration_here(self.here, self.environ)

    @cached_value
    def rubric_settings(self) -> RubricSettings:
        """How the settings in effect change the rubric."""
        from craftnudge.adapters.config.rubric_configuration import rubric_settings  # noqa: PLC0415

        return rubric_settings(self.configuration)

    @cached_value
    def store(self) -> CommitStore:
        """Recorded commits and events: those of this user on this machine, or what `team_store` opens."""
        return self.local_store if self.team_store is None else self.team_store(self.now)

    @cached_value
    def local_store(self) -> LocalStore:
        """The store in files on this machine, whichever one `store` is."""
        from craftnudge.adapters.store.local.store import LocalStore  # noqa: PLC0415

        return LocalStore(
            self.data_folder, now=self.now, lock_seconds=self.lock_seconds, index_policy=self.index_policy
        )

    @property
    def nudges(self) -> EventLog:
        """What was shown to the user, and the goal."""
        return self.store.events("nudges")

    @property
    def queue(self) -> Spool:
        """The events that hooks queued and no command has recorded yet."""
        from craftnudge.adapters.events.spool import Spool  # noqa: PLC0415

        return Spool(self.data_folder, now=self.now)

    @property
    def replies(self) -> ReplyCache:
        """Replies of local models."""
        from craftnudge.adapters.ollama.reply_cache import FOLDER, ReplyCache  # noqa: PLC0415

        return ReplyCache(self.cache_folder / FOLDER)

    def open_repository(self, *, verify_objects: bool = False) -> Reader:
        """Reads the repository at or above `here`; the caller closes the reader.

        `verify_objects` recomputes the hash of every object read. Raises NoRepositoryError, RepositoryRefusedError.
        """
        from craftnudge.adapters.git.opening import open_reader  # noqa: PLC0415

        return open_reader(self.folder, cache_folder=self.repository_cache, verify_objects=verify_objects)

    def folder_if_any(self) -> Path | None:
        """The same; None where there is none."""
        try:
            return self.folder
        except NoRepositoryError:
            return None

    def identity_and_repository(self) -> tuple[Person | None, str | None]:
        """The person that git is configured for here or in general, and the key of the repository here, if any."""
        from craftnudge.adapters.git.global_identity import global_identity  # noqa: PLC0415

        try:
            reader = self.open_repository()
        except CraftNudgeError:
            return global_identity(self.folder_if_any()), None
        try:
            return reader.identity(), reader.repository.key
        finally:
            reader.close()
