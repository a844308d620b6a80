"""Pipes, devices and files without measure in the place of git's own: no command waits for them or reads them whole."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.program import Program

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")

# A command that waits is ended by the program fixture; this many bytes are a file of holes, and more than memory.
HUGE_BYTES = 64 * 1024**3


def pipe(path: Path) -> None:
    """A pipe without a writer."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def endless(path: Path) -> None:
    """A link to a device that never ends."""
    path.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to("/dev/zero")


def huge(path: Path) -> None:
    """A file of holes, after what is in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.chmod(0o644)
    with path.open("ab") as file:
        file.truncate(HUGE_BYTES)


def loose(repository: GitRepository, object_hash: str) -> Path:
    """The file of a loose object."""
    return repository.path / ".git/objects" / object_hash[:2] / object_hash[2:]


@pytest.mark.parametrize("trap", [pipe, endless, huge])
@pytest.mark.parametrize(
    "name", ["HEAD", "config", "packed-refs", "refs/heads/main", "shallow", "info/grafts", "objects/info/alternates"]
)
def test_a_file_of_git_s_without_end_is_refused_by_name(
    repository: GitRepository, program: Program, trap: Callable[[Path], None], name: str
) -> None:
    """Exit code 4 and the file's name."""
    repository.commit("Add a", {"a": "x\n"})
    trap(repository.path / ".git" / name)
    run = program("track")
    assert (run.code, f"/.git/{name}" in run.stderr) == (4, True), run.stderr


def test_no_command_waits_for_a_pipe(repository: GitRepository, program: Program) -> None:
    """Neither commands that need no repository nor hooks do, so that no commit is blocked."""
    repository.commit("Add a", {"a": "x\n"})
    pipe(repository.path / ".git/config")
    calls: tuple[tuple[str, ...], ...] = (
        ("doctor",),
        ("hook-run", "post-commit"),
        ("hook-run", "commit-msg", "README"),
    )
    for call in calls:
        assert program(*call).code == 0
    for call in (("coach", "--no-ai"), ("check", "HEAD"), ("check", "-"), ("log",), ("split",), ("hook", "install")):
        run = program(*call)
        assert (run.code, ".git/config: it " in run.stderr) == (4, True), (call, run.stderr)


@pytest.mark.parametrize("trap", [pipe, endless])
def test_an_object_without_end_is_a_damaged_one(
    repository: GitRepository, program: Program, trap: Callable[[Path], None]
) -> None:
    """A commit is not recorded (exit code 5), a file leaves its commit without figures, and the others are read."""
    hashes = [repository.commit(f"Say {number}", {"a": f"{number}\n"}) for number in range(12)]
    blob, tree = (repository.git("rev-parse", f"{hashes[5]}{part}") for part in (":a", "^{tree}"))
    for each in (blob, tree, hashes[2]):
        trap(loose(repository, each))
    assert program("track", "--all").code == 0
    lines = {line["hash"]: line for line in map(json.loads, program.journal.read_bytes().splitlines())}
    assert set(lines) == set(hashes) - set(hashes[:3])
    assert {each for each, line in lines.items() if "stats_error" in line} == {hashes[3], hashes[5], hashes[6]}
    assert program("track", hashes[2]).code == 5


def test_a_loose_file_without_measure_is_not_read(repository: GitRepository, program: Program) -> None:
    """Behind a small object: that of a file counts as one of a large file, and that of a commit is damaged."""
    hashes = [repository.commit(f"Say {number}", {"a": f"{number}\n"}) for number in range(3)]
    for each in (repository.git("rev-parse", f"{hashes[1]}:a"), hashes[0]):
        huge(loose(repository, each))
    assert program("track", "--all").code == 0
    lines = [json.loads(line) for line in program.journal.read_bytes().splitlines()]
    assert [line["hash"] for line in lines] == hashes[1:]
    assert lines[1]["files"][0]["binary"] is True
    run = program("track", hashes[0])
    assert (run.code, "too large" in run.stderr) == (5, True)


