"""Objects and references through pygit2, the reference engine.

Only raw objects are read, never libgit2's own diffs or commits: those read the index and refuse commits that git stores
(docs/explanation/guarantees.md). So a damaged index, attributes or a work tree cannot change what is read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from craftnudge.adapters.git.git_variables import object_folders, variables_for
from craftnudge.adapters.git.objects import libgit2
from craftnudge.adapters.git.objects.loose_objects import LooseObjects
from craftnudge.adapters.git.objects.special_files import any_special_reference, is_special
from craftnudge.adapters.git.objects.store import (
    COUNTED_REFERENCES,
    ObjectDamagedError,
    ObjectMissingError,
    ObjectTooLargeError,
    Place,
    ReferenceDamagedError,
    detached_heads,
    refuse_damaged_list,
    refuse_unlisted,
)
from craftnudge.domain.commits.record import Person
from craftnudge.runtime import limits
from craftnudge.runtime.bounded_read import ordinary_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.adapters.git.objects.store import ObjectKind

_KINDS: dict[int, ObjectKind] = {1: "commit", 2: "tree", 3: "blob", 4: "tag"}
_NO_SEARCH = 1  # GIT_REPOSITORY_OPEN_NO_SEARCH: GIT_DIR names the folder itself
_SYMBOLIC_DEPTH = 5  # git follows no longer chain of symbolic references (refs.c, SYMREF_MAXDEPTH)


class Pygit2Store:
    """A repository opened by libgit2, from any folder inside it."""

    engine: Literal["pygit2"] = "pygit2"

    def __init__(self, path: Path) -> None:
        """Opens the repository at or above `path`, or the one that git's variables name there.

        Raises libgit2's GitError if it cannot.
        """
        self._lib = libgit2.load()
        variables = variables_for(path)
        start, flags = (variables["GIT_DIR"], _NO_SEARCH) if "GIT_DIR" in variables else (str(path), 0)
        self._repository: Any = self._lib.Repository(self._lib.init_file_backend(start, flags))
        self._objects: Any = self._repository.odb
        for folder in object_folders(variables):
            self._objects.add_disk_alternate(str(folder))
        self._backends: list[Any] = list(self._objects.backends)
        self._oid = self._lib.Oid
        self._settings: Mapping[str, str] | None = None
        self.place = _place(self._repository, path, variables)
        self._loose = LooseObjects(self.place.common_folder)

    def read(self, object_id: bytes, most_bytes: int = limits.LARGEST_OBJECT_BYTES) -> tuple[ObjectKind, bytes]:
        """The kind and the content of an object; its size is checked before it is read.

        The backends of libgit2's object database are read one by one: the database itself would hash every object with
        a collision-detecting SHA-1, which took 40% of all time on Redis' history. git does not do so either.
        """
        self._loose.check(object_id, most_bytes)
        oid = self._oid(raw=object_id)
        for attempt in (self._read_once, self._read_again):
            kind_and_data = attempt(oid, object_id, most_bytes)
            if kind_and_data is not None:
                return kind_and_data
        raise ObjectMissingError(object_id.hex())

    def _read_once(self, oid: Any, object_id: bytes, most_bytes: int) -> tuple[ObjectKind, bytes] | None:
        damage: Exception | None = None
        for backend in self._backends:
            try:
                _, size = backend.read_header(oid)
                # From 2 GiB on, pygit2 gives a negative size.
                if not 0 <= size <= most_bytes:
                    raise ObjectTooLargeError(object_id.hex(), f"it has more than {most_bytes} bytes")
                kind, data = backend.read(oid)
            except KeyError:
                continue
            except (self._lib.GitError, OSError, ValueError) as error:
                damage = error
                continue
            if backend is not self._backends[0]:  # the next object most likely lies where this one did
                self._backends.remove(backend)
                self._backends.insert(0, backend)
            return _KINDS[kind], data
        if damage is not None:
            raise ObjectDamagedError(object_id.hex(), str(damage)) from damage
        return None

    def _read_again(self, oid: Any, object_id: bytes, most_bytes: int) -> tuple[ObjectKind, bytes] | None:
        """Reads once more after looking for new packs: git may have repacked meanwhile."""
        for backend in self._backends:
            with suppress(self._lib.GitError, OSError):
                backend.refresh()
        return self._read_once(oid, object_id, most_bytes)

    def has(self, object_id: bytes) -> bool:
        """Whether the object is there, without reading it."""
        return self._oid(raw=object_id) in self._objects

    def reference(self, name: str) -> str | None:
        """The hash that a full reference name leads to; None if there is none. Raises ReferenceDamagedError."""
        first_name = name
        for _ in range(_SYMBOLIC_DEPTH):
            target = self._target(name, followed=name != first_name)
            if not isinstance(target, bytes):
                return None if target is None else str(target)
            name = _name(target)
        raise ReferenceDamagedError(name, "too many symbolic references, one to the next")

    def targets(self) -> Sequence[str]:
        """The hashes that branches, tags and the HEADs of worktrees lead to. Raises ReferenceDamagedError."""
        if any_special_reference(self.place):
            raise ReferenceDamagedError("refs", "one of them is not an ordinary file")
        try:
            listed = [_name(name) for name in self._repository.raw_listall_references()]
        except (self._lib.GitError, OSError, ValueError) as error:
            raise ReferenceDamagedError("refs", str(error)) from error
        refuse_damaged_list(self.place)
        refuse_unlisted(self.place, frozenset(listed))
        names = ["HEAD", *(name for name in listed if name.startswith(COUNTED_REFERENCES))]
        targets = filter(None, map(self.reference, names))
        return [*dict.fromkeys((*targets, *detached_heads(self.place.common_folder)))]

    def head(self) -> str | None:
        """The full name of the branch that HEAD is on; None if HEAD is detached."""
        target = self._target("HEAD")
        link = self.place.git_folder / "HEAD"
        if target is not None and link.is_symlink():  # as gits before 2006 wrote it; libgit2 follows it to the hash
            return str(link.readlink())
        return _name(target) if isinstance(target, bytes) else None

    def _target(self, name: str, *, followed: bool = False) -> Any:
        """The name (bytes) or the Oid that a reference holds; None if there is no such reference.

        An invalid name counts as missing, unless another reference leads to it (`followed`): then that one is damaged.
        """
        encoded_name = os.fsdecode(name.encode("utf-8", "surrogateescape"))  # pygit2 encodes by locale
        if any(is_special(folder / name) for folder in {self.place.git_folder, self.place.common_folder}):
            raise ReferenceDamagedError(name, "it is not an ordinary file")
        try:
            return self._repository.lookup_reference(encoded_name).raw_target
        except KeyError:
            return None
        except self._lib.InvalidSpecError as error:
            if followed:
                raise ReferenceDamagedError(name, str(error)) from error
            return None
        except (self._lib.GitError, OSError, ValueError) as error:
            raise ReferenceDamagedError(name, str(error)) from error

    def hashes_from(self, prefix: str) -> Sequence[str]:
        """The hashes of all objects that begin with a prefix of at least four hex digits."""
        try:
            return [str(self._repository.expand_id(prefix))]
        except KeyError:
            return []
        except ValueError:
            return sorted({text for oid in self._objects if (text := str(oid)).startswith(prefix)})

    def parse(self, revision: str) -> str | None:
        """The hash that libgit2 finds for a revision, None if it finds none."""
        if any_special_reference(self.place):
            return None
        try:
            return str(self._repository.revparse_single(revision).id)
        except (self._lib.GitError, KeyError, ValueError, TypeError, OSError):
            return None

    def setting(self, name: str) -> str | None:
        """One value of the configuration, read by git: libgit2's would take the whole of pygit2.

        Only reports need it.
        """
        from craftnudge.adapters.git.git_config import repository_settings  # noqa: PLC0415 - subprocess costs a hook 10 ms

        if self._settings is None:
            self._settings = repository_settings(self.place.git_folder)
        if self._settings is not None:
            return self._settings.get(name)
        pygit2 = libgit2.load_package()
        try:
            return str(pygit2.Repository(str(self.place.git_folder)).config[name])
        except (KeyError, pygit2.GitError, ValueError, OSError):
            return None

    def identity(self) -> Person | None:
        """Who git takes for the author of a new commit, None if nobody is configured."""
        from craftnudge.adapters.git.author_identity import author_in  # noqa: PLC0415 - not for a hook

        try:
            signature = self._repository.default_signature
            known = Person(signature.name, signature.email)
        except (self._lib.GitError, KeyError, ValueError, OSError):
            known = None
        return author_in(self.place, known)

    def close(self) -> None:
        """Closes packs and index files."""
        self._repository.free()


def _name(target: bytes) -> str:
    """The name that a symbolic reference holds, without blanks around it, as git reads it; libgit2 keeps them."""
    return target.decode("utf-8", "surrogateescape").strip(" \t\r\n\v\f")


def _place(repository: Any, path: Path, variables: Mapping[str, str]) -> Place:
    git_folder = Path(repository.path)
    pointer = git_folder / "commondir"  # gitrepository-layout(5): what a linked worktree shares
    common = git_folder
    if pointer.is_file():
        text = ordinary_bytes(pointer, limits.LARGEST_LIST_BYTES).strip().decode("utf-8", "surrogateescape")
        common = Path(git_folder, text).resolve()
    work_tree = Path(repository.workdir) if repository.workdir else None
    if "GIT_WORK_TREE" in variables:
        work_tree = Path(variables["GIT_WORK_TREE"])
    if work_tree and not work_tree.is_dir():  # a linked work tree that was moved: libgit2 knows where it was
        work_tree = next((folder for folder in (path, *path.parents) if (folder / ".git").is_file()), work_tree)
    return Place(git_folder, common, work_tree)
