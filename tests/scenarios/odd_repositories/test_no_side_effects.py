"""A record is a function of the object graph, and reading leaves no trace and runs nothing."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import CraftNudgeError
from tests.support import git_truth
from tests.support.odd import BUILDERS
from tests.support.odd.making import SLOW, git
from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from craftnudge.domain.commits.record import CommitRecord
    from tests.support.odd import Odd
    from tests.support.repository import GitRepository

_ENGINES: tuple[Literal["pygit2", "git"], ...] = ("pygit2", "git")
_TRAPS = (
    *("core.fsmonitor", "core.pager", "pager.log", "diff.external", "diff.evil.textconv", "diff.evil.command"),
    *("filter.evil.clean", "filter.evil.smudge", "core.sshCommand", "core.editor", "core.askPass"),
    *("credential.helper", "gpg.program", "core.alternateRefsCommand", "uploadpack.packObjectsHook"),
)
_PRINT_RECORDS = """
import sys
from pathlib import Path
from craftnudge.adapters.git.opening import open_reader
for path in sys.argv[1:]:
    reader = open_reader(Path(path), cache_folder=None)
    print(ascii(reader.record(reader.resolve("HEAD"))))
    reader.close()
"""


def _record(path: Path, revision: str = "HEAD") -> CommitRecord:
    reader = open_reader(path, cache_folder=None)
    try:
        return reader.record(reader.resolve(revision))
    finally:
        reader.close()


def _without_place(record: CommitRecord) -> CommitRecord:
    root = record.repository.key.partition("/")[0]
    return replace(record, repository=replace(record.repository, name="", key=root, path="", branch=None))


def test_a_clone_gives_the_same_record(odd_repository: Odd, tmp_path: Path) -> None:
    """Hash, figures, past and code are those of the original, and so is the root that the key names."""
    odd = odd_repository
    if odd.outcome != "whole" or odd.extra.get("git_pretends"):
        pytest.skip("nothing whole to clone")
    original = _record(odd.path, odd.revision)
    done = subprocess.run(
        ["git", "-c", "protocol.file.allow=always", "clone", "-q", "--no-checkout", odd.path, tmp_path / "clone"],
        env=sealed_environment(tmp_path / "home"),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"git cannot clone it: {done.stderr.decode('utf-8', 'replace')[:200]}")
    assert _without_place(_record(tmp_path / "clone", original.hash)) == _without_place(original)


def test_work_tree_and_index_have_no_say(repository: GitRepository, tmp_path: Path) -> None:
    """A linked work tree, a damaged or missing index, other attributes and a dirty file change nothing."""
    repository.commit("Start", {"a.txt": "one\ntwo\n", "b.bin": b"\x00\x01"})
    repository.commit("Go on", {"a.txt": "one\n2\n", "b.bin": b"\x00\x02"})
    expected = _without_place(_record(repository.path))
    repository.git("worktree", "add", "--quiet", str(tmp_path / "linked"), "HEAD~0", "--detach")
    linked = _record(tmp_path / "linked")
    assert _without_place(linked) == expected
    assert linked.repository.branch is None
    index = repository.path / ".git" / "index"
    for content in (b"garbage", b""):
        index.write_bytes(content)
        assert _without_place(_record(repository.path)) == expected
    index.unlink()
    (repository.path / ".gitattributes").write_text("*.txt -diff\n*.bin diff\n")
    (repository.path / "a.txt").write_text("dirty\n")
    assert _without_place(_record(repository.path)) == expected


def test_time_zone_locale_and_home_have_no_say(build: Callable[[str], Odd], tmp_path: Path) -> None:
    """Another process in another place of the world prints the same records."""
    names = ("dates_valid_but_absurd", "message_latin1_with_header", "odd_file_names", "non_utf8_directory", "merge")
    paths = [str(build(name).path) for name in names]
    printed = []
    for number, more in enumerate(
        ({"TZ": "UTC"}, {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"})
    ):
        done = subprocess.run(
            [sys.executable, "-c", _PRINT_RECORDS, *paths],
            env=sealed_environment(tmp_path / f"home{number}", **more),
            capture_output=True,
            check=True,
        )
        printed.append(done.stdout)
    assert printed[0] == printed[1]
    assert printed[0].count(b"CommitRecord(") == len(names)


def test_reading_touches_no_file(build: Callable[[str], Odd]) -> None:
    """Every file of every odd repository is as it was: content, mode, time of change; no lock, no new object."""
    for name in sorted(set(BUILDERS) - SLOW):
        try:
            odd = build(name)
        except pytest.skip.Exception:
            continue
        top = next(each for each in (odd.path, *odd.path.parents) if each.parent.parent.name.startswith("pytest-"))
        before = git_truth.files_below(top)
        for engine in _ENGINES:
            try:
                reader = open_reader(odd.path, cache_folder=None, engine=engine)
                reader.history([odd.revision])
                reader.record(reader.resolve(odd.revision))
                reader.mailmap()
            except CraftNudgeError:
                continue
            finally:
                reader.close()
        assert git_truth.files_below(top) == before, name


def test_nothing_that_a_repository_configures_is_run(repository: GitRepository, tmp_path: Path) -> None:
    """Monitors, pagers, helpers, filters, drivers, hooks and remotes that would leave a file behind leave none."""
    repository.commit("Start", {"a.txt": "one\n", ".gitattributes": "*.txt diff=evil filter=evil\n"})
    repository.commit("Go on", {"a.txt": "two\n"})
    lost = repository.git("rev-parse", "HEAD~1:a.txt")
    trap = tmp_path / "PWNED"
    script = tmp_path / "evil.sh"
    script.write_text(f"#!/bin/sh\ntouch '{trap}'\n")
    script.chmod(0o755)
    for name in _TRAPS:
        repository.git("config", name, str(script))
    (repository.path / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    assert _stats_error(repository.path, "pygit2") == _stats_error(repository.path, "git") == f"{lost} is not here"
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "core.hooksPath": str(tmp_path),
    }
    settings |= {
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{script}",
        "protocol.ext.allow": "always",
    }
    for name, value in settings.items():
        repository.git("config", name, value)
    assert _stats_error(repository.path, "git") == f"{lost} is not here"
    assert not trap.exists()
    git(repository.path, "cat-file", "-p", lost, check=False, GIT_NO_LAZY_FETCH="0")
    assert trap.exists(), "the trap is set: plain git falls into it"


def _stats_error(path: Path, engine: Literal["pygit2", "git"]) -> str:
    reader = open_reader(path, cache_folder=None, engine=engine)
    try:
        reader.identity()
        reader.mailmap()
        error = reader.record(reader.resolve("HEAD")).stats_error or ""
        return error.removeprefix("the object ").replace("in this clone", "here")
    finally:
        reader.close()
