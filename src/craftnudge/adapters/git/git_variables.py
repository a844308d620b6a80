"""The variables that name a repository to git: GIT_DIR and those that go with it (git(1)).

git sets them for hooks, for `git --git-dir=...` and for aliases; users set them for a home folder kept in a bare
repository. They are meant for the folder that the program was started in, and for the places that they name, not for
another repository that is opened on the way.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.repository_files import git_folder_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_PLACES = ("GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR")
_OBJECTS = "GIT_OBJECT_DIRECTORY"
_ALTERNATES = "GIT_ALTERNATE_OBJECT_DIRECTORIES"


def variables_for(folder: Path) -> Mapping[str, str]:
    """The variables that apply to a folder, with absolute paths; empty where git would find the same without them."""
    environ = os.environ
    if not any(environ.get(name) for name in (*_PLACES, _OBJECTS)):
        return {}
    places = {name: os.path.abspath(environ[name]) for name in _PLACES if environ.get(name)}  # noqa: PTH100 - no links
    if not _is_meant(folder, places):
        return {}
    found = git_folder_of(folder)
    if _same(found, places.get("GIT_DIR")) and "GIT_COMMON_DIR" not in places:
        # What git says to an ordinary hook. It is found without, and faster.
        del places["GIT_DIR"]
        if found is not None and _same(found.parent, places.get("GIT_WORK_TREE")):
            del places["GIT_WORK_TREE"]
    return places | _object_variables(environ)


def is_current(git_folder: Path) -> bool:
    """Whether a git folder is that of the folder that the program was started in, for which other variables are meant.

    An index that a hook names belongs to the repository that the hook runs in, not to one that an option names.
    """
    here = Path()
    current = variables_for(here).get("GIT_DIR") or git_folder_of(here.absolute())
    return current is not None and _same(git_folder, str(current))


def named_top(folder: Path) -> Path | None:
    """The top folder of the project that the variables name for a folder; None where they name none, or no work tree.

    A git folder called `.git` lies in its work tree.
    """
    variables = variables_for(folder)
    if "GIT_WORK_TREE" in variables:
        return Path(variables["GIT_WORK_TREE"])
    git_folder = Path(variables.get("GIT_DIR", ""))
    return git_folder.parent if git_folder.name == ".git" else None


def is_beyond_ceiling(folder: Path, found: Path) -> bool:
    """Whether git stops on its way up from `folder` before it gets to the repository in `found`.

    It does not look into a folder of GIT_CEILING_DIRECTORIES that lies above the first one, nor above it.
    """
    if not os.environ.get("GIT_CEILING_DIRECTORIES"):
        return False
    above, repository = folder.resolve().parents, found.resolve()
    ceilings = [Path(text) for text in os.environ["GIT_CEILING_DIRECTORIES"].split(os.pathsep) if text]
    return any(
        ceiling.is_absolute() and (real := ceiling.resolve()) in above and repository in (real, *real.parents)
        for ceiling in ceilings
    )


def object_folders(variables: Mapping[str, str]) -> list[Path]:
    """The folders of objects that the variables name beside the repository's own, as for a push in quarantine."""
    texts = [variables.get(_OBJECTS, ""), *variables.get(_ALTERNATES, "").split(os.pathsep)]
    return [Path(text.strip('"')) for text in texts if text]


def _object_variables(environ: Mapping[str, str]) -> dict[str, str]:
    variables = {name: environ[name] for name in (_ALTERNATES,) if environ.get(name)}
    if environ.get(_OBJECTS):
        variables[_OBJECTS] = os.path.abspath(environ[_OBJECTS])  # noqa: PTH100 - no links
    return variables


def _is_meant(folder: Path, places: Mapping[str, str]) -> bool:
    """Whether a folder is the current one, or one that the variables name."""
    return any(_same(folder, place) for place in (os.curdir, *places.values()))


def _same(first: Path | None, second: str | None) -> bool:
    try:
        return first is not None and second is not None and first.samefile(second)
    except OSError:
        return False
