"""Sends the user's own commits of shared repositories to their team's server: what is new there, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.adapters.remote.team_client import TeamClient
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.errors import UsageError
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.results.sharing import PushResult, Shared
from craftnudge.services.sharing.remote import RemoteFile
from craftnudge.services.sharing.shared_lines import shared_line
from craftnudge.services.superseded import without_superseded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from craftnudge.adapters.remote.team_client import Http
    from craftnudge.services.sharing.remote import Remote
    from craftnudge.services.workplace import Workplace

_MOST_LINES: Final = 500
# A server takes 16 MiB at once, unpacked.
_MOST_BYTES: Final = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Leaving:
    """One commit that would be sent: its mark for `RemoteFile.sent`, its repository, and the line as it leaves."""

    mark: str
    repository: str
    line: bytes


def share(workplace: Workplace, level: str) -> Shared:
    """Chooses the repository here, and how much of it. Raises NoRepositoryError outside of one."""
    file = RemoteFile(workplace.home)
    remote = file.read()
    key, name = _repository_here(workplace)
    shared = Shared(name, level)
    file.write(replace(remote, shared={**remote.shared, key: shared}))
    return shared


def stop_sharing(workplace: Workplace) -> bool:
    """Sends nothing of the repository here any more; whether it was shared."""
    file = RemoteFile(workplace.home)
    remote = file.read()
    key, _ = _repository_here(workplace)
    left = {each: shared for each, shared in remote.shared.items() if each != key}
    file.write(replace(remote, shared=left))
    return len(left) < len(remote.shared)


def shared_repositories(workplace: Workplace) -> Remote:
    """Where the user is signed in, and what they share."""
    return RemoteFile(workplace.home).read()


def preview(workplace: Workplace, level: str | None = None, *, http: Http | None = None) -> list[Leaving]:
    """What would be sent now; with a level also of the repository here, as if it were shared."""
    file = RemoteFile(workplace.home)
    remote = file.read()
    if level is not None:
        key, name = _repository_here(workplace)
        remote = replace(remote, shared={**remote.shared, key: Shared(name, level)})
    _, emails = TeamClient(remote.server, remote.token, http).me()
    return list(_leaving(workplace, remote, emails, file.sent()))


def push(
    workplace: Workplace, report: Callable[[int], object] = lambda _: None, *, http: Http | None = None
) -> PushResult:
    """Sends what is new. What was acknowledged is noted after each batch, so a push that is cut off goes on there.

    Raises UsageError if nothing is shared, RemoteError if the server does not answer or refuses.
    """
    file = RemoteFile(workplace.home)
    remote = file.read()
    if not remote.shared:
        raise UsageError("remote.nothing-shared")
    client = TeamClient(remote.server, remote.token, http)
    _, emails = client.me()
    sent = accepted = already_there = 0
    refused: dict[str, int] = {}
    for batch in _batches(_leaving(workplace, remote, emails, file.sent())):
        answer = client.push([each.line for each in batch])
        accepted += int(answer["accepted"])
        already_there += int(answer["already_there"])
        bad = {int(each["line"]): str(each["reason"]) for each in answer["refused"]}
        for reason in bad.values():
            refused[reason] = refused.get(reason, 0) + 1
        file.add_sent(each.mark for number, each in enumerate(batch, start=1) if number not in bad)
        sent += len(batch)
        report(sent)
    return PushResult(remote.server, sent, accepted, already_there, refused)


def sign_out(workplace: Workplace, *, forget: bool, http: Http | None = None) -> int | None:
    """Ends the sign-in here and the token there; with `forget` erases everything there first.

    Returns how many commits were erased, None without `forget`. Raises RemoteError where the server has to act and does
    not; then the sign-in stays.
    """
    file = RemoteFile(workplace.home)
    remote = file.read()
    client = TeamClient(remote.server, remote.token, http)
    erased = client.erase() if forget else None
    if not forget:
        client.end_token()
    file.remove()
    return erased


def _repository_here(workplace: Workplace) -> tuple[str, str]:
    reader = workplace.open_repository()
    try:
        return reader.repository.key, reader.repository.name
    finally:
        reader.close()


def _leaving(workplace: Workplace, remote: Remote, emails: frozenset[str], sent: set[str]) -> Iterator[Leaving]:
    """The user's own commits of shared repositories that were not acknowledged, each with its best facts."""
    query = CommitQuery(emails=emails, repository_keys=frozenset(remote.shared))
    store = workplace.local_store
    with store.survey(query) as survey:
        for entry in without_superseded(store, survey, query)[0].commits():
            shared = remote.shared.get(entry.repository.key)
            if shared is None or entry.author is None or entry.author.email.lower() not in emails:
                continue
            record = entry.record()
            # Scores are sent again by a later rubric, whole lines with later facts.
            mark = f"{record.id} {shared.level} {RUBRIC_VERSION if shared.level == 'scores' else record.facts}"
            line = None if mark in sent else shared_line(record, shared.level)
            if line is not None:
                yield Leaving(mark, shared.name, line)


def _batches(leaving: Iterator[Leaving]) -> Iterator[list[Leaving]]:
    batch: list[Leaving] = []
    size = 0
    for each in leaving:
        if batch and (len(batch) >= _MOST_LINES or size + len(each.line) > _MOST_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(each)
        size += len(each.line) + 1
    if batch:
        yield batch
