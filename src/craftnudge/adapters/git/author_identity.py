"""Who git takes for the author of a new commit (git-var(1), GIT_AUTHOR_IDENT).

libgit2 knows `user.name` and `user.email`, and needs no process. git is asked where it may know better: for `author.*`,
variables of the environment, configuration files that are included on a condition, or a name from the system.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import quick_answer
from craftnudge.domain.commits.record import Person
from craftnudge.errors import RepositoryRefusedError
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.runtime.limits import REPOSITORY_CONFIG_BYTES
from craftnudge.runtime.paths import expanded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from craftnudge.adapters.git.objects.store import Place

# Each of them says to git who commits, or where its configuration is; libgit2 reads none.
_VARIABLES = frozenset(("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "EMAIL"))
_CONFIGURATION_PREFIX = "GIT_CONFIG"
# Libgit2 does not know every condition of an include, nor the other two at all.
_ONLY_GIT_KNOWS = (b"[include", b"[author", b"useconfigonly")


def author_in(place: Place, known_to_libgit2: Person | None) -> Person | None:
    """The author of new commits in a repository; what libgit2 knows where git need not or cannot be asked."""
    if known_to_libgit2 is not None and not _git_may_answer_otherwise(place):
        return known_to_libgit2
    return author_at(place.work_tree or place.git_folder) or known_to_libgit2


def author_at(folder: Path) -> Person | None:
    """The author of new commits in a folder, in or outside a repository; None if git cannot say."""
    try:
        answer = quick_answer(folder, "var", "GIT_AUTHOR_IDENT").decode("utf-8", "surrogateescape")
    except (RepositoryRefusedError, OSError):
        return None
    name, _, rest = answer.partition(" <")
    email, closed, _ = rest.partition("> ")
    return Person(name, email) if closed else None


def _git_may_answer_otherwise(place: Place) -> bool:
    if any(name in _VARIABLES or name.startswith(_CONFIGURATION_PREFIX) for name in os.environ):
        return True
    return any(word in text.lower() for text in _configuration(place) for word in _ONLY_GIT_KNOWS)


def _configuration(place: Place) -> Iterator[bytes]:
    """The texts of the files in which git looks for settings, the system's left out."""
    home = expanded(Path("~"))
    own = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    for path in (
        place.common_folder / "config",
        place.git_folder / "config.worktree",
        home / ".gitconfig",
        own / "git" / "config",
    ):
        try:
            yield ordinary_bytes(path, REPOSITORY_CONFIG_BYTES)
        except (OSError, ValueError):
            continue
