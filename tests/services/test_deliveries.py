"""The work of a delivery, without a server: every way that it ends."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import TYPE_CHECKING

import pytest

from craftnudge.services.deliveries import Handling, handle, heal, next_deliveries
from craftnudge.services.delivery_inbox import inbox_of
from craftnudge.services.delivery_payload import JSON_TYPE
from craftnudge.services.receive_delivery import receive_delivery
from craftnudge.services.squash_comment import wants_comment
from craftnudge.services.webhook_settings import webhook_settings
from tests.support.forge import SECRET, ZEROS, pull_request_payload, push_payload
from tests.support.repository import GitRepository
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.forge.queued_delivery import QueuedDelivery
    from craftnudge.services.workplace import Workplace

HANDLING = Handling(lambda _: "text", lambda: False)


@pytest.fixture
def origin(tmp_path: Path) -> GitRepository:
    """A repository with five commits."""
    repository = GitRepository(tmp_path / "acme" / "shop", tmp_path / "developer")
    for number in range(5):
        repository.commit(f"Leave order {number} out", {"app.py": f"x = {number}\n"})
    return repository


@pytest.fixture
def workplace(tmp_path: Path, origin: GitRepository) -> Workplace:
    """A server's, with that repository at a path of this machine; comments are on, without a token."""
    settings = tmp_path / "config.toml"
    settings.write_text(f'[hooks]\nrepositories = ["{origin.path}"]\ncomment = true\n')
    return workplace_in(
        tmp_path / "home", HOME=str(tmp_path), CRAFTNUDGE_CONFIG=str(settings), GITHUB_WEBHOOK_SECRET=SECRET
    )


def queued(workplace: Workplace, payload: object, event: str = "Push Hook") -> QueuedDelivery:
    """The delivery of a payload, accepted as GitLab's or Gitea's."""
    body = json.dumps(payload).encode()
    headers = {"x-gitlab-event": event, "x-gitlab-token": SECRET}
    assert receive_delivery(workplace, "gitlab", headers, JSON_TYPE, body) == "queued"
    return inbox_of(workplace).waiting()[-1]


def gitlab(before: str, after: str) -> dict[str, object]:
    """A push as GitLab says it."""
    project = {"path_with_namespace": "acme/shop", "web_url": "https://gitlab.example/acme/shop"}
    return push_payload(before, after) | {"project": project}


def recorded(workplace: Workplace, origin: GitRepository) -> list[int]:
    """The numbers of the commits that are in the journal."""
    journal = workplace.data_folder / "commits.jsonl"
    text = journal.read_text() if journal.exists() else ""
    return [number for number, commit_hash in enumerate(origin.hashes) if f'"hash":"{commit_hash}"' in text]


def test_the_commits_that_a_push_names_are_recorded(workplace: Workplace, origin: GitRepository) -> None:
    """Also after the mirror was made: from before to after; of a push over commits that are gone, the last one."""
    (address,) = webhook_settings(workplace).repositories
    assert heal(workplace, address, HANDLING) == 0
    entry = queued(workplace, gitlab(origin.hashes[1], origin.hashes[3]))
    assert next_deliveries(workplace) == {address.text: entry}
    done = handle(workplace, entry, HANDLING)
    assert (done.result, done.written, recorded(workplace, origin)) == ("recorded", 2, [2, 3])
    again = handle(workplace, entry, HANDLING)
    assert (again.result, again.written) == ("nothing-new", 0)
    gone = queued(workplace, gitlab("d" * 40, origin.hashes[4]))
    assert handle(workplace, gone, HANDLING).written == 1
    assert inbox_of(workplace).waiting() == []


def test_a_first_push_is_recorded_whole(workplace: Workplace, origin: GitRepository) -> None:
    """Of a branch that nothing was before; the objects that it names need not exist."""
    assert handle(workplace, queued(workplace, gitlab(ZEROS, origin.hashes[-1])), HANDLING).written == 5
    assert handle(workplace, queued(workplace, gitlab(ZEROS, "e" * 40)), HANDLING).result == "nothing-new"
    assert handle(workplace, queued(workplace, gitlab(origin.hashes[0], ZEROS)), HANDLING).result == "nothing-new"


def test_what_fails_waits_with_its_reason(workplace: Workplace, origin: GitRepository, tmp_path: Path) -> None:
    """A repository that is gone, an error that nobody foresaw; a server that ends costs no attempt."""
    entry = queued(workplace, gitlab(origin.hashes[1], origin.hashes[3]))
    assert handle(workplace, entry, Handling(HANDLING.render, lambda: True)).result in ("stopped", "recorded")
    origin.path.rename(tmp_path / "moved")
    failing = queued(workplace, gitlab(origin.hashes[0], origin.hashes[3]) | {"n": 1})
    assert handle(workplace, failing, HANDLING).result == "postponed"
    assert inbox_of(workplace).waiting()[-1].reason_code == "mirror.fetch"
    (tmp_path / "moved").rename(origin.path)
    next(workplace.home.glob("mirrors/**/HEAD")).write_bytes(b"\xff" * 5000)
    assert handle(workplace, failing, HANDLING).result == "postponed"


def test_a_comment_without_a_token_is_not_given_up_silently(workplace: Workplace, origin: GitRepository) -> None:
    """It waits, with the reason; drafts, closed requests and other actions want no comment."""
    body = json.dumps(pull_request_payload(7, "stuff")).encode()
    digest = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"x-gitea-event": "pull_request", "x-gitea-signature": digest}
    assert receive_delivery(workplace, "gitea", headers, JSON_TYPE, body) == "queued"
    (entry,) = inbox_of(workplace).waiting()
    assert wants_comment(entry.delivery)
    assert handle(workplace, entry, HANDLING).reason_code == "forge.no-token"
    assert recorded(workplace, origin) == []
