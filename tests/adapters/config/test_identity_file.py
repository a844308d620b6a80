"""Changes of `[identities]` keep everything else in the file, or change nothing."""

from __future__ import annotations

import stat
import tomllib
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.config.identity_file import add_addresses, remove_addresses
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

FULL = """# mine
min-score = 5  # five

[identities]
# both are me
me = [
    "a@example.org",  # home
]

[ai]
enabled = false
"""


def test_comments_and_other_settings_stay(tmp_path: Path) -> None:
    """Adding and removing again gives the file back, its permissions too."""
    path = tmp_path / "config.toml"
    path.write_text(FULL, "utf-8")
    path.chmod(0o640)
    assert add_addresses(path, "me", ["b@example.org", "A@example.org"]) == ("b@example.org",)
    text = path.read_text("utf-8")
    assert tomllib.loads(text)["identities"] == {"me": ["a@example.org", "b@example.org"]}
    for kept in ("# mine\n", "min-score = 5  # five", "# both are me", "# home", "[ai]\nenabled = false"):
        assert kept in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert remove_addresses(path, ["B@example.org"]) == {"me": ("b@example.org",)}
    assert tomllib.loads(path.read_text("utf-8")) == tomllib.loads(FULL)


def test_a_file_is_made_and_emptied(tmp_path: Path) -> None:
    """With its folder; without an address, neither alias nor table is left."""
    path = tmp_path / "new" / "config.toml"
    assert add_addresses(path, "Ann Dev", ["a@example.org"]) == ("a@example.org",)
    assert tomllib.loads(path.read_text("utf-8")) == {"identities": {"Ann Dev": ["a@example.org"]}}
    assert remove_addresses(path, ["nobody@example.org"]) == {}
    remove_addresses(path, ["a@example.org"])
    assert tomllib.loads(path.read_text("utf-8")) == {}


def test_nothing_new_is_not_written(tmp_path: Path) -> None:
    """The file keeps its time of writing."""
    path = tmp_path / "config.toml"
    path.write_text(FULL, "utf-8")
    before = path.stat().st_mtime_ns
    assert add_addresses(path, "me", ["a@example.org"]) == ()
    assert path.stat().st_mtime_ns == before


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Settings are often kept in another folder, under version control."""
    target, path = tmp_path / "dotfiles.toml", tmp_path / "config.toml"
    target.write_text(FULL, "utf-8")
    path.symlink_to(target)
    add_addresses(path, "me", ["b@example.org"])
    assert path.is_symlink()
    assert "b@example.org" in target.read_text("utf-8")


@pytest.mark.parametrize("content", ["identities = 3\n", "[identities]\nme = 'a@example.org'\n", "= nonsense", "\xff"])
def test_a_file_that_cannot_be_understood_is_not_changed(tmp_path: Path, content: str) -> None:
    """The error names it."""
    path = tmp_path / "config.toml"
    path.write_bytes(content.encode("latin-1"))
    for change in (lambda: add_addresses(path, "me", ["b@example.org"]), lambda: remove_addresses(path, ["x@y"])):
        with pytest.raises(UsageError) as raised:
            change()
        assert raised.value.code == "identity.unreadable"
    assert path.read_bytes() == content.encode("latin-1")
