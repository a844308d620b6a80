"""Cached replies are found only for the same question, few, private, and never trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.ollama import reply_cache
from craftnudge.adapters.ollama.reply_cache import MOST_REPLIES, ReplyCache, reply_key
from craftnudge.domain.coaching.model.prompt import commit_prompt, material
from tests.support.coaching import feedback, record

if TYPE_CHECKING:
    from pathlib import Path


def test_a_reply_is_found_again(tmp_path: Path) -> None:
    """A reply is found by its key alone; only the user may read the folder and the files."""
    kept = ReplyCache(tmp_path / "replies")
    kept.put("a" * 64, "{}")
    assert kept.get("a" * 64) == "{}"
    assert kept.get("b" * 64) is None
    assert (tmp_path / "replies").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "replies" / ("a" * 64)).stat().st_mode & 0o777 == 0o600


def test_the_key_changes_with_everything_that_matters() -> None:
    """Another message, level, model, weights, options or version of the prompt gives another key."""
    prompt = commit_prompt(material(record("Fix login"), feedback()), "choose")
    other = commit_prompt(material(record("Fix logout"), feedback()), "choose")
    wider = commit_prompt(material(record("Fix login"), feedback()), "write")
    keys = {
        reply_key(prompt, "m", "d", {}, 1),
        reply_key(other, "m", "d", {}, 1),
        reply_key(wider, "m", "d", {}, 1),
        reply_key(prompt, "n", "d", {}, 1),
        reply_key(prompt, "m", "e", {}, 1),
        reply_key(prompt, "m", "d", {"seed": 2}, 1),
        reply_key(prompt, "m", "d", {}, 2),
    }
    assert len(keys) == 7
    assert reply_key(prompt, "m", "d", {}, 1) in keys


def test_old_replies_make_room(tmp_path: Path) -> None:
    """There are never more than the limit; the oldest are deleted."""
    kept = ReplyCache(tmp_path)
    for number in range(MOST_REPLIES + 3):
        (tmp_path / f"{number:064x}").write_text("{}")
    kept.put("f" * 64, "new")
    assert len(list(tmp_path.iterdir())) == MOST_REPLIES
    assert kept.get("f" * 64) == "new"
    assert kept.clear() == MOST_REPLIES
    assert ReplyCache(tmp_path / "nowhere").clear() == 0


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    """A reply that cannot be stored is not an error."""
    (tmp_path / "file").write_text("")
    kept = ReplyCache(tmp_path / "file" / "replies")
    kept.put("a" * 64, "{}")
    assert kept.get("a" * 64) is None


def test_a_file_grown_by_others_is_not_read(tmp_path: Path) -> None:
    """A file larger than any reply is ignored."""
    (tmp_path / ("a" * 64)).write_bytes(b"x" * (reply_cache._MOST_BYTES + 1))
    assert ReplyCache(tmp_path).get("a" * 64) is None