def test_included_configuration_files_are_checked(repository: GitRepository, program: Program) -> None:
    """A pipe, the file itself, and thousands of files."""
    repository.commit("Add a", {"a": "x\n"})
    config = repository.path / ".git/config"
    whole = config.read_text()
    pipe(repository.path / ".git/included")
    config.write_text(f"{whole}[include]\n\tpath = included\n")
    run = program("track")
    assert (run.code, "cannot read" in run.stderr and "/.git/included: it " in run.stderr) == (4, True)
    for number in range(9):
        (config.parent / f"c{number}").write_text(f"[include]\n\tpath = c{number + 1}\n" * 10)
    config.write_text(f'{whole}[includeIf "gitdir:/"]\n\tpath = c0\n')
    run = program("track")
    assert (run.code, "more than 1,000 files" in run.stderr) == (4, True)


def test_folders_that_are_pipes_are_no_repository_and_no_objects(repository: GitRepository, program: Program) -> None:
    """`.git` itself, and the folder of HEAD's object."""
    head = repository.commit("Add a", {"a": "x\n"})
    objects = repository.path / ".git/objects" / head[:2]
    objects.rename(objects.with_name("away"))
    pipe(objects)
    assert program("track").code == 5
    (repository.path / ".git").rename(repository.path / "away")
    pipe(repository.path / ".git")
    assert program("track").code in {3, 4}


def test_references_without_end_are_not_looked_up(repository: GitRepository, program: Program) -> None:
    """Named as a revision, also by how it stood before."""
    repository.commit("Add a", {"a": "x\n"})
    pipe(repository.path / ".git/refs/tags/v1")
    pipe(repository.path / ".git/logs/HEAD")
    assert program("track", "v1").code == 5
    assert program("track", "HEAD@{0}").code == 2
    assert program("track").code == 0


def test_a_worktree_s_pointer_without_end_is_refused(repository: GitRepository, program: Program) -> None:
    """The file that names what a linked worktree shares."""
    repository.commit("Add a", {"a": "x\n"})
    linked = repository.path.parent / "linked"
    repository.git("worktree", "add", "--quiet", str(linked))
    pipe(repository.path / ".git/worktrees/linked/commondir")
    run = program("track", "--repo-path", str(linked))
    assert (run.code, "commondir: it " in run.stderr) == (4, True)


def test_a_pipe_in_an_alternate_is_seen(repository: GitRepository, program: Program) -> None:
    """Objects that are borrowed are looked at where they lie."""
    hashes = [repository.commit(f"Say {number}", {"a": f"{number}\n"}) for number in range(2)]
    borrower = repository.path.parent / "borrower"
    repository.git("clone", "--quiet", "--shared", ".", str(borrower))
    pipe(repository.path / ".git/objects" / hashes[1][:2] / hashes[1][2:])
    run = program("track", "--repo-path", str(borrower))
    assert (run.code, "not an ordinary file" in run.stderr) == (5, True)


def test_alternates_without_number_are_refused(repository: GitRepository, program: Program) -> None:
    """Exit code 4, at once."""
    repository.commit("Add a", {"a": "x\n"})
    lines = "".join(f"/nowhere/{number}\n" for number in range(200_000))
    (repository.path / ".git/objects/info/alternates").write_text(lines)
    run = program("track")
    assert (run.code, "more than 1,000 repositories" in run.stderr) == (4, True)


def test_a_repository_that_only_git_opens_waits_for_nothing_either(program: Program, tmp_path: Path) -> None:
    """Of SHA-256: a file that is a pipe, and HEAD's branch."""
    repository = GitRepository(tmp_path / "plain", tmp_path / "home")
    folder = tmp_path / "sha256"
    repository.git("init", "--quiet", "--object-format=sha256", "--initial-branch=main", str(folder))
    (folder / "a").write_text("x\n")
    repository.git("-C", str(folder), "add", "a")
    repository.git("-C", str(folder), "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "Add a")
    blob = repository.git("-C", str(folder), "rev-parse", "HEAD:a")
    pipe(folder / ".git/objects" / blob[:2] / blob[2:])
    assert program("track", "--repo-path", str(folder)).code == 0
    assert json.loads(program.journal.read_bytes())["files"] is None
    pipe(folder / ".git/refs/heads/main")
    assert program("track", "--repo-path", str(folder)).code == 4
