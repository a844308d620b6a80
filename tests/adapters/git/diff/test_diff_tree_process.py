"""git's answer about many commits at once equals reading each of them from raw objects."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.diff.batch_diff import BatchDiff
from craftnudge.adapters.git.diff.change_finder import ChangeFinder
from craftnudge.adapters.git.diff.diff_tree_process import DiffTreeProcess, empty_tree, may_use_git
from craftnudge.adapters.git.diff.patch_text import OddPatchError, files_of_patch
from craftnudge.adapters.git.objects.object_cache import ObjectCache
from craftnudge.adapters.git.objects.pygit2_store import Pygit2Store
from craftnudge.adapters.git.objects.store import Place
from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.change import extent_of
from craftnudge.errors import CraftNudgeError
from craftnudge.runtime import limits

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.git.diff.change_finder import ChangeResult
    from tests.support.odd import Odd
    from tests.support.repository import GitRepository

# So many that asking git is worth it: below eight, each is read by itself.
_MANY = 8


def _place(repository: GitRepository) -> Place:
    git_folder = repository.path / ".git"
    return Place(git_folder, git_folder, repository.path)


def _is_the_same(path: Path, hashes: list[str]) -> bool:
    """Whether the records of commits read together equal those of each read alone."""
    together, alone = open_reader(path, cache_folder=None), open_reader(path, cache_folder=None)
    try:
        return list(together.records(hashes * _MANY)) == [alone.record(each) for each in hashes] * _MANY
    finally:
        together.close()
        alone.close()


def _trees(repository: GitRepository) -> list[tuple[str, str]]:
    trees = [empty_tree(40), *(repository.git("rev-parse", f"{each}^{{tree}}") for each in repository.hashes)]
    return list(pairwise(trees))


def _every_kind(repository: GitRepository) -> None:
    """Makes commits with every kind of change that has its own form in a patch."""
    lines = "".join(f"line {number}\n" for number in range(400))
    repository.commit(
        "Start", {"a.txt": lines, "b.bin": b"\0\1", 'odd \t"é\n.txt': "x\n", "empty": "", "end": "no end"}
    )
    repository.commit("Edit", {"a.txt": lines.replace("line 7\n", "line seven\nand more\n"), "end": "no end\n"})
    repository.commit("Blank out", {"a.txt": lines.replace("line 399\n", ""), "b.bin": b"\0\2", "empty": "\n"})
    repository.git("mv", "a.txt", "moved.txt")
    repository.git("mv", "b.bin", "moved.bin")
    repository.commit("Move", {'odd \t"é\n.txt': None, "new\r.txt": "+ plus\n- minus\n@@ -1 +1 @@\n\\ back\r\n"})
    (repository.path / "moved.txt").chmod(0o755)
    repository.git("update-index", "--chmod=+x", "moved.txt", "moved.bin")
    repository.commit("Allow to run", {})
    (repository.path / "link").symlink_to("moved.txt")
    repository.git("add", "link")
    repository.commit("Link", {})
    (repository.path / "link").unlink()
    repository.commit("Make the link a file", {"link": "moved.txt"})
    for subject, commit in zip(("Add a submodule", "Advance it"), repository.hashes[:2], strict=True):
        repository.git("update-index", "--add", "--cacheinfo", f"160000,{commit},sub")
        repository.commit(subject)


def test_every_kind_of_change_is_the_same_in_a_batch(repository: GitRepository) -> None:
    """Edits, renames, modes, links, submodules, binary files, names with any character, files without a last end."""
    _every_kind(repository)
    assert _is_the_same(repository.path, repository.hashes)


def test_a_binary_file_is_renamed_for_both(repository: GitRepository) -> None:
    """NULs at the start of a line do not count in git's measure of similarity, so they must not in ours."""
    lines = b"".join(b"line %d\n" % number for number in range(4))
    repository.commit("Begin", {"old.bin": b"\0\0" + lines})
    repository.commit("Move", {"old.bin": None, "new.bin": lines.replace(b"\n", b"\n\0") + b"and what is new here\n"})
    assert _is_the_same(repository.path, repository.hashes)
    reader = open_reader(repository.path, cache_folder=None)
    files = reader.record(repository.hashes[1]).files or ()
    reader.close()
    assert [(file.old_path, file.path) for file in files] == [("old.bin", "new.bin")]


