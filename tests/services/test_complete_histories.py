"""A whole history that is recorded already is not walked through again, nor believed for longer than it is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program, Run
    from tests.support.repository import GitRepository


@pytest.fixture
def tracked(program: Program, repository: GitRepository) -> GitRepository:
    """Five commits, all of them recorded."""
    for number in range(5):
        repository.commit(f"Add part {number}", {f"{number}.txt": f"{number}\n"})
    assert _counts(_track(program, repository.path)) == (5, 0)
    return repository


def _track(program: Program, path: Path) -> Run:
    return program("track", "--all", "--json", "--repo-path", str(path))


def _counts(run: Run) -> tuple[int, int]:
    """How many commits were written, and how many were there already."""
    assert run.code == 0, run.stderr
    (one,) = run.json["repositories"]
    return one["written"], one["already_there"]


def test_a_run_with_nothing_new_looks_at_no_old_commit(program: Program, tracked: GitRepository) -> None:
    """It gives the same answer where the second commit cannot even be read any more."""
    second = tracked.hashes[1]
    (tracked.path / ".git/objects" / second[:2] / second[2:]).unlink()
    assert _counts(_track(program, tracked.path)) == (0, 5)
    assert _track(program, tracked.path).json["repositories"][0]["latest"] == tracked.hashes[-1]


def test_a_new_commit_is_recorded(program: Program, tracked: GitRepository) -> None:
    """Another tip is another history, remembered in the place of the one before."""
    tracked.commit("One more", {"6.txt": "6\n"})
    assert _counts(_track(program, tracked.path)) == (1, 5)
    assert _counts(_track(program, tracked.path)) == (0, 6)
    assert len(list((program.home / "craftnudge" / "cache").glob("whole/*"))) == 1


def test_a_line_that_is_gone_is_written_again(program: Program, tracked: GitRepository) -> None:
    """Any change of the journal is a reason to look again."""
    lines = program.journal.read_bytes().splitlines(keepends=True)
    program.journal.write_bytes(b"".join(lines[:-1]))
    assert _counts(_track(program, tracked.path)) == (1, 4)


def test_what_was_forgotten_is_not_believed_to_be_there(program: Program, tracked: GitRepository) -> None:
    """The list of complete histories loses it too."""
    assert program("journal", "forget", "--repo", tracked.path.name, "--yes").code == 0
    assert not list((program.home / "craftnudge" / "cache").glob("whole/*"))
    assert _counts(_track(program, tracked.path)) == (5, 0)


def test_a_deepened_clone_has_more_to_record(program: Program, tracked: GitRepository, tmp_path: Path) -> None:
    """The tip is the same and the edge is another."""
    clone = tmp_path / "clone"
    tracked.git("clone", "--quiet", "--depth=2", f"file://{tracked.path}", str(clone))
    program.journal.unlink()
    assert _counts(_track(program, clone)) == (2, 0)
    tracked.git("-C", str(clone), "fetch", "--quiet", "--unshallow")
    assert _counts(_track(program, clone))[0] >= 3


def test_an_incomplete_history_is_looked_at_every_time(program: Program, tracked: GitRepository) -> None:
    """A commit that was missing and came back is recorded."""
    third = tracked.hashes[2]
    path = tracked.path / ".git/objects" / third[:2] / third[2:]
    kept = path.read_bytes()
    path.unlink()
    program.journal.unlink()
    assert _counts(_track(program, tracked.path))[0] < 5
    path.write_bytes(kept)
    _track(program, tracked.path)
    assert _counts(_track(program, tracked.path)) == (0, 5)
