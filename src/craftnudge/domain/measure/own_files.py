"""Whether a file that only the name of a folder sets aside is the project's own: by its text and by what lies near it.

A package of a shop may be called vendor, a folder for releases dist. What others wrote, or a program, says so at its
beginning, comes in thousands of lines, or lies where a package manager or a build leaves its own files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import GENERATED_FOLDERS, VENDORED_FOLDERS, extension_of, kind_of
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.record import FileChange

# From this many added lines on, a file in a folder for imported or generated code was not typed.
IMPORTED_LINES = 2_000
_WEAK_VENDORED_FOLDERS = frozenset(("deps", "external", "externals", "vendor"))
_WEAK_GENERATED_FOLDERS = frozenset(("autogen", "dist", "generated"))
_COMPILED_ENDINGS = frozenset(("class", "o", "obj"))
_WEAK_GENERATED_NAME = pattern(r"(?:^|[_.-])generated\.\w+$")
# A banner of a licence or a version, at the beginning.
_OF_OTHERS = pattern(
    rb"(?i:\bcopyright\b|\blicen[cs]ed?\b|SPDX-|@preserve\b|\ball rights reserved\b|https?://(?:www\.)?git(?:hub|lab)\.com/)|"
    rb"^/\*!|\bv\d+\.\d+\.\d+\b"
)
# Besides the markers above: checks that are switched off for the whole file, and the first lines of bundles.
_OF_PROGRAMS = pattern(
    rb"(?i:\bgenerat(?:ed|or)\b|\bdo not (?:edit|modify)\b|eslint-disable|tslint:disable|@ts-nocheck|flake8: noqa|"
    rb"pylint: (?:skip-file|disable)|swiftlint:disable|clang-format off|nolint|prettier-ignore|auto-?generated)|"
    rb"^/\*!|__esModule|__webpack_|webpackBootstrap|webpackChunk|__defProp\b|__commonJS\b|__toESM\b|System\.register\(|"
    rb"sourceMappingURL=|typeof exports ?===? ?['\"](?:object|undefined)['\"]|parcelRequire"
)
# Go keeps the address of a module as folders, Deno and Bazel that of a host.
_HOST = pattern(r"^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|dev|in|sh|ly|co|de|uk|edu|fr|eu|info|me|xyz|land|app|tools)$")
# What package managers leave in the folder that they fill: of Go, Composer, Bundler, Cargo, Bazel, vendir, Mix.
_OF_MANAGERS = frozenset(("modules.txt", "vendor.json", "vendir.lock.yml", "autoload.php", "installed.json", "bundle"))
# What a project that was copied brings along: its licence, and what its package manager or git-subrepo writes.
_OF_COPIES = pattern(
    r"^(?:un)?licen[cs]e(?:[.-][\w.-]+)?$|^copy(?:ing|right)(?:[.-]\w+)*$|^(?:\.cargo-checksum\.json|\.hex|hex_metadata\.config|"
    r"\.gitrepo|PKG-INFO|METADATA|\.codecov\.yml|\.travis\.yml|\.npmignore)$",
    re.IGNORECASE,
)
_BUILT_FOR_BROWSERS = frozenset(("cjs", "css", "htm", "html", "js", "json", "map", "mjs", "svg", "txt"))
# Beside a folder called dist they say that a build fills it from another one.
_BUILDS = frozenset(
    (
        *("package.json", "tsconfig.json", "bower.json", "component.json", "gulpfile.js", "Gruntfile.js"),
        *("webpack.config.js", "rollup.config.js", "vite.config.js", "vite.config.ts", "angular.json", "action.yml"),
    )
)
_SOURCES = frozenset(
    ("src", "source", "sources", "lib", "js", "ts", "scss", "sass", "less", "css", "app", "client", "packages")
)


def is_own(
    change: FileChange, kind: FileKind, head: Callable[[], bytes], names_in: Callable[[str], Sequence[str]]
) -> bool:
    """Whether a file whose name says `kind` (vendored or generated) is the project's own.

    `head` gives its first lines; `names_in` the names in a folder of its commit ("" is the top).
    """
    if change.binary or (change.added or 0) >= IMPORTED_LINES:
        return False
    *folders, name = change.path.split("/")
    if not _is_weakly_named(name.lower(), [folder.lower() for folder in folders], kind):
        return False
    if (_OF_PROGRAMS if kind == "generated" else _OF_OTHERS).search(head()):
        return False
    return not (_is_built(name, folders, names_in) if kind == "generated" else _is_copied(folders, names_in))


def _is_weakly_named(name: str, folders: Sequence[str], kind: FileKind) -> bool:
    """Whether only words that mean other things, too, set a file aside."""
    if kind == "generated":
        if extension_of(name) in _COMPILED_ENDINGS:
            return True  # a text of this name is a model or a list
        if not _WEAK_GENERATED_NAME.search(name) and kind_of(name) == "generated":
            return False
        return not set(folders) & (GENERATED_FOLDERS - _WEAK_GENERATED_FOLDERS)
    return kind == "vendored" and not set(folders) & (VENDORED_FOLDERS - _WEAK_VENDORED_FOLDERS)


def _is_copied(folders: Sequence[str], names_in: Callable[[str], Sequence[str]]) -> bool:
    """Whether a package manager filled the folder, or a folder below it is a project with its own licence."""
    at = next(depth for depth, folder in enumerate(folders) if folder.lower() in _WEAK_VENDORED_FOLDERS)
    if any(_HOST.match(folder) for folder in folders[at + 1 :]) or not _OF_MANAGERS.isdisjoint(
        names_in("/".join(folders[: at + 1]))
    ):
        return True
    below = range(at + 2, len(folders) + 1)
    return any(_OF_COPIES.match(name) for depth in below for name in names_in("/".join(folders[:depth])))


def _is_built(name: str, folders: Sequence[str], names_in: Callable[[str], Sequence[str]]) -> bool:
    """Whether a build for browsers put a file into a folder called dist."""
    if "dist" not in folders or extension_of(name) not in _BUILT_FOR_BROWSERS:
        return False
    if f"{name}.map" in names_in("/".join(folders)):
        return True
    beside = names_in("/".join(folders[: folders.index("dist")]))
    return not _BUILDS.isdisjoint(beside) and not _SOURCES.isdisjoint(beside)
