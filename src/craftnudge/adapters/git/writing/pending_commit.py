"""Reads the commit that git would make now, from the staged change and a message, before git makes it.

Nothing is written to the repository. git builds the tree from a copy of the index, with new objects in a temporary
folder; that folder and the commit are put on top of the repository's objects, and the ordinary reader reads the commit.
So the score before a commit cannot differ from the score after it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import git_text, quick_answer, run_git
from craftnudge.adapters.git.git_variables import is_current
from craftnudge.adapters.git.objects.index_tree import tree_named_by
from craftnudge.adapters.git.objects.overlay_store import OverlayStore
from craftnudge.adapters.git.objects.raw_commit import parents_of, parse_commit
from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import RepositoryRefusedError, UsageError
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import LARGEST_LIST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from craftnudge.adapters.git.objects.store import Place, Store
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.commits.record import CommitRecord


# The index of a million files with long names has some 200 MB.
_INDEX_BYTES = 1024**3


@dataclass(frozen=True, slots=True)
class PendingCommit:
    """The commit that is about to be made.

    `message` is the whole text as it would be stored, `seconds` the time that the commit gets (since 1970). `amend`
    replaces HEAD; None finds out, in a hook, whether git does. In `environ` git names the index and the author to its
    hooks.
    """

    message: str
    environ: Mapping[str, str]
    seconds: int
    amend: bool | None = False


@contextmanager
def reader_with_staged(
    path: Path, pending: PendingCommit, *, cache_folder: Path | None
) -> Iterator[tuple[Reader, CommitRecord]]:
    """A reader of the repository at `path` that also finds the pending commit, and that commit's record.

    Raises UsageError for a conflict in the index, and what `open_reader` raises.
    """
    with _reader_with(path, cache_folder, lambda store, scratch: _commit(store, scratch, pending)) as reader_and_record:
        yield reader_and_record


@contextmanager
def reader_with_squash(
    path: Path, base: str, end: str, message: str, *, cache_folder: Path | None
) -> Iterator[tuple[Reader, CommitRecord]]:
    """A reader that also finds one commit from `base` to the state of `end`, and that commit's record."""

    def build(store: OverlayStore, unused: Path) -> str:
        del unused
        folder = store.place.work_tree or store.place.git_folder
        tip = git_text(folder, "rev-parse", "--verify", f"{end}^{{commit}}")
        tip_headers = store.read(bytes.fromhex(tip))[1].partition(b"\n\n")[0]
        headers = [line for line in tip_headers.split(b"\n") if line.startswith((b"tree ", b"author ", b"committer "))]
        headers.insert(1, b"parent " + base.encode())
        raw = b"\n".join(headers) + b"\n\n" + message.encode("utf-8", "surrogateescape")
        return store.add("commit", raw, len(tip) // 2)

    with _reader_with(path, cache_folder, build) as reader_and_record:
        yield reader_and_record


@contextmanager
def _reader_with(
    path: Path, cache_folder: Path | None, build: Callable[[OverlayStore, Path], str]
) -> Iterator[tuple[Reader, CommitRecord]]:
    with _scratch_folder() as scratch:
        overlays: list[OverlayStore] = []

        def wrap(store: Store) -> Store:
            overlays.append(OverlayStore(store, scratch / "objects"))
            return overlays[0]

        reader = open_reader(path, cache_folder=cache_folder, wrap_store=wrap)
        try:
            commit_hash = build(overlays[0], scratch)
            yield reader, reader.record(commit_hash)
        finally:
            reader.close()


@contextmanager
def _scratch_folder() -> Iterator[Path]:
    """A temporary folder, deleted afterwards.

    `tempfile` and `shutil` are not used: they load random numbers and three compression modules, too slow for a hook.
    """
    folder = _new_folder()
    try:
        yield folder
    finally:
        for inner, folders, files in os.walk(folder, topdown=False):
            for name in files:
                with suppress(FileNotFoundError):
                    # Windows removes no file that is read-only, as git's objects are.
                    Path(inner, name).chmod(0o600)
                    Path(inner, name).unlink()
            for name in folders:
                Path(inner, name).rmdir()
        folder.rmdir()


def _new_folder() -> Path:
    """A new folder in the first of `tempfile`'s places where one can be made."""
    configured = [place for name in ("TMPDIR", "TEMP", "TMP") if (place := os.environ.get(name))]
    for parent in (*configured, "/tmp", "/var/tmp"):  # noqa: S108 - the name in it is random
        # Absolute, because git runs inside it.
        folder = Path(parent, f"craftnudge-{os.urandom(12).hex()}").absolute()
        with suppress(OSError):
            folder.mkdir(mode=0o700)
            return folder
    raise RepositoryRefusedError("folder.no-temporary")


def _commit(store: OverlayStore, scratch: Path, pending: PendingCommit) -> str:
    head = store.reference("HEAD")
    tree = _tree(store, scratch, pending.environ, len(head or "") // 2)
    parents: Sequence[str] = [head] if head else []
    raw_head = store.read(bytes.fromhex(head))[1] if head else b""
    if head and (_is_amending(raw_head, pending.environ) if pending.amend is None else pending.amend):
        parents = parents_of(raw_head)
    elif head:
        parents = [head, *_merged(store.place)]
    author, committer = _people(store.place, pending)
    lines = [f"tree {tree}", *(f"parent {parent}" for parent in parents), f"author {author}", f"committer {committer}"]
    raw = "\n".join(lines).encode("utf-8", "surrogateescape") + b"\n\n"
    return store.add("commit", raw + pending.message.encode("utf-8", "surrogateescape"), len(tree) // 2)


def _tree(store: OverlayStore, scratch: Path, environ: Mapping[str, str], hash_bytes: int) -> str:
    """The tree of the index: the one that the index names, or else built by git.

    git builds it from a copy, because it would write its cache into the index. `hash_bytes` is 0 if the length of
    hashes in this repository is not known.
    """
    place = store.place
    index_name = environ.get("GIT_INDEX_FILE") if is_current(place.git_folder) else None
    index = Path(place.work_tree or place.git_folder, index_name) if index_name else place.git_folder / "index"
    objects = scratch / "objects"
    more = {
        "GIT_DIR": str(place.git_folder),
        "GIT_INDEX_FILE": str(scratch / "index"),
        "GIT_OBJECT_DIRECTORY": str(objects),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": _quoted(place.common_folder / "objects"),
    }
    try:
        content = ordinary_bytes(index, _INDEX_BYTES)
        tree = tree_named_by(content, hash_bytes) if hash_bytes else None
        if tree is not None and store.has(tree):
            return tree.hex()
        (scratch / "index").write_bytes(content)
    except FileNotFoundError:
        pass  # nothing was ever staged: the empty tree
    except OSError as error:
        raise RepositoryRefusedError("index.unreadable", path=index, reason=error.strerror) from error
    objects.mkdir()
    done = run_git(scratch, "write-tree", more=more)
    if done.returncode:
        if run_git(scratch, "ls-files", "--unmerged", more=more).stdout:
            raise UsageError("index.conflicts")
        reason = done.stderr.decode("utf-8", "backslashreplace").strip().partition("\n")[0]
        raise RepositoryRefusedError("index.no-tree", reason=reason)
    return done.stdout.decode().strip()


def _quoted(folder: Path) -> str:
    """A path for GIT_ALTERNATE_OBJECT_DIRECTORIES, whose entries the path separator separates (git(1))."""
    text = str(folder)
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if os.pathsep in text or '"' in text else text


def _merged(place: Place) -> list[str]:
    """The other parents of a merge that this commit concludes."""
    try:
        listed = ordinary_bytes(place.git_folder / "MERGE_HEAD", LARGEST_LIST_BYTES)
    except OSError:
        return []
    return listed.decode("ascii", "replace").split()


def _people(place: Place, pending: PendingCommit) -> tuple[str, str]:
    """The author and committer lines of the commit: from the environment of a hook, else from git."""
    environ, now = pending.environ, f"{pending.seconds} +0000"
    name, email, date = (environ.get(f"GIT_AUTHOR_{part}") for part in ("NAME", "EMAIL", "DATE"))
    if name and email and date and date.startswith("@"):
        return f"{name} <{email}> {date[1:]}", f"{name} <{email}> {now}"
    folder = place.work_tree or place.git_folder
    done = run_git(folder, "var", "GIT_AUTHOR_IDENT")
    if done.returncode:
        return f"unknown <> {now}", f"unknown <> {now}"
    ident = done.stdout.decode("utf-8", "surrogateescape").strip()
    return ident, ident


@dataclass(frozen=True, slots=True)
class MessageSettings:
    """How git cleans messages: `commit.cleanup`, `core.commentChar`, `i18n.commitEncoding`."""

    cleanup: str = "default"
    comment: str = "#"
    encoding: str = "utf-8"


def message_settings(path: Path) -> MessageSettings:
    """The settings for a folder, from one call of git; the defaults if there is no repository."""
    pattern = r"^(commit\.cleanup|core\.comment(char|string)|i18n\.commitencoding)$"
    answer = quick_answer(path, "config", "--null", "--get-regexp", pattern)
    settings: dict[str, str] = {}
    for entry in answer.decode("utf-8", "replace").split("\0"):
        name, _, value = entry.partition("\n")
        # commentString is the newer name of commentChar; the last one set counts.
        settings[name.replace("string", "char")] = value
    return MessageSettings(
        cleanup=settings.get("commit.cleanup", "default"),
        comment=settings.get("core.commentchar") or "#",
        encoding=settings.get("i18n.commitencoding", "utf-8"),
    )


def _is_amending(raw_head: bytes, environ: Mapping[str, str]) -> bool:
    """Whether the commit that this hook is called for replaces HEAD.

    git does not say so, but it gives the author, which for an amended commit is HEAD's, with the same time. If the
    system shows the command line of the calling git, that must hold `--amend`, too.
    """
    author = [environ.get(f"GIT_AUTHOR_{part}", "") for part in ("NAME", "EMAIL", "DATE")]
    head = parse_commit(raw_head)
    if head.author is None or author[:2] != [head.author.name, head.author.email]:
        return False
    # An @ and the date as in the commit: seconds and time zone.
    line = raw_head.partition(b"\nauthor ")[2].partition(b"\n")[0]
    if author[2] != "@" + line.rpartition(b"> ")[2].decode("ascii", "replace"):
        return False
    command = _calling_git()
    return command is None or "--amend" in command


def _calling_git() -> list[str] | None:
    """The command line of the `git commit` that started this process, None if the system does not show it."""
    process = os.getppid()
    for _ in range(8):
        try:
            words = Path(f"/proc/{process}/cmdline").read_bytes().decode("utf-8", "replace").split("\0")
            status = Path(f"/proc/{process}/stat").read_text("utf-8", "replace")
        except OSError:
            return None
        if Path(words[0]).name in ("git", "git.exe"):
            # For an alias the arguments are those of the user's own command.
            return words if "commit" in words else None
        process = int(status.rpartition(")")[2].split()[1])
        if process <= 1:
            break
    return None
