"""The spool: what a hook drops is recorded once, by any number of drains."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.events.protocol import RepositoryEvent
from craftnudge.adapters.events.spool import Spool, shell_lines
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from craftnudge.adapters.events.protocol import EventKind
    from tests.support.repository import GitRepository

HASH = "a" * 40


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    """An empty spool, in a folder whose name needs quoting."""
    spool = Spool(tmp_path / "it's $HOME")
    spool.prepare()
    return spool


def hook(repository: GitRepository, name: str, text: str) -> None:
    """Installs a hook that counts its programs: with PATH empty, it can start none."""
    path = repository.path / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nPATH=/nowhere\n{text}")
    path.chmod(0o755)


def waiting(spool: Spool) -> list[RepositoryEvent]:
    """The events that wait now."""
    return [queued.event for queued in spool.take()]


def put(spool: Spool, folder: Path, commit_hash: str | None = HASH) -> None:
    """Queues a commit."""
    spool.put(RepositoryEvent("commit", folder, commit_hash))


def test_the_hook_line_drops_the_new_commit(repository: GitRepository, spool: Spool) -> None:
    """The lines for a post-commit hook start no program and name the new commit and its repository."""
    hook(repository, "post-commit", shell_lines(spool.folder, "commit"))
    commit = repository.commit("One", {"a": "1"})
    (queued,) = spool.take()
    assert queued.event == RepositoryEvent("commit", repository.path, commit)
    assert (spool.folder / queued.id).stat().st_mode & 0o777 == 0o600


def test_the_hook_line_finds_the_commit_in_a_linked_worktree(repository: GitRepository, spool: Spool) -> None:
    """Its branch is where all worktrees have theirs: so what is amended a moment later is known as well."""
    repository.commit("One", {"a": "1"})
    hook(repository, "post-commit", shell_lines(spool.folder, "commit"))
    linked = repository.path.parent / "linked"
    repository.git("worktree", "add", "-q", str(linked), "-b", "some/side")
    repository.git("-C", str(linked), "commit", "-q", "--allow-empty", "-m", "Two")
    commit = repository.git("rev-parse", "some/side")
    repository.git("-C", str(linked), "switch", "-q", "--detach")
    repository.git("-C", str(linked), "commit", "-q", "--amend", "--allow-empty", "-m", "Zwei")
    amended = repository.git("-C", str(linked), "rev-parse", "HEAD")
    assert {(entry.folder, entry.commit_hash) for entry in waiting(spool)} == {(linked, commit), (linked, amended)}


def test_the_hook_line_leaves_to_the_drain_what_it_does_not_know(repository: GitRepository, spool: Spool) -> None:
    """If the branch has no file of its own, the entry names the repository and no hash."""
    repository.commit("One", {"a": "1"})
    hook(repository, "post-merge", shell_lines(spool.folder, "commit"))
    repository.git("branch", "side")
    repository.git("pack-refs", "--all")
    repository.git("merge", "-q", "side")
    repository.git("hook", "run", "post-merge", "--", "0")
    (entry,) = waiting(spool)
    assert (entry.folder, entry.commit_hash) == (repository.path, None)


def test_the_hook_line_drops_what_was_amended(repository: GitRepository, spool: Spool) -> None:
    """The lines for a post-rewrite hook pass on git's pairs and what git calls the event."""
    hook(repository, "post-rewrite", shell_lines(spool.folder, "rewrite"))
    old = repository.commit("One", {"a": "1"})
    repository.git("commit", "-q", "--amend", "-m", "Eins")
    (entry,) = waiting(spool)
    assert (entry.kind, entry.how, entry.pairs) == ("rewrite", "amend", ((old, repository.git("rev-parse", "HEAD")),))


