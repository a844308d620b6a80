"""The comment, against a stand-in that answers as forges do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.forge.http import ForgeHttp
from craftnudge.adapters.forge.pull_request_comment import PullRequestComment, api_base
from craftnudge.domain.forge.comment_marker import marked
from craftnudge.domain.forge.repository_address import repository_address
from craftnudge.errors import ForgeError
from tests.support.forge import BOT, StandIn, forge

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def stand_in(tmp_path: Path) -> Iterator[StandIn]:
    """A forge."""
    with forge(tmp_path / "forge", tmp_path / "home") as running:
        yield running


def put(stand_in: StandIn, text: str, *, was_made: bool = False) -> str:
    """What became of a comment on pull request 7."""
    comment = PullRequestComment("gitea", repository_address(stand_in.address), 7, "the-token")
    try:
        return comment.put(text, was_made=was_made)
    finally:
        comment.close()


def test_the_api_belongs_to_the_address() -> None:
    """By forge, host, port and path of what the owner wrote."""
    for forge_kind, address, base in (
        ("github", "git@github.com:acme/shop", "https://api.github.com"),
        ("github", "https://ghe.example/acme/shop", "https://ghe.example/api/v3"),
        ("gitea", "https://git.example/acme/shop", "https://git.example/api/v1"),
        ("forgejo", "https://git.example:8443/forge/acme/shop", "https://git.example:8443/forge/api/v1"),
        ("gitea", "ssh://git@git.example:2222/acme/shop", "https://git.example/api/v1"),
    ):
        assert api_base(forge_kind, repository_address(address)) == base  # type: ignore[arg-type]


def test_a_token_does_not_travel_in_the_clear() -> None:
    """Plain http leads to this machine alone."""
    with pytest.raises(ForgeError) as refused:
        PullRequestComment("gitea", repository_address("http://git.example/acme/shop"), 7, "the-token")
    assert refused.value.code == "forge.no-token"


def test_ours_is_found_among_hundreds_and_only_one_stays(stand_in: StandIn) -> None:
    """Behind two pages of others; of two that a race left, the oldest stays."""
    others = [{"id": 1000 + n, "number": 7, "body": "hello", "user": {"id": 1}} for n in range(250)]
    ours = [{"id": n, "number": 7, "body": marked(f"{n}"), "user": BOT} for n in (2000, 1500)]
    stand_in.comments += [*others, *ours]
    assert put(stand_in, "1500") == "unchanged"
    assert [comment["id"] for comment in stand_in.comments[250:]] == [1500]
    assert put(stand_in, "another") == "updated"
    assert stand_in.comments[250]["body"] == marked("another")


@pytest.mark.parametrize(
    ("answer", "code", "seconds"),
    [
        ((403, {}), "forge.refused", None),
        ((404, {}), "forge.refused", None),
        ((302, {"Location": "http://169.254.169.254/"}), "forge.refused", None),
        ((500, {}), "forge.refused", None),
        ((429, {"Retry-After": "30"}), "forge.limit", 30),
        ((403, {"Retry-After": "999999"}), "forge.limit", 3600),
        ((403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "x"}), "forge.limit", 3600),
        ((200, {}), "forge.answer", None),
    ],
)
def test_what_a_forge_answers_instead_ends_in_an_error(
    stand_in: StandIn, answer: tuple[int, dict[str, str]], code: str, seconds: int | None
) -> None:
    """Refusals, redirects, faults, and limits with the pause that is asked for, an hour at most."""
    stand_in.answers["GET"] = answer
    with pytest.raises(ForgeError) as refused:
        put(stand_in, "text")
    assert (refused.value.code, refused.value.details.get("seconds")) == (code, seconds)
    assert all(path.startswith("/api/v1/") for _, path, _ in stand_in.requests)


def test_a_forge_that_is_not_there_is_an_error(stand_in: StandIn) -> None:
    """Of the network, named without its text."""
    address = repository_address("http://127.0.0.1:9/acme/shop")
    http = ForgeHttp(api_base("gitea", address), "token", "the-token")
    with pytest.raises(ForgeError) as refused:
        http.ask("GET", "/user")
    http.close()
    assert (refused.value.code, refused.value.details["reason"]) == ("forge.unreachable", "ConnectError")
    assert stand_in.requests == []
