"""What is done when git calls: a look at a commit before it is made, a record of it afterwards, and no waiting."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import JournalError, NoRepositoryError, UsageError
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.limits import MESSAGE_FILE_BYTES
from craftnudge.runtime.paths import behaviors_folder, cache_folder, home_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.local.store import LocalStore
    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.errors import GateNotMetError

# Another writer may hold the journal; then the commit goes to the spool, and nobody waits.
LOCK_SECONDS = 1.0


def look_before(
    message_file: Path, environ: Mapping[str, str], *, gate: bool
) -> tuple[Checked, GateNotMetError | None]:
    """The verdict on the commit that git is about to make here, and why a gate refuses it (None: it does not).

    With a gate, wrong settings raise UsageError: it must not judge by half a configuration. The hook then says so and
    lets the commit through, as with all that fails on our side; `check --min-score` in CI ends with 2.
    """
    from craftnudge.adapters.config.read_configuration import require_valid  # noqa: PLC0415 - only for this call
    from craftnudge.services.check import Gate, check_staged, refusal, stored_message  # noqa: PLC0415
    from craftnudge.services.project_configuration import configuration_here  # noqa: PLC0415

    here = _here()
    configuration = configuration_here(here, environ)
    if gate:
        require_valid(configuration)
    try:
        written = ordinary_bytes(message_file, MESSAGE_FILE_BYTES)
    except OSError as error:
        raise UsageError("message.unreadable", path=message_file, reason=error.strerror) from error
    text = stored_message(here, written, edited=environ.get("GIT_EDITOR") != ":")
    ask = Gate(configuration, configuration.min_score)
    found = check_staged(here, text, ask, environ, amend=None)
    return found, refusal([found], of_a_commit=True) if gate else None


def _here() -> Path:
    """The folder that the hook runs in; NoRepositoryError where it was removed meanwhile."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        raise NoRepositoryError("folder.deleted") from None


def record_head(environ: Mapping[str, str]) -> None:
    """HEAD is in the journal, or waits in the spool where somebody else holds the journal."""
    from craftnudge.adapters.events.protocol import RepositoryEvent  # noqa: PLC0415 - only for this call
    from craftnudge.adapters.events.spool import Spool  # noqa: PLC0415
    from craftnudge.services.drain_spool import record_with_ancestors  # noqa: PLC0415

    here = _here()
    reader = open_reader(here, cache_folder=cache_folder(home_folder(environ)))
    try:
        commit_hash = reader.resolve("HEAD")
        try:
            record_with_ancestors(reader, _journal(environ, LOCK_SECONDS), commit_hash)
        except JournalError as error:
            try:
                Spool(behaviors_folder(home_folder(environ))).put(RepositoryEvent("commit", here, commit_hash))
            except OSError:
                raise error from None  # a full disk: the next commit's record brings this one along
    finally:
        reader.close()


def look_after(environ: Mapping[str, str]) -> Checked:
    """The verdict on HEAD."""
    from craftnudge.services.check import Gate, check_revision  # noqa: PLC0415 - only for this call
    from craftnudge.services.project_configuration import configuration_here  # noqa: PLC0415

    here = _here()
    (found,) = check_revision(here, "HEAD", Gate(configuration_here(here, environ), None))
    return found


def goal_of(environ: Mapping[str, str]) -> str | None:
    """The check that the user works on, or None."""
    from craftnudge.services.nudge_log import memory_of, nudge_log  # noqa: PLC0415 - only for this call

    goal = memory_of(nudge_log(home_folder(environ))).goal
    return None if goal is None else goal.check_id


def remember_nudge(found: Checked, goal: str | None, environ: Mapping[str, str]) -> None:
    """What the line after a commit was about is kept, so that it can be told later what followed it."""
    from craftnudge.domain.coaching.check_result import findings_of  # noqa: PLC0415 - only for this call
    from craftnudge.domain.habits.goal_events import NudgeShown  # noqa: PLC0415
    from craftnudge.services.nudge_log import nudge_log, record_shown  # noqa: PLC0415

    judged = {check.id for check in found.card.checks if check.of_hundredths}
    shown = goal if goal in judged else next((one.rule for one in findings_of(found) if one.rule in judged), None)
    if shown is not None:
        log = nudge_log(home_folder(environ), lock_seconds=LOCK_SECONDS)
        record_shown(log, NudgeShown(int(time.time()), shown, found.record.hash, "hook"))


def record_rewrites(how: str, lines: Sequence[str], environ: Mapping[str, str]) -> None:
    """Which commits took which one's place: lines of an old and a new hash, as git gives them to post-rewrite."""
    from craftnudge.services import drain_spool  # noqa: PLC0415 - only for this call

    pairs = [(words[0], words[1]) for line in lines if len(words := line.split()) > 1]
    journal = _journal(environ, LOCK_SECONDS)
    reader: Reader = open_reader(_here(), cache_folder=cache_folder(home_folder(environ)))
    try:
        drain_spool.record_rewrites(reader, journal, how, pairs)
    finally:
        reader.close()


def drain_spool(environ: Mapping[str, str]) -> None:
    """Everything that hooks have left stands in the journal."""
    from craftnudge.adapters.events.spool import Spool  # noqa: PLC0415 - only for this call
    from craftnudge.runtime.limits import LOCK_SECONDS as PATIENT_SECONDS  # noqa: PLC0415
    from craftnudge.services.drain_spool import drain  # noqa: PLC0415

    store = _journal(environ, PATIENT_SECONDS)
    home = home_folder(environ)
    drain(Spool(behaviors_folder(home)), store, cache_folder=cache_folder(home))
    store.refresh_index()  # here, where nobody waits


def _journal(environ: Mapping[str, str], lock_seconds: float) -> LocalStore:
    from craftnudge.adapters.store.local.store import LocalStore  # noqa: PLC0415 - a look before a commit needs none

    return LocalStore(behaviors_folder(home_folder(environ)), lock_seconds=lock_seconds)