def test_git_answers_every_question(repository: GitRepository) -> None:
    """Only a change of type, which git prints as two patches, is left to the raw reader."""
    _every_kind(repository)
    feed = DiffTreeProcess(_place(repository))
    answers = list(feed.patches(_trees(repository)))
    feed.close()
    assert None not in answers
    unusual = 0
    for answer in answers:
        try:
            assert files_of_patch(answer or b"")
        except OddPatchError:
            unusual += 1
    assert unusual == 1


def test_another_git_answers_after_so_many_pairs(repository: GitRepository) -> None:
    """Git keeps what it was asked about in memory, so that it is replaced; its answers are the same."""
    _every_kind(repository)
    trees = _trees(repository)
    feed, often = DiffTreeProcess(_place(repository)), DiffTreeProcess(_place(repository), most_pairs=2)
    answers = list(feed.patches(trees))
    assert [answer for pair in trees for answer in often.patches([pair])] == answers
    assert often.asked == len(trees) % 2
    feed.close()
    often.close()


def test_odd_repositories_give_the_same_records_together(odd_repository: Odd) -> None:
    """With anything missing, damaged or malformed, a record read in a batch equals the one read alone."""
    try:
        reader = open_reader(odd_repository.path, cache_folder=None)
        hashes = reader.history([odd_repository.revision])
        reader.close()
    except CraftNudgeError:
        pytest.skip("its history cannot be had at all")
    readable = []
    for each in hashes[-30:]:
        reader = open_reader(odd_repository.path, cache_folder=None)
        readable += [record.hash for record in reader.records([each])]
        reader.close()
    assert _is_the_same(odd_repository.path, readable)


def test_settings_and_attributes_change_nothing(repository: GitRepository) -> None:
    """Neither configuration nor attributes in the tree change git's answer, and no command of theirs is run."""
    trap = repository.path / "sprung"
    for name, value in {
        "diff.external": f"touch {trap}",
        "diff.trap.textconv": f"touch {trap}; cat",
        "diff.trap.command": f"touch {trap}",
        "diff.context": "7",
        "diff.interHunkContext": "9",
        "diff.algorithm": "patience",
        "diff.noprefix": "true",
        "diff.renames": "copies",
        "diff.renameLimit": "1",
        "diff.orderFile": "order",
        "diff.submodule": "log",
        "diff.ignoreSubmodules": "all",
        "diff.indentHeuristic": "false",
        "color.ui": "always",
        "core.quotePath": "true",
        "core.bigFileThreshold": "1",
        "core.attributesFile": str(repository.path / "attributes"),
    }.items():
        repository.git("config", name, value)
    (repository.path / "attributes").write_text("* -diff\n")
    repository.commit("Begin", {".gitattributes": "*.txt diff=trap\n*.py -diff\n*.c binary\n", "order": "z*\n"})
    repository.commit("Add", {"z.txt": "1\n2\n3\n", "a.py": "a\nb\n", "m.c": "x\n"})
    repository.commit("Edit", {"z.txt": "1\n2\nthree\n", "a.py": "a\n\nb\nc\n", "m.c": "y\n"})
    assert _is_the_same(repository.path, repository.hashes)
    feed = DiffTreeProcess(_place(repository))
    answers = list(feed.patches(_trees(repository)))
    feed.close()
    assert None not in answers
    assert [extent_of(files_of_patch(answer or b"")[0].state.patch).hunks for answer in answers] == [1, 1, 2]
    assert not trap.exists()


