"""A mirror: a full bare copy of one repository at a forge, in `<home>/mirrors/<host>/<owner>/<name>.git`.

A full one, since facts need it: of a partial clone 30 of 30 records lacked files and past, and a shallow one has no
first commit, by which a repository is known. `recorded.json` holds the tips of branches up to which commits were
recorded, so that a run that is killed is made up for by the next.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from craftnudge.adapters.forge.fetching_git import fetch_with_git, refuse_large
from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.errors import ForgeError
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.limits import LARGEST_LIST_BYTES
from craftnudge.runtime.observing import span

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from craftnudge.domain.forge.repository_address import RepositoryAddress

_BRANCHES: Final = "+refs/heads/*:refs/heads/*"
_FETCH: Final = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--force")
_SYMREF: Final = re.compile(rb"ref: (refs/heads/[^\t\n]+)\tHEAD\n")
_HASH: Final = re.compile(r"[0-9a-f]{40,64}")


def mirror_folder(home: Path, address: RepositoryAddress) -> Path:
    """The folder of an address's mirror; parts of an address hold letters, digits and `_.-` alone."""
    host = address.host.translate({ord(":"): "_", ord("["): None, ord("]"): None}) or "local"
    *above, name = (part.lower() for part in address.parts)
    return home.joinpath("mirrors", host, *above, f"{name}.git")


class Mirror:
    """The mirror of one address below a home; `token` is for a private repository. One thread at a time."""

    def __init__(
        self, home: Path, address: RepositoryAddress, token: str | None, is_stopped: Callable[[], bool]
    ) -> None:
        self.folder = mirror_folder(home, address)
        self._mirrors = home / "mirrors"
        self._address = address
        self._token = token
        self._is_stopped = is_stopped

    def fetch(self) -> None:
        """Fetches all branches, and makes the mirror first where there is none. Raises ForgeError."""
        if not (self.folder / "HEAD").exists():
            self._make()
        self._refuse_partial()
        self._fetch("--prune", self._address.text, _BRANCHES)
        if not self._has_head():
            self.follow_default_branch()
        refuse_large(self.folder)

    def fetch_pull_request(self, number: int) -> str:
        """Fetches the head of a pull request, and returns its hash. Raises ForgeError."""
        kept = f"refs/craftnudge/pull/{number}"
        self._fetch(self._address.text, f"+refs/pull/{number}/head:{kept}")
        return git_text(self.folder, "rev-parse", "--verify", f"{kept}^{{commit}}")

    def follow_default_branch(self) -> None:
        """Lets HEAD name the branch that it names at the forge. Raises ForgeError."""
        shown = self._git("ls-remote", "--symref", self._address.text, "HEAD")
        found = _SYMREF.match(shown)
        if found:
            git_text(self.folder, "symbolic-ref", "HEAD", found[1].decode("utf-8", "surrogateescape"))

    def collect_garbage(self) -> None:
        """Packs loose objects once there are many; what nothing names any more is kept for 90 days."""
        options = ("-c", "gc.auto=2000", "-c", "gc.autoDetach=false", "-c", "gc.pruneExpire=90.days.ago")
        self._git(*options, "gc", "--auto", "--quiet")

    def branches(self) -> dict[str, str]:
        """The commit of each branch by its full name."""
        shown = git_text(self.folder, "for-each-ref", "--format=%(objectname) %(refname)", "refs/heads/")
        pairs = (line.split(" ", 1) for line in shown.split("\n") if line)
        return {name: commit_hash for commit_hash, name in pairs}

    def has(self, commit_hash: str) -> bool:
        """Whether a commit is there."""
        return run_git(self.folder, "cat-file", "-e", f"{commit_hash}^{{commit}}").returncode == 0

    def recorded(self) -> dict[str, str] | None:
        """The tips up to which commits were recorded, by branch; None before the first time."""
        try:
            document = json.loads(ordinary_bytes(self._recorded_file, LARGEST_LIST_BYTES))
            return {str(name): text for name, text in document["tips"].items() if _HASH.fullmatch(text)}
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def remember(self, tips: Mapping[str, str]) -> None:
        """Saves those tips. Raises OSError."""
        text = json.dumps({"v": 1, "tips": dict(tips)})
        write_file(self._recorded_file, [text.encode("utf-8", "surrogatepass")], durable=True)

    @property
    def _recorded_file(self) -> Path:
        return self.folder / "recorded.json"

    def _make(self) -> None:
        private_folder(self.folder)
        git_text(self.folder, "init", "--quiet", "--bare", "--template=", ".")
        for name, value in (("url", self._address.text), ("fetch", _BRANCHES)):
            git_text(self.folder, "config", f"remote.origin.{name}", value)
        if self._has_namesake():
            *_, owner, name = self._address.parts
            git_text(self.folder, "config", "craftnudge.name", f"{name} ({owner})")

    def _has_namesake(self) -> bool:
        """Whether another mirror has the name: it may be a fork, whose history begins the same."""
        others = self._mirrors.rglob(self.folder.name)
        return any(other != self.folder and (other / "HEAD").exists() for other in others)

    def _refuse_partial(self) -> None:
        """A partial or shallow copy, put there by hand, would give wrong facts, which are recorded for good."""
        config = ""
        with suppress(OSError):
            config = ordinary_bytes(self.folder / "config", LARGEST_LIST_BYTES).decode("utf-8", "replace").lower()
        if "promisor" in config or "partialclone" in config or (self.folder / "shallow").exists():
            raise ForgeError("mirror.partial", folder=self.folder)

    def _has_head(self) -> bool:
        return run_git(self.folder, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode == 0

    def _fetch(self, *arguments: str) -> None:
        with span("git.fetch"):
            self._git(*_FETCH, *arguments)

    def _git(self, *arguments: str) -> bytes:
        return fetch_with_git(self.folder, self._address, *arguments, token=self._token, is_stopped=self._is_stopped)
