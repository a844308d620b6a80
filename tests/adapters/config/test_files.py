"""Where the files of settings are, and how their texts are read."""

from __future__ import annotations

import os
from pathlib import Path

from craftnudge.adapters.config.files import LARGEST_FILE_BYTES, TextFiles, find_top, text_of, user_file


def test_the_users_file_is_where_the_platform_keeps_settings(tmp_path: Path) -> None:
    """Named by a variable, else in XDG_CONFIG_HOME, else in ~/.config."""
    assert user_file({"CRAFTNUDGE_CONFIG": "/a/b.toml"}) == Path("/a/b.toml")
    assert user_file({"XDG_CONFIG_HOME": "/c"}) == Path("/c/craftnudge/config.toml")
    assert user_file({"HOME": str(tmp_path)}) == tmp_path / ".config" / "craftnudge" / "config.toml"


def test_the_top_is_the_nearest_folder_with_a_repository(tmp_path: Path) -> None:
    """It is found from a folder below too; outside a repository there is none."""
    (tmp_path / ".git").mkdir()
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    assert find_top(below) == tmp_path
    assert find_top(Path("/")) is None


def test_only_ordinary_files_are_read(tmp_path: Path) -> None:
    """A pipe without a writer, a terminal, an endless device and a folder have no text, and none is waited for."""
    os.mkfifo(tmp_path / "pipe")
    leader, follower = os.openpty()
    try:
        for target in (tmp_path / "pipe", os.ttyname(follower), "/dev/zero", "/dev/stdin", tmp_path):
            link = tmp_path / ".craftnudge.toml"
            link.unlink(missing_ok=True)
            link.symlink_to(target)
            assert text_of(link) is None
    finally:
        os.close(leader)
        os.close(follower)


def test_texts_are_read_like_files(tmp_path: Path) -> None:
    """A byte order mark is dropped, and reading stops at the same size."""
    text = "\ufeffmin-score = 1\n" + "#" * LARGEST_FILE_BYTES
    (tmp_path / "file").write_text(text, "utf-8")
    files = TextFiles({"file": text}, "HEAD:")
    from_disk = text_of(tmp_path / "file")
    assert from_disk is not None
    assert (files.text("file") or "").startswith("min-score = 1\n")
    assert from_disk.startswith("min-score = 1\n")
    assert len(files.text("file") or "") == LARGEST_FILE_BYTES
    assert files.text("other") is None
    assert (files.has("file"), files.has("other")) == (True, False)
    assert files.where("file") == "HEAD:file"