@pytest.mark.parametrize("event", ["commit", "rewrite"])
def test_a_hook_line_never_fails_or_speaks(tmp_path: Path, event: EventKind) -> None:
    """With no spool folder, outside a repository and without input, the lines end well and in silence."""
    lines = shell_lines(tmp_path / "gone", event)
    done = subprocess.run(
        ["sh", "-ec", lines], cwd=tmp_path, capture_output=True, check=False, input=b"", timeout=PATIENCE_SECONDS
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_a_folder_may_have_any_name(tmp_path: Path, spool: Spool) -> None:
    """Line ends, quotes and bytes that are no text in a folder's name come back as they were."""
    for name in ("two\n\nlines\n", "quo'te\"", os.fsdecode(b"\xff\xfe")):
        put(spool, tmp_path / name)
        (queued,) = spool.take()
        assert queued.event.folder == tmp_path / name
        spool.acknowledge(queued.id)
    assert waiting(spool) == []


def test_no_entry_takes_another_s_place(tmp_path: Path, spool: Spool, repository: GitRepository) -> None:
    """Not even one by a process with the same number, on another machine or earlier."""
    for folder in (tmp_path / "one", tmp_path / "two"):
        put(spool, folder, None)
    repository.commit("Begin", {"a": "1\n"})
    events: tuple[EventKind, ...] = ("commit", "rewrite")
    for event in events:
        # The shell replaces itself, so that the second one has the number of the first.
        lines = f"N=$((${{N:-0}} + 1)); export N\n{shell_lines(spool.folder, event)}"
        lines += '[ "$N" = 2 ] || exec sh -c "$0" "$0" amend\n'
        subprocess.run(
            ["sh", "-c", lines, lines, "amend"], cwd=repository.path, input=b"", check=True, timeout=PATIENCE_SECONDS
        )
    found = waiting(spool)
    assert sorted((entry.kind, entry.folder.name) for entry in found) == [
        ("commit", "one"),
        ("commit", "repo"),
        ("commit", "repo"),
        ("commit", "two"),
        ("rewrite", "repo"),
        ("rewrite", "repo"),
    ]


def test_entries_come_in_the_order_of_dropping(tmp_path: Path, spool: Spool) -> None:
    """The oldest entry is the first, so that a commit is recorded before what replaced it."""
    for number in range(5):
        put(spool, tmp_path, f"{9 - number:040x}")
        os.utime(spool.folder / f"{os.getpid()}.0.{9 - number:040x}", ns=(number, number))
    assert [entry.commit_hash for entry in waiting(spool)] == [f"{9 - number:040x}" for number in range(5)]


@pytest.mark.parametrize(
    "content",
    [
        b"2 commit - \n\n/x\n",
        b"1 commit zzz\n\n/x\n",
        b"1 commit -\n\nrelative\n",
        b"1 commit -\nextra\n\n/x\n",
        b"1 rewrite amend\nnot a pair\n\n/x\n",
        b"1 commit -\n\n/nul\0\n",
        b"\n\n\n",
        b"1 commit -\n\n/" + b"x" * 1_100_000 + b"\n",
    ],
)
def test_nonsense_is_set_aside_and_reported(spool: Spool, content: bytes) -> None:
    """A finished entry that makes no sense is kept, out of the way, with the reason."""
    (spool.folder / "bad").write_bytes(content)
    assert waiting(spool) == []
    (aside,) = spool.rejected()
    assert aside.reason == "event.invalid"
    assert Path(aside.kept_at).read_bytes() == content
    assert waiting(spool) == []


@pytest.mark.parametrize("cut", [0, 5, 20, 47, 48, 60])
def test_an_unfinished_entry_waits_a_minute(tmp_path: Path, spool: Spool, cut: int) -> None:
    """A hook may still be writing it; after a minute it is set aside."""
    put(spool, tmp_path)
    (queued,) = spool.take()
    file = spool.folder / queued.id
    file.write_bytes(file.read_bytes()[:cut])
    assert waiting(spool) == []
    assert spool.rejected() == []
    assert Spool(spool.folder.parent, now=lambda: time.time() + 100).take() == []
    assert [aside.reason for aside in spool.rejected()] == ["event.unfinished"]


def test_traps_are_not_followed(tmp_path: Path, spool: Spool) -> None:
    """A link, and a pipe without a writer, are set aside at once: neither is read."""
    (tmp_path / "secret").write_bytes(b"1 commit -\n\n/x\n")
    (spool.folder / "link").symlink_to(tmp_path / "secret")
    os.mkfifo(spool.folder / "pipe")
    os.utime(spool.folder / "pipe", (0, 0))
    assert waiting(spool) == []
    assert sorted(Path(aside.kept_at).name for aside in spool.rejected()) == ["link", "pipe"]


def test_what_was_set_aside_is_never_overwritten(spool: Spool) -> None:
    """Entries of one name are kept beside each other, each with its reason; a folder in the way takes none."""
    (spool.folder / "aside" / "bad~1").mkdir(parents=True)
    for text in (b"one\n\n/x\n", b"two\n\n/x\n", b"three\n\n/x\n"):
        (spool.folder / "bad").write_bytes(text)
        assert waiting(spool) == []
    assert sorted(Path(aside.kept_at).read_bytes()[:3] for aside in spool.rejected()) == [b"one", b"thr", b"two"]
    spool.clear_rejected()
    assert list((spool.folder / "aside").iterdir()) == []


def test_a_second_drain_finds_nothing_to_complain_about(tmp_path: Path, spool: Spool) -> None:
    """Two drains with the same entries in hand: the second one's removal and setting aside are no errors."""
    put(spool, tmp_path)
    (queued,) = spool.take()
    spool.acknowledge(queued.id)
    spool.acknowledge(queued.id)
    spool.set_aside(queued.id, "whatever")
    assert spool.rejected() == []


def test_a_spool_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """Nothing dropped, nothing waits."""
    assert Spool(tmp_path / "none").take() == []
    assert Spool(tmp_path / "none").rejected() == []
