"""The installed command over every odd repository: another process each time, compared with git's own objects."""

from __future__ import annotations

import base64
import functools
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import git_truth
from tests.support.object_truth import Row, objects_of, parents_of, person_and_time
from tests.support.odd.making import SLOW
from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from tests.support.object_truth import Objects
    from tests.support.odd import Odd

SECONDS = 60
MESSAGE_BYTES_KEPT = 64 * 1024
FILES_KEPT = 1_000
CODES = {
    "whole": 0,
    "no figures": 0,
    "no repository": 3,
    "no commits": 3,
    "refused": 4,
    "damaged": 5,
    "no such commit": 2,
}
# Programs that git, a terminal library or a repository's configuration would find on PATH.
TRAPS = ("less", "more", "pager", "ssh", "gpg", "gpg2", "curl", "git-remote-https", "git-remote-ext", "sensible-pager")


def test_the_installed_command_records_what_git_says(odd_repository: Odd, tmp_path: Path) -> None:
    """`track --all`: the documented code, no traceback, no file touched, each line equal to its objects."""
    odd = odd_repository
    before = git_truth.files_below(top_of(odd))
    done = run(odd, tmp_path, "track", "--all", *([] if odd.revision == "HEAD" else [odd.revision]))
    assert_answered(done)
    assert done.returncode == CODES[odd.outcome], (done.returncode, done.stderr)
    assert git_truth.files_below(top_of(odd)) == before
    lines = journal_of(tmp_path)
    assert bool(lines) == (CODES[odd.outcome] == 0)
    if odd.outcome != "refused" and (objects := objects_of(odd.path, tmp_path / "objects.git")):
        for line in lines:
            assert_true(line, objects, sees_commits=not odd.extra.get("git_sees_no_commit"))


@pytest.mark.soak
def test_every_command_has_an_answer_and_leaves_no_trace(odd_repository: Odd, tmp_path: Path) -> None:
    """Code, no traceback, no network, half a minute at most, no file touched, no program of the repository's run."""
    odd = odd_repository
    before = git_truth.files_below(top_of(odd))
    code = CODES[odd.outcome]
    named = () if odd.revision == "HEAD" else (odd.revision,)
    for words, expected in (
        (("track", *named), code),
        (("track", "--all", *named), code),
        (("coach", "--no-ai", f"--commit-id={odd.revision}"), code),
        (("coach", "--no-ai", "--json"), None),
        (("log",), code if odd.outcome == "refused" else 0),
        (("log", "--json", "--no-index"), code if odd.outcome == "refused" else 0),
        (("doctor",), 0),
        (("doctor", "--json"), 0),
        ((), None),
        (("progress", "--everyone"), 0),
        (("style",), None),
        (("where",), 0),
        (("check", "HEAD"), None),
        (("journal", "verify"), 0),
    ):
        for more in ({}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}):
            done = run(odd, tmp_path, *words, **more)
            assert_answered(done)
            assert expected in {done.returncode, None}, (words, done.returncode, done.stderr)
            assert done.returncode in {0, 1, 2, 3, 4, 5}, (words, done.returncode, done.stderr)
            if "--json" in words and done.returncode == 0:
                json.loads(done.stdout)
    assert git_truth.files_below(top_of(odd)) == before
    assert not (tmp_path / "PWNED").exists()


@pytest.mark.soak
@pytest.mark.parametrize("name", sorted(SLOW))
def test_the_installed_command_records_a_huge_repository(
    name: str, build: Callable[[str], Odd], tmp_path: Path
) -> None:
    """A million lines, fifty thousand files, three thousand edited renames, a deep history: HEAD as git says."""
    odd = build(name)
    done = run(odd, tmp_path, "track")
    assert (done.returncode, done.stderr) == (0, b"")
    objects = objects_of(odd.path, tmp_path / "objects.git")
    assert objects
    (line,) = journal_of(tmp_path)
    assert_true(line, objects)


@functools.cache
def _without_network() -> Sequence[str]:
    try:
        done = subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False)
    except FileNotFoundError:
        return ()
    return () if done.returncode else ("unshare", "-n")


