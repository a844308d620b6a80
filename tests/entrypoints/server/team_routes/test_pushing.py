"""The intake of commits."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING, Any

import pytest

from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.services.accounts.own_data import MOST_LINES
from tests.adapters.store.local.records import ANN, BARN, BOB, a_record

if TYPE_CHECKING:
    from pathlib import Path

    from tests.entrypoints.server.team_routes.conftest import Team

ROLES = {"lead": 1, "member": 2, "admin": 3}
NDJSON = {"content-type": "application/x-ndjson"}


def lines_of(tmp_path: Path, *numbers: int, **changed: Any) -> list[bytes]:
    """Lines as a laptop's journal has them; Bob's unless something else is said."""
    store = LocalStore(tmp_path / f"laptop{numbers[0]}")
    store.append([a_record(number, **{"author": BOB} | changed) for number in numbers])
    return list(store.export(CommitQuery()))


def test_only_own_lines_are_taken_each_once(team: Team, tmp_path: Path) -> None:
    """Those of others, what is no commit and what cannot be read are refused by number; a second push adds nothing."""
    own, others = lines_of(tmp_path, *range(100, 160)), lines_of(tmp_path, 70, author=ANN)
    body = b"".join([*own, *others, b'{"v":9,"type":"later"}\n', b"garbage\n"])
    pushed = team.ask(
        "POST", "/v1/commits", team.token(2), content=gzip.compress(body), headers=NDJSON | {"content-encoding": "gzip"}
    )
    reasons = ["not-yours", "not-a-commit", "unreadable"]
    refused = [{"line": 61 + place, "reason": reason} for place, reason in enumerate(reasons)]
    assert pushed.json() == {"accepted": 60, "already_there": 0, "refused": refused}
    again = team.ask("POST", "/v1/commits", team.token(2), content=b"".join(own), headers=NDJSON)
    assert again.json() == {"accepted": 0, "already_there": 60, "refused": []}


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        (b"{}\n" * (MOST_LINES + 1), {}),
        (b"no gzip", {"content-encoding": "gzip"}),
        (gzip.compress(b"{}\n")[:-4], {"content-encoding": "gzip"}),
        (gzip.compress(bytes(17 * 1024 * 1024)), {"content-encoding": "gzip"}),
    ],
    ids=["too many lines", "not gzip", "cut off", "unfolds to too much"],
)
def test_a_push_that_is_too_much_or_broken_is_refused(team: Team, content: bytes, headers: dict[str, str]) -> None:
    """Whole, with 400; what unfolds to too much is not unfolded."""
    assert team.ask("POST", "/v1/commits", team.token(2), content=content, headers=NDJSON | headers).status_code == 400


def test_a_machine_pushes_its_repository_and_does_nothing_else(team: Team, tmp_path: Path) -> None:
    """Commits of members in the repository of the token; an ended token is refused."""
    key = a_record(0).repository.key
    body = {"name": "ci", "repository": key, "days": 1}
    made = team.ask("POST", "/v1/admin/tokens", team.token(3), json=body).json()
    own = b"".join(lines_of(tmp_path, 80))
    assert team.ask("POST", "/v1/commits", made["token"], content=own, headers=NDJSON).json()["accepted"] == 1
    other = b"".join(lines_of(tmp_path, 90, repository=BARN))
    refused = team.ask("POST", "/v1/commits", made["token"], content=other, headers=NDJSON).json()["refused"]
    assert refused == [{"line": 1, "reason": "other-repository"}]
    assert team.ask("GET", "/v1/me/commits", made["token"]).status_code == 403
    assert team.ask("DELETE", f"/v1/admin/tokens/{made['id']}", team.token(3)).status_code == 204
    assert team.ask("POST", "/v1/commits", made["token"], content=own, headers=NDJSON).status_code == 401
