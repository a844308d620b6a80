"""Objects laid out in odd ways: alternates, packs, graphs, partial and shallow copies, links between folders."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, UnavailableError, commit, git, init, loose, odd, simple

if TYPE_CHECKING:
    from pathlib import Path


@odd
def alternates_in_a_circle(base: Path) -> Odd:
    """Two repositories that lend each other their objects, by relative paths, with a comment and a blank line."""
    one = simple(base / "one")
    git(None, "clone", "-q", "--shared", one, base / "r")
    commit(base / "r", "feat: own", {"b": "b\n"})
    for folder, other in ((one, "r"), (base / "r", "one")):
        lines = f"# borrowed\n\n../../../{other}/.git/objects\n/nowhere/at/all\n"
        (folder / ".git/objects/info/alternates").write_text(lines)
    return Odd(base / "r")


@odd
def alternates_five_deep(base: Path) -> Odd:
    """Each repository borrows from the one before it; git follows no more than five."""
    last = simple(base / "r0")
    for number in range(1, 6):
        git(None, "clone", "-q", "--shared", last, base / f"r{number}")
        last = base / f"r{number}"
    return Odd(base / "r5")


@odd
def objects_behind_a_link(base: Path) -> Odd:
    """The folder of objects is a symbolic link, and so is the folder of references."""
    repository = simple(base / "r")
    for name in ("objects", "refs"):
        shutil.move(repository / ".git" / name, base / name)
        try:
            (repository / ".git" / name).symlink_to(base / name)
        except OSError as error:
            raise UnavailableError(str(error)) from error
    return Odd(repository)


@odd
def deltas_two_hundred_deep(base: Path) -> Odd:
    """A pack whose chains of deltas are as deep as git will make them, with a bitmap, kept for good."""
    repository = init(base / "r")
    lines = [f"line {number}" for number in range(300)]
    for number in range(60):
        lines[number * 5] = f"changed {number}"
        commit(repository, f"feat: {number}", {"a.txt": "\n".join(lines) + "\n"})
    git(repository, "repack", "-adfbq", "--depth=200", "--window=50")
    for pack in (repository / ".git/objects/pack").glob("*.pack"):
        pack.with_suffix(".keep").write_text("kept\n")
    return Odd(repository, revisions={"HEAD~30": "whole"})


@odd
def multi_pack_index_garbled(base: Path) -> Odd:
    """An unreadable multi-pack index, bitmap and reverse index; the packs are whole."""
    repository = simple(base / "r", 4)
    git(repository, "repack", "-adbq")
    commit(repository, "feat: more", {"b": "b\n"})
    git(repository, "repack", "-dq")
    git(repository, "multi-pack-index", "write")
    folder = repository / ".git/objects/pack"
    for path in (folder / "multi-pack-index", *folder.glob("*.bitmap"), *folder.glob("*.rev")):
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:50] + b"\xff" * 50)
    return Odd(repository)


@odd
def pack_index_garbled(base: Path) -> Odd:
    """The only pack's index is cut off."""
    repository = simple(base / "r", 4)
    git(repository, "repack", "-adq")
    path = next((repository / ".git/objects/pack").glob("*.idx"))
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:300])
    return Odd(repository, "damaged")


@odd
def graph_says_something_else(base: Path) -> Odd:
    """A commit graph of another history, which git checks against nothing."""
    repository, other = simple(base / "r", 4), simple(base / "other", 1)
    commit(other, "feat: elsewhere", {"z": "z\n"})
    git(other, "commit-graph", "write", "--reachable")
    shutil.copy(other / ".git/objects/info/commit-graph", repository / ".git/objects/info/commit-graph")
    return Odd(repository)


@odd
def blob_damaged(base: Path) -> Odd:
    """A file's content, stored with a wrong byte in it."""
    repository = simple(base / "r", 3)
    path = loose(repository, git(repository, "rev-parse", "HEAD:a.txt"))
    data = bytearray(path.read_bytes())
    data[-6] ^= 0xFF
    path.write_bytes(bytes(data))
    return Odd(repository, "no figures", revisions={"HEAD~1": "whole"})


@odd
def object_is_a_folder(base: Path) -> Odd:
    """Where a file's content should lie, there lies a folder."""
    repository = simple(base / "r", 3)
    path = loose(repository, git(repository, "rev-parse", "HEAD:a.txt"))
    path.unlink()
    path.mkdir()
    return Odd(repository, "no figures", revisions={"HEAD~1": "whole"})


@odd
def shallow_of_one(base: Path) -> Odd:
    """A single commit was cloned, of a merge."""
    source = simple(base / "src", 2)
    git(source, "checkout", "-q", "-b", "side", "HEAD~1")
    commit(source, "feat: aside", {"side": "s\n"})
    git(source, "checkout", "-q", "main")
    git(source, "merge", "-q", "--no-ff", "-m", "Merge side", "side")
    git(None, "clone", "-q", "--depth=1", "file://" + str(source), base / "r")
    return Odd(base / "r", "no figures")


@odd
def shallow_file_garbled(base: Path) -> Odd:
    """The list of shallow commits holds something else; the objects are whole."""
    repository = simple(base / "r", 3)
    (repository / ".git/shallow").write_bytes(b"\xff\xfe no hash\n")
    return Odd(repository, needs_git=True, extra={"git_cannot_log": True})


@odd
def shallow_file_names_a_whole_commit(base: Path) -> Odd:
    """A commit is called shallow though its parent is here."""
    repository = simple(base / "r", 3)
    (repository / ".git/shallow").write_text(git(repository, "rev-parse", "HEAD~1") + "\n")
    return Odd(repository, revisions={"HEAD~1": "no figures"}, extra={"git_pretends": True})


@odd
def partial_with_a_limit(base: Path) -> Odd:
    """A partial clone without large files, whose source is gone."""
    source = init(base / "src")
    for number in range(3):
        commit(source, f"feat: {number}", {"big": f"{number}\n" * 3_000, "small": f"{number}\n"})
    git(source, "config", "uploadpack.allowFilter", "true")
    git(None, "clone", "-q", "--no-checkout", "--filter=blob:limit=1k", "file://" + str(source), base / "r")
    source.rename(base / "gone")
    return Odd(base / "r", "no figures", revisions={"HEAD~1": "no figures"}, needs_git=True)


@odd
def index_split_and_old(base: Path) -> Odd:
    """A split index, an untracked cache, version 4, and a shared part that is gone."""
    repository = simple(base / "r")
    git(repository, "update-index", "--index-version", "4", "--split-index")
    for path in (repository / ".git").glob("sharedindex.*"):
        path.unlink()
    return Odd(repository, extra={"git_diff_dies": True})


@odd
def sha256_with_a_past(base: Path) -> Odd:
    """SHA-256 objects in a pack, with a merge, a rename and a submodule's entry."""
    repository = init(base / "r", "--object-format=sha256")
    text = "".join(f"line {number}\n" for number in range(50))
    commit(repository, "feat: one", {"a.txt": text})
    git(repository, "checkout", "-q", "-b", "side")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 64},lib")
    git(repository, "commit", "-qm", "feat: a submodule")
    git(repository, "checkout", "-q", "main")
    (repository / "a.txt").rename(repository / "b.txt")
    commit(repository, "refactor: move", {"b.txt": text + "more\n"})
    git(repository, "merge", "-q", "--no-ff", "-m", "Merge side", "side")
    git(repository, "repack", "-adq")
    return Odd(repository, revisions={"HEAD~1": "whole", "side": "whole"}, needs_git=True)
