"""Promises of docs/explanation/guarantees.md, kept by the command itself: G7 and G10."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.odd.fixtures import build
from tests.support.odd.making import git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.odd import Odd
    from tests.support.program import Program
    from tests.support.repository import GitRepository

__all__ = ["build"]

# Where the repository lies and when a commit was recorded are no facts of the commit.
_OF_THE_PLACE = ("repository", "recorded_at", "h")
# Such as both engines open, and each odd in another way.
_ODD = (
    "bare",
    "corrupt_index",
    "dates_valid_but_absurd",
    "encodings_spelled_oddly",
    "grafts",
    "headers_doubled",
    "merge_with_more",
    "missing_tree",
    "odd_file_names",
    "people_odd",
    "rename_edit_and_copy",
    "replace_reference",
    "submodule_pointer_change",
    "tree_with_odd_modes",
)


def recorded(program: Program, home: Path, folder: Path, **environment: str) -> dict[str, Any]:
    """Each commit of a repository by its hash, as `track --all` records it into a home of its own."""
    run = program("track", "--all", folder=folder, CRAFTNUDGE_HOME=str(home), **environment)
    assert (run.code, run.stderr) == (0, "")
    lines = map(json.loads, (home / "data/behaviors/commits.jsonl").read_bytes().splitlines())
    return {line["hash"]: {key: line[key] for key in line if key not in _OF_THE_PLACE} for line in lines}


@pytest.fixture
def history(repository: GitRepository) -> GitRepository:
    """Commits of people far from here, in files that attributes and settings would bend."""
    people = ("Ann Dev <ann@example.org>", "Zoë Übel <zoë@example.org>", "山田 太郎 <taro@example.jp>")
    for number in range(12):
        repository.commit(
            f"Say {number} “näher”\n\nBecause it was {number - 1}.\n",
            {"a.txt": f"{number}\n" * number, f"süß/{number}.py": f"x = {number}\n", "b.bin": bytes([0, number])},
            author=people[number % 3],
            offset=("+0545", "-1200", "+1400")[number % 3],
        )
    return repository


def test_the_same_commits_are_the_same_records_everywhere(
    program: Program, history: GitRepository, tmp_path: Path
) -> None:
    """G7: in a clone, a bare one, a linked work tree, another time zone, locale and home, beside any other files."""
    expected = recorded(program, tmp_path / "h0", history.path)
    assert set(expected) == set(history.hashes)
    history.git("clone", "--quiet", ".", str(tmp_path / "clone"))
    history.git("clone", "--quiet", "--bare", ".", str(tmp_path / "bare.git"))
    history.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "linked"))
    for number, name in enumerate(("clone", "bare.git", "linked"), start=1):
        assert recorded(program, tmp_path / f"h{number}", tmp_path / name) == expected, name
    far = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "HOME": str(tmp_path / "no home")}
    assert recorded(program, tmp_path / "h4", history.path, **far) == expected
    (history.path / ".git/index").write_bytes(b"garbage")
    (history.path / "a.txt").write_text("not committed\n")
    (history.path / ".gitattributes").write_text("*.txt -diff binary\n*.bin diff text\n")
    for name, value in (("diff.renames", "false"), ("core.autocrlf", "true"), ("i18n.logOutputEncoding", "latin1")):
        history.git("config", name, value)
    assert recorded(program, tmp_path / "h5", history.path) == expected


@pytest.mark.parametrize("name", _ODD)
def test_what_only_git_opens_gives_the_same_records(
    program: Program, build: Callable[[str], Odd], tmp_path: Path, name: str
) -> None:
    """G10: an extension that libgit2 does not know, and git does, changes no line."""
    odd = build(name)
    top = next(each for each in (odd.path, *odd.path.parents) if each.parent.parent.name.startswith("pytest-"))
    copy = tmp_path / "copy"
    shutil.copytree(top, copy, symlinks=True)
    folder = copy / odd.path.relative_to(top)
    assert "read with pygit2" in program("doctor", "--json", folder=folder).stdout
    expected = recorded(program, tmp_path / "h0", folder)
    git(folder, "config", "core.repositoryFormatVersion", "1")
    git(folder, "config", "extensions.partialClone", "nowhere")
    assert "read with git" in program("doctor", "--json", folder=folder).stdout
    assert recorded(program, tmp_path / "h1", folder) == expected
