"""Records commits in the journal: those asked for, or those made since the last run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import FACTS_VERSION
from craftnudge.errors import CommitDamagedError, NoCommitsError
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.limits import CATCH_UP_COMMITS
from craftnudge.services.complete_histories import CompleteHistories, CompleteHistory, whole_folder
from craftnudge.services.results.track import Tracked
from craftnudge.services.superseded import update_superseded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.adapters.store.protocol import CommitStore
    from craftnudge.adapters.store.values import EncodedRecord
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Request:
    """Which commits are asked for.

    Without `whole_history`, a revision means its one commit and a range (`A..B`) its commits. `since_seconds` asks for
    all commits that the revisions reach with a committer time from then on. `everything` adds to the revisions all
    branches, remotes' branches, tags and HEADs of worktrees.
    """

    revisions: tuple[str, ...] = ("HEAD",)
    whole_history: bool = False
    since_seconds: int | None = None
    everything: bool = False


def hashes_of(reader: Reader, request: Request) -> list[str]:
    """The hashes that a request means, oldest first, each once."""
    if request.whole_history or request.since_seconds is not None:
        return reader.history(request.revisions, since_seconds=request.since_seconds)
    ordered: dict[str, None] = {}
    for revision in request.revisions:
        hashes = reader.history([revision]) if ".." in revision else [reader.resolve(revision)]
        ordered.update(dict.fromkeys(hashes))
    return list(ordered)


def track(
    reader: Reader,
    journal: CommitStore,
    hashes: Sequence[str],
    *,
    report: Callable[[int, int], None] | None = None,
    processes: int = 1,
) -> Tracked:
    """Records those commits that the journal does not have, in the order given.

    Each batch is on stable storage before the next is read. An interruption keeps what was read, and the next run goes
    on from there. `report` is called with how many of how many are done.
    """
    ids = {commit_id(commit_hash): commit_hash for commit_hash in hashes}
    versions = journal.known(ids)
    missing = [commit_hash for identity, commit_hash in ids.items() if versions.get(identity, 0) < FACTS_VERSION]
    written = 0
    batch: list[EncodedRecord] = []
    if report is not None and missing:
        report(0, len(missing))
    try:
        for finished, line in enumerate(reader.map_records(missing, journal.encode, processes=processes), start=1):
            batch.append(line)
            if len(batch) >= journal.batch_records:
                full, batch = batch, []
                written += journal.append_encoded(full).written
            if report is not None:
                report(finished, len(missing))
    finally:
        written += journal.append_encoded(batch).written
    latest = hashes[-1] if hashes else None
    return Tracked(reader.repository, len(ids), written, len(ids) - len(missing), latest)


def track_request(
    reader: Reader,
    journal: CommitStore,
    request: Request,
    whole_histories: CompleteHistories,
    *,
    report: Callable[[int, int], None] | None = None,
    processes: int = 1,
) -> Tracked:
    """Records what a request means. A complete history without new commits is not walked again."""
    tips: list[str] = []
    if request.everything:
        request = replace(request, revisions=_everything(reader, request.revisions))
    if request.whole_history and request.since_seconds is None and not any(map(_is_range, request.revisions)):
        tips = [reader.resolve(revision) for revision in request.revisions]
        complete_history = whole_histories.recall(reader, journal, tips)
        if complete_history is not None:
            return Tracked(
                reader.repository, complete_history.commits, 0, complete_history.commits, complete_history.latest_hash
            )
    before = journal.state().generation
    tracked = track(reader, journal, hashes_of(reader, request), report=report, processes=processes)
    if request.everything and tracked.latest_hash:
        tracked = replace(tracked, latest_hash=request.revisions[0])
    tracked = replace(tracked, superseded=update_superseded(reader, journal))
    # The journal is another file now: `journal forget` ran meanwhile, so the history may be incomplete.
    same_journal = not before or before == journal.state().generation
    if tips and tracked.latest_hash and not tracked.damaged and reader.is_complete and same_journal:
        whole_histories.remember(reader, journal, tips, CompleteHistory(tracked.asked, tracked.latest_hash))
    return tracked


def track_here(
    workplace: Workplace,
    request: Request,
    *,
    verify_objects: bool = False,
    report: Callable[[int, int], None] | None = None,
    processes: int = 1,
) -> Tracked:
    """Records what a request means in the repository here; `verify_objects` recomputes the hash of every object."""
    complete = CompleteHistories(whole_folder(workplace.cache_folder))
    reader = workplace.open_repository(verify_objects=verify_objects)
    try:
        tracked = track_request(reader, workplace.store, request, complete, report=report, processes=processes)
    finally:
        reader.close()
    if tracked.written >= CATCH_UP_COMMITS:
        workplace.local_store.refresh_index()  # so that the first question need not
    return tracked


def _everything(reader: Reader, revisions: Sequence[str]) -> tuple[str, ...]:
    """The revisions' commits, then those of all references; without a first commit on HEAD, those of all others.

    Where a reference cannot be read, the revisions alone: a damaged tag must not keep HEAD from being recorded.
    """
    try:
        tips = reader.tips()
    except CommitDamagedError:
        return tuple(revisions)
    try:
        first = [reader.resolve(revision) for revision in revisions]
    except NoCommitsError:
        if not tips:
            raise
        first = []
    return tuple(dict.fromkeys((*first, *tips)))


def _is_range(revision: str) -> bool:
    return ".." in revision or revision.startswith("^")


def catch_up(reader: Reader, journal: CommitStore, *, report: Callable[[int, int], None] | None = None) -> Tracked:
    """Records the commits of HEAD that the journal does not have, at most `CATCH_UP_COMMITS` of the newest.

    A repository without commits has nothing to catch up with.
    """
    try:
        hashes = reader.newest("HEAD", CATCH_UP_COMMITS)
    except NoCommitsError:
        hashes = []
    tracked = track(reader, journal, hashes, report=report)
    older_left = tracked.written >= CATCH_UP_COMMITS
    return replace(tracked, superseded=update_superseded(reader, journal), older_left=older_left)
