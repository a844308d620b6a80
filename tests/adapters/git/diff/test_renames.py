"""Renames are those that `git log -M` shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

LINES = [f"line {number} of the report\n" for number in range(20)]


def text(kept: int, sign: str = "x") -> str:
    """Twenty lines of which the first `kept` are those of the report."""
    return "".join([*LINES[:kept], *(f"another line {sign} {number} here\n" for number in range(20 - kept))])


@pytest.mark.parametrize(
    ("deleted", "added"),
    [
        ({"a.txt": text(20)}, {"b.txt": text(20)}),
        ({"a.txt": text(20)}, {"b.txt": text(18)}),
        ({"a.txt": text(20)}, {"b.txt": text(10)}),
        ({"a.txt": text(20)}, {"b.txt": text(8)}),
        ({"a.txt": text(20)}, {"b.txt": text(3)}),
        ({"one/name.txt": text(20)}, {"two/name.txt": text(14), "two/other.txt": text(16)}),
        ({"a.txt": text(20), "b.txt": text(16, "y")}, {"c.txt": text(19), "d.txt": text(17, "y")}),
        ({"a.txt": text(20), "b.txt": text(20)}, {"c.txt": text(20), "b.md": text(20)}),
        ({"empty": ""}, {"other": ""}),
        ({"a.txt": "short\n"}, {"b.txt": "short\nand more\n"}),
    ],
)
def test_a_commit_has_the_renames_that_git_finds(
    repository: GitRepository, deleted: dict[str, str], added: dict[str, str]
) -> None:
    """The same content, the same name, the most similar; nothing below half."""
    repository.commit("Begin", {"keep": "1\n", **deleted})
    repository.git("rm", "--quiet", *deleted)
    head = repository.commit("Move", added)
    shown = repository.git("diff-tree", "-r", "-M", "--no-commit-id", "--name-status", "HEAD").splitlines()
    expected = {tuple(row.split("\t")[1:]) for row in shown if row.startswith("R")}
    reader = open_reader(repository.path, cache_folder=None)
    files = reader.record(head).files or ()
    reader.close()
    assert {(file.old_path, file.path) for file in files if file.status == "R"} == expected
