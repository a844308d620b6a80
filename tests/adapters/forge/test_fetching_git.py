"""The git that may fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.forge.fetching_git import MOST_MIRROR_BYTES, fetch_with_git, refuse_large
from craftnudge.domain.forge.repository_address import repository_address
from craftnudge.errors import ForgeError

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "http.https://git.example/.extraHeader"


def config(folder: Path, address: str, name: str) -> str:
    """What git sees as the value of a setting; empty for none."""
    try:
        return fetch_with_git(folder, repository_address(address), "config", name, token="the-token").decode().strip()  # noqa: S106
    except ForgeError:
        return ""


def test_a_token_goes_to_its_host_over_https_alone(tmp_path: Path) -> None:
    """Not over plain http, and not for ssh."""
    assert config(tmp_path, "https://git.example/acme/shop", HEADER).startswith("Authorization: Basic ")
    assert config(tmp_path, "https://other.example/acme/shop", HEADER) == ""
    assert config(tmp_path, "http://git.example/acme/shop", HEADER.replace("https", "http")) == ""
    assert config(tmp_path, "git@git.example:acme/shop", HEADER) == ""
    assert config(tmp_path, "https://git.example/acme/shop", "http.followRedirects") == "false"


def test_a_mirror_has_a_largest_size(tmp_path: Path) -> None:
    """Of what git has written into it, finished or not."""
    folder = tmp_path / "objects" / "pack"
    folder.mkdir(parents=True)
    with (folder / "tmp_pack_x").open("wb") as pack:
        pack.truncate(MOST_MIRROR_BYTES)
    refuse_large(tmp_path)
    with (folder / "tmp_pack_y").open("wb") as pack:
        pack.truncate(1)
    with pytest.raises(ForgeError, match=r"mirror\.too-large"):
        refuse_large(tmp_path)
