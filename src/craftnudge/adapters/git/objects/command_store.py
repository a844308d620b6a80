"""Objects and references through the git command, for what libgit2 cannot open (SHA-256, reftable, new extensions)."""

from __future__ import annotations

import re
import subprocess
import weakref
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from craftnudge.adapters.git.command import git_text, run_git, sealed_command, sealed_environment, stop
from craftnudge.adapters.git.objects.loose_objects import LooseObjects
from craftnudge.adapters.git.objects.special_files import any_special_reference
from craftnudge.adapters.git.objects.store import (
    COUNTED_REFERENCES,
    ObjectDamagedError,
    ObjectKind,
    ObjectMissingError,
    ObjectTooLargeError,
    Place,
    ReferenceDamagedError,
    refuse_unlisted,
)
from craftnudge.errors import RepositoryRefusedError
from craftnudge.runtime import limits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.record import Person

_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")
_KINDS: dict[str, ObjectKind] = {kind: kind for kind in get_args(ObjectKind)}


class CommandStore:
    """A repository opened by git, from any folder inside it; objects come from one `git cat-file`."""

    engine: Literal["git"] = "git"

    def __init__(self, path: Path) -> None:
        """Opens the repository at or above `path`. Raises RepositoryRefusedError if git refuses or is not installed."""
        self._folder = path if path.is_dir() else path.parent
        self.place = _place(self._folder)
        self._loose = LooseObjects(self.place.common_folder)
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, object_id: bytes, most_bytes: int = limits.LARGEST_OBJECT_BYTES) -> tuple[ObjectKind, bytes]:
        """The kind and the content of an object."""
        name = object_id.hex()
        self._loose.check(object_id, most_bytes)
        process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("git cat-file was started without pipes")
        try:
            process.stdin.write(name.encode() + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline().decode("ascii", "replace").split()
        except OSError:
            answer = []
        if answer[1:] == ["missing"]:
            raise ObjectMissingError(name)
        if len(answer) != 3 or answer[1] not in _KINDS:  # noqa: PLR2004 - hash, kind, size
            self.close()  # git ends at an object that it cannot read; the next one starts it again
            raise ObjectDamagedError(name, "git cannot read it")
        size = int(answer[2])
        if size > most_bytes:
            self.close()  # the content that follows is not read
            raise ObjectTooLargeError(name, f"it has {size} bytes")
        data = process.stdout.read(size + 1)
        if len(data) != size + 1:
            self.close()
            raise ObjectDamagedError(name, "git cannot read it to its end")
        return _KINDS[answer[1]], data[:-1]

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            sealed_command("cat-file", "--batch"),
            cwd=self._folder,
            env=sealed_environment(folder=self._folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        weakref.finalize(self, stop, self._process)
        return self._process

    def has(self, object_id: bytes) -> bool:
        """Whether the object is there."""
        try:
            self.read(object_id, 0)
        except ObjectMissingError:
            return False
        except ObjectDamagedError:
            return True
        return True

    def reference(self, name: str) -> str | None:
        """The hash that a full reference name leads to; None if there is none. Raises ReferenceDamagedError."""
        target = self.parse(name)
        if target is None and self._is_unreadable(name):
            raise ReferenceDamagedError(name, "git cannot read it")
        return target

    def _is_unreadable(self, name: str) -> bool:
        """Whether a reference that git does not resolve exists nevertheless."""
        if name == "HEAD":
            branch = self.head()
            return branch is None or self._ask("check-ref-format", branch) is None or self._is_unreadable(branch)
        return name.startswith("refs/") and (self.place.common_folder / name).is_file()

    def targets(self) -> Sequence[str]:
        """The hashes that branches, tags and the HEADs of worktrees lead to. Raises ReferenceDamagedError."""
        listed = worktrees = None
        if not any_special_reference(self.place):
            listed = self._ask("for-each-ref", "--format=%(objectname) %(refname)", *COUNTED_REFERENCES)
            worktrees = self._ask("worktree", "list", "--porcelain")
        if listed is None or worktrees is None:
            raise ReferenceDamagedError("refs", "git cannot list them")
        hash_of = {name: object_hash for object_hash, _, name in (line.partition(" ") for line in listed.splitlines())}
        refuse_unlisted(self.place, hash_of.keys())
        heads = [line.removeprefix("HEAD ") for line in worktrees.splitlines() if line.startswith("HEAD ")]
        return [*dict.fromkeys((*hash_of.values(), *(head for head in heads if head.strip("0"))))]

    def head(self) -> str | None:
        """The full name of the branch that HEAD is on; None if HEAD is detached."""
        return self._ask("symbolic-ref", "-q", "HEAD")

    def hashes_from(self, prefix: str) -> Sequence[str]:
        """The hashes of all objects that begin with a prefix of at least four hex digits."""
        return sorted((self._ask("rev-parse", f"--disambiguate={prefix}") or "").split())

    def parse(self, revision: str) -> str | None:
        """The hash that git finds for a revision, None if it finds none."""
        if any_special_reference(self.place):
            return None
        target = self._ask("rev-parse", "--verify", "--quiet", "--end-of-options", revision)
        return target if target and _HASH.match(target) else None

    def setting(self, name: str) -> str | None:
        """One value of the configuration, None if it is not set."""
        return self._ask("config", "--get", name)

    def identity(self) -> Person | None:
        """Who git takes for the author of a new commit, None if nobody is configured."""
        from craftnudge.adapters.git.author_identity import author_in  # noqa: PLC0415 - not for a hook

        return author_in(self.place, None)

    def _ask(self, *arguments: str) -> str | None:
        done = run_git(self._folder, *arguments)
        return None if done.returncode else done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def close(self) -> None:
        """Ends `git cat-file`."""
        if self._process is not None:
            stop(self._process)
            self._process = None


def _place(folder: Path) -> Place:
    git_folder = Path(git_text(folder, "rev-parse", "--absolute-git-dir"))
    common = folder / git_text(folder, "rev-parse", "--git-common-dir")
    work_tree: Path | None = None
    try:
        work_tree = Path(git_text(folder, "rev-parse", "--show-toplevel"))
    except RepositoryRefusedError:
        if git_folder.name == ".git":  # the folder is inside it
            work_tree = git_folder.parent
    return Place(git_folder, common.resolve(), work_tree)