def run(odd: Odd, scratch: Path, *words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    """The command in the odd repository, with traps on PATH and, if the machine allows it, without a network."""
    traps = scratch / "traps"
    if not traps.exists():
        traps.mkdir()
        for name in TRAPS:
            (traps / name).write_text(f"#!/bin/sh\ntouch '{scratch}/PWNED'\n")
            (traps / name).chmod(0o755)
    environment = sealed_environment(scratch / "home", COLUMNS="80", PATH=f"{traps}{os.pathsep}{os.environ['PATH']}")
    return subprocess.run(
        [*_without_network(), sys.executable, "-m", "craftnudge", *words],
        cwd=odd.path,
        env=environment | more,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )


def top_of(odd: Odd) -> Path:
    """The folder that the repository's builder was given: a trap that it set leaves its trace there."""
    return next(each for each in (odd.path, *odd.path.parents) if each.parent.parent.name.startswith("pytest-"))


def assert_answered(done: subprocess.CompletedProcess[bytes]) -> None:
    """No raw control character, no internal error, and one message if there is nothing to show."""
    for stream in (done.stdout, done.stderr):
        assert b"Traceback" not in stream
        assert b"\x1b" not in stream
        assert "\u202e".encode() not in stream
        assert b"\x9b" not in stream.replace("\x9b".encode(), b"\xc2\x9b") or b"\xc2\x9b" not in stream
    if done.returncode:
        assert done.stderr.startswith(b"craftnudge: "), done.stderr


def journal_of(scratch: Path) -> list[dict[str, Any]]:
    """The commits in the journal."""
    path = scratch / "home/craftnudge/data/behaviors/commits.jsonl"
    if not path.exists():
        return []
    lines = [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]
    return [line for line in lines if line["type"] == "commit"]


def assert_true(line: dict[str, Any], objects: Objects, *, sees_commits: bool = True) -> None:
    """One line of the journal against the commit's own bytes, and against git's diff of its trees."""
    raw = objects.raw_commit(line["hash"])
    if raw is None:
        return
    headers, _, message = raw.partition(b"\n\n")
    parents = parents_of(raw)
    assert line["parents"] == parents
    _assert_same_person(line, raw)
    if b"\nencoding " not in headers and not line.get("message_truncated") and not raw.startswith(b"\n"):
        text = message.decode("utf-8", "replace")
        assert line["message"] == text or "\ufffd" in text
    rows = objects.rows(line["hash"], parents[0] if parents else None)
    if line.get("stats_error"):
        assert (line["files"], line["totals"], line["code"]) == (None, None, None)
        known = ("cannot be read to its end", "git would not make", "is shallow", "names no tree", "is damaged")
        assert rows is None or any(words in line["stats_error"] for words in known), line["stats_error"]
        return
    if not sees_commits:  # the commit is none in git's eyes: there is nobody to ask for its changes
        return
    assert rows is not None
    assert line["totals"]["files"] == len(rows)
    assert line["totals"]["added"] == sum(row.added or 0 for row in rows)
    assert line["totals"]["deleted"] == sum(row.deleted or 0 for row in rows)
    if not line.get("files_truncated"):
        assert sorted(_row(file) for file in line["files"]) == sorted(_key(row) for row in rows)


def _assert_same_person(line: dict[str, Any], raw: bytes) -> None:
    for role, when, offset in (
        ("author", "timestamp", "utc_offset_minutes"),
        ("committer", "committed_at", "committer_utc_offset_minutes"),
    ):
        expected = person_and_time(raw, role.encode())
        if expected is None:
            continue
        name, email, seconds, minutes = expected
        assert line[role] == {"name": name, "email": email}
        assert line[offset] == minutes
        exact = when + "_seconds"
        assert line.get(exact, seconds) == seconds


def _row(file: dict[str, Any]) -> tuple[str, bytes, bytes, int, int]:
    path = base64.b64decode(file["path_raw_b64"]) if "path_raw_b64" in file else file["path"].encode()
    old = file.get("old_path")
    old_raw = path if old is None else old.encode()
    figures = (-1, -1) if file["binary"] else (file["added"], file["deleted"])
    return file["status"], old_raw, path, *figures


def _key(row: Row) -> tuple[str, bytes, bytes, int, int]:
    figures = (-1 if row.added is None else row.added, -1 if row.deleted is None else row.deleted)
    old = row.old_path if row.status == "R" else row.path
    return row.status, old, row.path, *figures
