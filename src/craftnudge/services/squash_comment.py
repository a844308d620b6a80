"""Comments on a pull request: on the message of the one commit that a squash merge would make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.adapters.forge.pull_request_comment import PullRequestComment
from craftnudge.adapters.git.command import run_git
from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.git.writing.pending_commit import reader_with_squash
from craftnudge.domain.forge.squash_message import squash_message
from craftnudge.errors import ForgeError
from craftnudge.runtime.atomic_files import private_folder
from craftnudge.services.check import lenient_criteria_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from craftnudge.adapters.forge.mirror import Mirror
    from craftnudge.adapters.forge.pull_request_comment import CommentResult
    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.domain.forge.delivery import Delivery, PullRequest
    from craftnudge.domain.forge.repository_address import RepositoryAddress
    from craftnudge.services.workplace import Workplace

# Gitea says "synchronized".
_ACTIONS: Final = frozenset(("opened", "reopened", "edited", "synchronize", "synchronized", "ready_for_review"))
# A pull request of more commits is hardly squashed by its list of messages.
_MOST_COMMITS: Final = 250


def wants_comment(delivery: Delivery) -> bool:
    """Whether a delivery is about an open pull request whose message may have changed; drafts get no comment yet."""
    request = delivery.pull_request
    return request is not None and request.is_open and not request.is_draft and request.action in _ACTIONS


def comment_on(
    workplace: Workplace,
    mirror: Mirror,
    delivery: Delivery,
    address: RepositoryAddress,
    *,
    token: str | None,
    render: Callable[[Checked], str],
) -> CommentResult | None:
    """Creates or updates the comment; None for a request without commits or by a bot. Raises CraftNudgeError.

    The head of a fork is fetched from the owner's repository, where the forge keeps it, and none of its code is run.
    """
    request = delivery.pull_request
    if request is None:
        return None
    if token is None:
        raise ForgeError("forge.no-token", host=address.host)
    scored = _scored(workplace, mirror, delivery, request)
    if scored is None or scored.card.generated is not None:
        return None
    mark = workplace.home / "hooks" / "commented" / f"{address.host_name}-{'-'.join(address.parts)}-{request.number}"
    comment = PullRequestComment(delivery.forge, address, request.number, token)
    try:
        result = comment.put(render(scored), was_made=mark.exists())
    finally:
        comment.close()
    if result == "created":
        private_folder(mark.parent)
        mark.touch(mode=0o600)
    return result


def _scored(workplace: Workplace, mirror: Mirror, delivery: Delivery, request: PullRequest) -> Checked | None:
    """The commit that a squash merge would make, scored by the owner's settings."""
    base = mirror.branches().get(f"refs/heads/{request.base_ref}")
    head = mirror.fetch_pull_request(request.number)
    if base is None:
        return None
    start = run_git(mirror.folder, "merge-base", base, head).stdout.decode().strip()
    if not start:
        return None
    messages = _messages(workplace, mirror.folder, start, head)
    if not messages:
        return None
    message = squash_message(delivery.forge, request, messages)
    with reader_with_squash(mirror.folder, start, head, message, cache_folder=workplace.cache_folder) as (_, record):
        return lenient_criteria_of(workplace).check("squash", record)


def _messages(workplace: Workplace, folder: Path, start: str, head: str) -> list[str]:
    """The messages of a request's commits, the oldest first, without merges."""
    reader = open_reader(folder, cache_folder=workplace.cache_folder)
    try:
        records = [reader.record(commit) for commit in reader.history([head, f"^{start}"])[-_MOST_COMMITS:]]
    finally:
        reader.close()
    return [record.message for record in records if len(record.parents) < 2]  # noqa: PLR2004 - a merge has two
