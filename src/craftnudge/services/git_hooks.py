"""What git's hooks do: check a commit before it is made, record it afterwards, and never wait long.

Each function imports what it needs when it is called, because a hook's time is the user's.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from craftnudge.errors import JournalError, UsageError
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.runtime.limits import MESSAGE_FILE_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.errors import GateNotMetError
    from craftnudge.services.workplace import Workplace

# Files and folders of git that exist while it replays commits.
_REPLAYING = ("rebase-merge", "rebase-apply", "sequencer", "CHERRY_PICK_HEAD", "REVERT_HEAD")
# If another writer holds the journal for longer, the commit is queued instead of recorded.
LOCK_SECONDS = 1.0


def check_pending_commit(
    workplace: Workplace, message_file: Path, *, gate: bool, block: bool = False
) -> tuple[Checked, GateNotMetError | None]:
    """The result for the commit that git is about to make, and with `gate` the error that rejects it, if any.

    `block` rejects a danger, whatever the settings ask for.

    With `gate`, an invalid setting raises UsageError: the hook then reports it and lets the commit pass, as with every
    internal failure; `check --min-score` in CI ends with 2.
    """
    from craftnudge.services.check import (  # noqa: PLC0415
        check_staged,
        criteria_of,
        lenient_criteria_of,
        refusal,
        stored_message,
    )

    if not message_file.is_absolute():
        message_file = workplace.folder / message_file
    try:
        written = ordinary_bytes(message_file, MESSAGE_FILE_BYTES)
    except OSError as error:
        raise UsageError("message.unreadable", path=message_file, reason=error.strerror) from error
    text = stored_message(workplace, written, edited=workplace.environ.get("GIT_EDITOR") != ":")
    criteria = criteria_of(workplace) if gate else lenient_criteria_of(workplace, workplace.configuration.min_score)
    result = check_staged(workplace, text, criteria, amend=None)
    refused = gate or (block and bool(result.dangers))
    return result, refusal([result], of_a_commit=True) if refused else None


def record_head(workplace: Workplace) -> None:
    """Records HEAD in the journal, or queues it if another process holds the journal."""
    from craftnudge.services.drain_spool import record_with_ancestors  # noqa: PLC0415

    reader = workplace.open_repository()
    try:
        commit_hash = reader.resolve("HEAD")
        try:
            record_with_ancestors(reader, _with_short_lock(workplace).store, commit_hash)
        except JournalError as error:
            from craftnudge.adapters.events.protocol import RepositoryEvent  # noqa: PLC0415 - rarely needed

            try:
                workplace.queue.put(RepositoryEvent("commit", workplace.folder, commit_hash))
            except OSError:
                raise error from None  # a full disk: the next commit's record brings this one along
    finally:
        reader.close()


def check_head(workplace: Workplace) -> Checked:
    """The result for HEAD, without a minimum score."""
    from craftnudge.services.check import check_revision, lenient_criteria_of  # noqa: PLC0415

    (result,) = check_revision(workplace, "HEAD", lenient_criteria_of(workplace))
    return result


def is_replaying(workplace: Workplace) -> bool:
    """Whether git makes commits of old ones now: in a rebase, a cherry-pick, a revert or `git am`."""
    from craftnudge.adapters.git.command import quick_answer  # noqa: PLC0415

    folder = quick_answer(workplace.folder, "rev-parse", "--absolute-git-dir").decode("utf-8", "surrogateescape")
    return any(os.path.lexists(f"{folder.rstrip()}/{name}") for name in _REPLAYING)


def goal_of(workplace: Workplace) -> str | None:
    """The id of the check that is the user's goal, or None."""
    from craftnudge.services.nudge_log import memory_of  # noqa: PLC0415

    goal = memory_of(workplace.nudges).goal
    return None if goal is None else goal.check_id


def remember_nudge(workplace: Workplace, result: Checked, goal: str | None) -> None:
    """Records which check the line after a commit was about, so that its effect can be measured later."""
    from craftnudge.domain.coaching.check_result import findings_of  # noqa: PLC0415
    from craftnudge.domain.habits.goal_events import NudgeShown  # noqa: PLC0415
    from craftnudge.services.nudge_log import record_shown  # noqa: PLC0415

    scored = {check.id for check in result.card.checks if check.of_hundredths}
    failed = {check.id for check in result.card.checks if check.result in ("fail", "partial")}
    shown = (
        goal
        if goal in failed
        else next((finding.rule for finding in findings_of(result) if finding.rule in scored), None)
    )
    if shown is not None:
        log = _with_short_lock(workplace).nudges
        record_shown(log, NudgeShown(workplace.now_seconds, shown, result.record.hash, "hook"))


def record_rewrites(workplace: Workplace, how: str, lines: Sequence[str]) -> None:
    """Records which commits replaced which: lines of an old and a new hash, as git gives them to post-rewrite."""
    from craftnudge.services import drain_spool  # noqa: PLC0415

    pairs = [(words[0], words[1]) for line in lines if len(words := line.split()) > 1]
    reader = workplace.open_repository()
    try:
        drain_spool.record_rewrites(reader, _with_short_lock(workplace).store, how, pairs)
    finally:
        reader.close()


def drain_queue(workplace: Workplace) -> None:
    """Records everything that hooks have queued."""
    from craftnudge.services.drain_spool import drain  # noqa: PLC0415

    drain(workplace.queue, workplace.store, cache_folder=workplace.cache_folder)
    workplace.local_store.refresh_index()  # in the background process, where no user waits


def _with_short_lock(workplace: Workplace) -> Workplace:
    return replace(workplace, lock_seconds=LOCK_SECONDS)