def test_attributes_that_cannot_be_overruled_close_the_feed(repository: GitRepository) -> None:
    """Attributes in the repository's git folder cannot be overridden, and a partial clone would fetch."""
    assert may_use_git(_place(repository))
    (repository.path / ".git/info").mkdir(exist_ok=True)
    (repository.path / ".git/info/attributes").write_text("* -diff\n")
    assert not may_use_git(_place(repository))
    (repository.path / ".git/info/attributes").unlink()
    repository.git("config", "remote.origin.promisor", "true")
    assert not may_use_git(_place(repository))
    repository.git("config", "--unset", "remote.origin.promisor")
    (repository.path / ".git/config.worktree").write_text('[remote "origin"]\n\tpartialCloneFilter = blob:none\n')
    assert not may_use_git(_place(repository))
    (repository.path / ".git/config.worktree").unlink()
    repository.git("config", "includeIf.onbranch:main.path", "elsewhere")
    assert not may_use_git(_place(repository))
    (repository.path / ".git/config").unlink()
    assert may_use_git(_place(repository))


def test_git_that_fails_leaves_the_rest_to_be_read(repository: GitRepository) -> None:
    """A missing file ends git's answer; what came before it is used, and no commit is lost."""
    for number in range(_MANY):
        repository.commit(f"Add {number}", {f"{number}.txt": f"{number}\n" * 9})
    gone = repository.git("rev-parse", "HEAD~2:5.txt")
    (repository.path / ".git/objects" / gone[:2] / gone[2:]).unlink()
    feed = DiffTreeProcess(_place(repository))
    answers = list(feed.patches(_trees(repository)))
    feed.close()
    assert [answer is None for answer in answers] == [False] * 5 + [True] * 3
    assert _is_the_same(repository.path, repository.hashes)
    reader = open_reader(repository.path, cache_folder=None)
    errors = [record.stats_error for record in reader.records(repository.hashes)]
    reader.close()
    assert errors == [None] * 5 + [f"the object {gone} is not in this clone"] + [None] * 2


def _comparable(result: ChangeResult) -> tuple[object, ...]:
    """The paths, the error and the change, as values that compare by content."""
    change = result.change
    return result.paths, result.error, change and (change.totals, [delta.change for delta in change.deltas])


@pytest.mark.parametrize("says", ["", "printf 'some'; "])
def test_a_silent_git_is_killed(
    repository: GitRepository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str
) -> None:
    """From the start or in the middle of an answer: it is killed and not started again, and all commits are read."""
    _every_kind(repository)
    place, started = _place(repository), tmp_path / "started"
    store = Pygit2Store(repository.path)
    objects = ObjectCache(store, verify=False)
    finder = ChangeFinder(objects, frozenset())
    commits = [(each, objects.commit(each)) for each in repository.hashes]
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(f"#!/bin/sh\necho $$ >>{started}\n{says}exec sleep 1000\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")
    batch = BatchDiff(finder, objects, place, silent_seconds=2.0)
    expected = [_comparable(finder.change(*commit)) for commit in commits] * _MANY
    assert list(map(_comparable, batch.changes(commits * _MANY))) == expected
    (process,) = map(int, started.read_text().split())
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


@pytest.mark.soak
def test_a_file_past_the_limit_is_binary_for_both(repository: GitRepository) -> None:
    """The largest file that is compared by lines, and one byte more."""
    repository.commit("Limit", {"fits.txt": b"x" * limits.LARGEST_FILE_BYTES})
    repository.commit("Past it", {"large.txt": b"x" * (limits.LARGEST_FILE_BYTES + 1)})
    assert _is_the_same(repository.path, repository.hashes)
    reader = open_reader(repository.path, cache_folder=None)
    files = [record.files for record in reader.records(repository.hashes)]
    reader.close()
    assert [[file.binary for file in found or ()] for found in files] == [[False], [True]]
