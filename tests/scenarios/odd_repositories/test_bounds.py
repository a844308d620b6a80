"""A repository may hold what no memory does: it is recorded all the same, in bounded time and memory, by either way."""

from __future__ import annotations

import resource
from typing import TYPE_CHECKING, Literal

import pytest

from craftnudge.adapters.git.objects.store import ObjectTooLargeError
from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import CommitDamagedError
from craftnudge.runtime import limits

if TYPE_CHECKING:
    from craftnudge.adapters.git.objects.store import Store
    from craftnudge.domain.commits.record import CommitRecord
    from tests.support.repository import GitRepository

Engine = Literal["pygit2", "git"]
ENGINES: tuple[Engine, ...] = ("pygit2", "git")
LARGE = limits.LARGEST_FILE_BYTES + 1


def tree_of(repository: GitRepository, entries: bytes) -> bytes:
    """The raw id of a tree object of those bytes."""
    name = repository.git("hash-object", "-w", "--literally", "-t", "tree", "--stdin", stdin=entries)
    return bytes.fromhex(name)


def bomb(repository: GitRepository, *, files: bool) -> None:
    """A commit of ten to the thirteenth files, or of as many empty folders, in a few hundred bytes of trees."""
    blob = bytes.fromhex(repository.git("hash-object", "-w", "--stdin", stdin=b"x\n"))
    inner = tree_of(repository, b"".join(b"100644 f%d\0%b" % (n, blob) for n in range(10)) if files else b"")
    for _ in range(12):
        inner = tree_of(repository, b"".join(b"40000 d%d\0%b" % (n, inner) for n in range(10)))
    person = b"Ann <a@b> 1700000000 +0000"
    raw = b"tree %b\nauthor %b\ncommitter %b\n\nAdd a bomb\n" % (inner.hex().encode(), person, person)
    commit = repository.git("hash-object", "-w", "-t", "commit", "--stdin", stdin=raw)
    repository.git("update-ref", "HEAD", commit)


def read(repository: GitRepository, engine: Engine, revision: str = "HEAD") -> CommitRecord:
    """The record of one commit."""
    reader = open_reader(repository.path, cache_folder=None, engine=engine)
    try:
        return reader.record(reader.resolve(revision))
    finally:
        reader.close()


@pytest.mark.parametrize("files", [pytest.param(True, marks=pytest.mark.soak), False], ids=["files", "empty folders"])
def test_a_tree_without_end_is_a_record_without_figures(repository: GitRepository, files: bool) -> None:
    """What is said is why; the message is there as ever, and all that was walked is let go."""
    bomb(repository, files=files)
    for engine in ENGINES:
        record = read(repository, engine)
        assert (record.message, record.files, record.totals) == ("Add a bomb\n", None, None)
        assert record.stats_error == f"the change is too large: over {limits.CHANGED_PATHS:,} files and folders"


@pytest.mark.soak
@pytest.mark.parametrize("files", [True, False], ids=["files", "empty folders"])
def test_git_s_own_answer_is_bounded(repository: GitRepository, files: bool) -> None:
    """Asked of many commits, git would fill any memory or never answer: it is left, and the records are the same."""
    for number in range(10):
        repository.commit(f"Before {number}", {"a": f"{number}\n"})
    bomb(repository, files=files)
    for number in range(10):
        repository.commit(f"After {number}")
    reader = open_reader(repository.path, cache_folder=None)
    hashes = reader.history(["HEAD"])
    together = list(reader.records(hashes))
    reader.close()
    assert [record.hash for record in together] == hashes
    assert together == [read(repository, "pygit2", commit) for commit in hashes]
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_400_000  # KiB


def test_a_large_file_is_not_read(repository: GitRepository) -> None:
    """It counts as binary; moved and changed, it is one file deleted and one added, read with either engine."""
    words = b"some words of a line\n" * (LARGE // 21 + 1)
    repository.commit("Add", {"large.txt": words})
    repository.commit("Change", {"large.txt": words + b"more\n"})
    repository.commit("Move and change", {"large.txt": None, "moved.txt": b"first\n" + words})
    repository.commit("Move", {"moved.txt": None, "other.txt": b"first\n" + words})
    for number in range(8):
        repository.commit(f"Go on {number}", {"a": f"{number}\n"})
    statuses = [
        [("large.txt", "A")],
        [("large.txt", "M")],
        [("large.txt", "D"), ("moved.txt", "A")],
        [("other.txt", "R")],
    ]
    reader = open_reader(repository.path, cache_folder=None)
    together = list(reader.records(reader.history(["HEAD"])))
    reader.close()
    for engine in ENGINES:
        alone = [read(repository, engine, commit) for commit in repository.hashes]
        assert alone == together
        assert [[(file.path, file.status) for file in record.files or ()] for record in alone[:4]] == statuses
        assert all(file.binary and file.added is None for record in alone[:4] for file in record.files or ())


@pytest.mark.parametrize("engine", ENGINES)
def test_an_object_is_asked_for_its_size_first(repository: GitRepository, engine: Engine) -> None:
    """More bytes than wanted are an error, after which the store goes on; and such a thing is no commit."""
    blob = repository.git("hash-object", "-w", "--stdin", stdin=b"x" * LARGE)
    commit = repository.commit("One", {"a": "1\n"})
    stores: list[Store] = []

    def seen(store: Store) -> Store:
        stores.append(store)
        return store

    reader = open_reader(repository.path, cache_folder=None, engine=engine, wrap_store=seen)
    (store,) = stores
    with pytest.raises(ObjectTooLargeError):
        store.read(bytes.fromhex(blob))
    assert store.has(bytes.fromhex(blob))
    assert store.read(bytes.fromhex(commit))[0] == "commit"
    with pytest.raises(CommitDamagedError, match=r"object\.too-large"):
        reader.resolve(blob)
    reader.close()


@pytest.mark.parametrize("engine", ENGINES)
def test_a_large_mailmap_is_ignored(repository: GitRepository, engine: Engine) -> None:
    """One of the work tree, and one that the settings name in the repository."""
    line = b"Ann <ann@example.org> <a@b>\n"
    repository.commit("One", {".mailmap": line * (5 * 1024**2 // len(line))})
    repository.git("config", "mailmap.blob", "HEAD:.mailmap")
    reader = open_reader(repository.path, cache_folder=None, engine=engine)
    assert not reader.mailmap().by_email
    reader.close()
