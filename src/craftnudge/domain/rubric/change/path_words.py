"""Features of a path: the significant words of its file name, and its folder without layout folders such as src."""

from __future__ import annotations

from functools import lru_cache

from craftnudge.runtime.lazy_regex import pattern

_WORD = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]{2,}|[^\W\d_]{3,}")
_SHORTEST_WORD = 3
# How `git diff --numstat` writes a rename: `src/{old => new}/a.c`, `old.c => new.c`.
_RENAMED_PART = pattern(r"\{[^{}]*? => ([^{}]*?)\}")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Folders that show the layout of a project and not the topic of a file.
_LAYOUT = _words(
    "__tests__ androidtest app apps c cmd code com doc docs documentation e2e include integration it java javascript "
    "js kotlin lib libs main net org packages pkg python ruby scala source sources spec specs src test tests ts "
    "typescript unit www"
)
# Words in file names that show the role of a file and not its topic.
_ROLES = _words(
    "abstract base common conf config constants controller core data default defs error errors handler helper helpers "
    "impl index init interface internal lib main manager misc mod model module new old package plugin private public "
    "readme service setup spec specs suite test tests testing type types util utils version view"
)


@lru_cache(maxsize=65_536)
def place_of(path: str) -> str:
    """The folder of a file without layout folders, so that code and its test in a mirrored tree have the same one."""
    return "/".join(folder for folder in path.split("/")[:-1] if folder.lower() not in _LAYOUT)


@lru_cache(maxsize=65_536)
def words_of(path: str) -> frozenset[str]:
    """The significant words of a file name, in lower case and without a final s."""
    name = path.rsplit("/", 1)[-1].lstrip(".").split(".", 1)[0]
    words = (word.lower() for word in _WORD.findall(name))
    return frozenset(word.removesuffix("s") for word in words if len(word) >= _SHORTEST_WORD and word not in _ROLES)


def new_path(path: str) -> str:
    """The new path of a rename that is written as numstat writes it; any other path unchanged."""
    if " => " not in path:
        return path
    return _RENAMED_PART.sub(r"\1", path).rsplit(" => ", 1)[-1].replace("//", "/")
