"""A mirror of a real repository, and what it refuses."""

from __future__ import annotations

import socket
import subprocess
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.forge.mirror import Mirror
from craftnudge.domain.forge.repository_address import repository_address
from craftnudge.errors import ForgeError
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def origin(tmp_path: Path) -> GitRepository:
    """A repository whose default branch has a name of its own, and a hook that must not run."""
    repository = GitRepository(tmp_path / "acme" / "shop", tmp_path / "home", branch="trunk")
    repository.commit("Add the shop", {"app.py": "x = 1\n"})
    return repository


def mirror_of(tmp_path: Path, address: str, *, stopped: bool = False) -> Mirror:
    """The mirror of an address below a home."""
    return Mirror(tmp_path / "home", repository_address(address), None, lambda: stopped)


def test_a_mirror_follows_its_origin(tmp_path: Path, origin: GitRepository) -> None:
    """All branches, the default branch, new and deleted ones; in a private folder; heads of pull requests on demand."""
    mirror = mirror_of(tmp_path, str(origin.path))
    mirror.fetch()
    assert mirror.branches() == {"refs/heads/trunk": origin.hashes[0]}
    assert (mirror.folder / "HEAD").read_text() == "ref: refs/heads/trunk\n"
    assert mirror.folder.stat().st_mode & 0o777 == 0o700
    assert mirror.recorded() is None
    mirror.remember(mirror.branches())
    assert mirror.recorded() == mirror.branches()
    origin.git("switch", "--quiet", "--create", "topic/ä")
    head = origin.commit("Round up", {"app.py": "x = 2\n"})
    origin.git("update-ref", "refs/pull/7/head", head)
    origin.git("branch", "--delete", "--force", "trunk")
    origin.git("branch", "trunk/now")
    mirror.fetch()
    assert mirror.branches().keys() == {"refs/heads/topic/ä", "refs/heads/trunk/now"}
    assert mirror.fetch_pull_request(7) == head
    mirror.follow_default_branch()
    mirror.collect_garbage()
    assert (mirror.folder / "HEAD").read_text() == "ref: refs/heads/topic/ä\n"
    assert not list((mirror.folder / "hooks").glob("*"))


def test_a_partial_or_shallow_copy_is_refused(tmp_path: Path, origin: GitRepository) -> None:
    """Its facts would be wrong, and they are recorded for good."""
    mirror = mirror_of(tmp_path, str(origin.path))
    mirror.fetch()
    (mirror.folder / "shallow").write_text(origin.hashes[0] + "\n")
    with pytest.raises(ForgeError, match=r"mirror\.partial"):
        mirror.fetch()
    (mirror.folder / "shallow").unlink()
    config = mirror.folder / "config"
    config.write_text(config.read_text() + "\tpromisor = true\n")
    with pytest.raises(ForgeError, match=r"mirror\.partial"):
        mirror.fetch()


def test_only_the_protocol_of_the_address_is_used(
    tmp_path: Path, origin: GitRepository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address of https that the user's git leads to a helper program or to a file is not fetched; nothing runs."""
    owned = tmp_path / "owned"
    for target in (f"ext::sh -c 'touch {owned}' ", f"file://{origin.path.parent}/"):
        settings = tmp_path / "gitconfig"
        settings.write_text("")
        subprocess.run(
            ["git", "config", "--file", str(settings), f"url.{target}.insteadOf", "https://forge.invalid/acme/"],
            check=True,
        )
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
        with pytest.raises(ForgeError) as refused:
            mirror_of(tmp_path, "https://forge.invalid/acme/shop").fetch()
        assert "not allowed" in str(refused.value.details["reason"])
    assert not owned.exists()


def test_a_server_that_ends_stops_its_fetch(tmp_path: Path) -> None:
    """Within a second, with git's processes, also while the other side says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mirror = mirror_of(tmp_path, f"http://127.0.0.1:{silent.getsockname()[1]}/acme/shop", stopped=True)
        with pytest.raises(ForgeError, match=r"mirror\.stopped"):
            mirror.fetch()
