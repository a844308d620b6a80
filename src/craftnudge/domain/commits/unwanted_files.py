"""Which new files belong to one machine or one run: by name, and by content where other files have the same name.

A name alone decides where only one tool uses it. `model.obj`, `core` and `app.so` are names of other files
too: there the file must be binary, as compiled code and dumps are. What git calls binary is recorded with each file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import own_kind_of
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import FileChange

# What the lines of a log look like is measured: this is the kind of the place.
LOG_LINES = "log_lines"
# From these facts on it is.
LOG_LINES_SINCE = 5


def _names(kinds: dict[str, str]) -> dict[str, str]:
    return {name: kind for kind, names in kinds.items() for name in names.split()}


# Folders that a tool makes; each is reported once, however many files it has.
_FOLDERS = _names(
    {
        "compiled_file": "__pycache__ CMakeFiles xcuserdata DerivedData .stack-work dist-newstyle",
        "installed_packages": "node_modules bower_components .eggs .venv site-packages .bundle jspm_packages",
        "tool_cache": ".gradle .pytest_cache .mypy_cache .ruff_cache .tox .nox .hypothesis .sass-cache .parcel-cache "
        ".turbo .nyc_output .ipynb_checkpoints .terraform .dart_tool .metals .bloop .elixir_ls .vagrant .next .nuxt "
        ".svelte-kit .angular .serverless .ccls-cache .cache .history .metadata",
        "editor_settings": ".vs",
        "system_file": "__MACOSX .Spotlight-V100 .Trashes $RECYCLE.BIN",
        "test_report": "htmlcov lcov-report",
    }
)
# The output folders of Java and Rust, of .NET, and of Python's packaging.
_OUTPUT_FOLDER = pattern(
    r"^(?:.*?/)?(?:target/(?:classes|test-classes|debug|release|surefire-reports|maven-status|tmp)|"
    r"(?:bin|obj)/(?:Debug|Release)|[\w.-]+\.egg-info|vendor/bundle)/"
)
_FILES = _names(
    {
        "system_file": ".DS_Store Thumbs.db thumbs.db ehthumbs.db desktop.ini Desktop.ini .directory Icon\r",
        "log_file": "npm-debug.log yarn-error.log yarn-debug.log lerna-debug.log pnpm-debug.log nohup.out "
        "firebase-debug.log",
        "tool_cache": ".eslintcache .stylelintcache .phpunit.result.cache .php_cs.cache CMakeCache.txt .coverage "
        ".bash_history .python_history .node_repl_history .zsh_history .psql_history",
        "local_settings": ".env.local",
        "private_key_file": "id_rsa id_dsa id_ecdsa id_ed25519",
        "editor_settings": "UserInterfaceState.xcuserstate",
    }
)
# JetBrains and Microsoft say which of these are shared; the others are of one person.
_EDITOR_FILE = pattern(
    r"(?:^|/)\.idea/(?:.*/)?(?:workspace\.xml|tasks\.xml|usage\.statistics\.xml|shelf/|dataSources[./]|"
    r"sqlDataSources\.xml|dynamic\.xml|dbnavigator\.xml|httpRequests/|caches/|aws\.xml|\.name$|contentModel\.xml)|"
    r"(?:^|/)\.vscode/(?:\.history/|ipch/|\.ropeproject/|browse\.vc\.db|solution-explorer/)|"
    r"\.(?:suo|sdf|opensdf|VC\.db|xcuserstate|userosscache|sln\.docstates)$|\.\w*proj\.user$|\.pro\.user$|\.rsuser$"
)
_SHARED_OF_VS = pattern(r"\.vs/[\w./-]*(?:\.vs\.json|VSWorkspaceSettings\.json|CppProperties\.json)$")
_LOCAL_SETTINGS = pattern(r"(?:^|/)\.env\.(?:[\w-]+\.)?local$|\.tfstate(?:\.backup)?$|(?:^|/)local\.properties$")
_ENDINGS = _names(
    {
        "merge_leftover": "orig rej",
        "editor_backup": "swp swo bak kate-swp un~",
        "temporary_file": "tmp pid",
        "log_file": "log",
        "memory_dump": "stackdump hprof",
        "compiled_file": "pyc pyo",
    }
)
# Of these kinds only what git calls binary: there are texts of the same name.
_BINARY_ENDINGS = _names(
    {
        "compiled_file": "class o obj lo la elc beam hi ilk pdb gch pch ko",
        "memory_dump": "dump dmp mdmp",
        "key_store": "p12 pfx jks keystore kdbx bks",
    }
)
_BACKUP = pattern(
    r"(?:~|/#[^/]+#|/\.#[^/]+|/~\$[^/]+|/\.~lock\.[^/]+#|/\._[^/]+|/\.nfs[0-9a-f]{8,}|/hs_err_pid\d+\.log|/replay_pid\d+\.log)$"
)
# Android Studio makes this one for everyone alike, with a password that is documented.
_PUBLIC_KEY_STORES = ("debug.keystore",)
_DUMP = pattern(r"^core(?:\.\d+)?$")


def unwanted_kind(change: FileChange) -> tuple[str, str] | None:
    """The file, or the folder that it is in, and what it is; None for a file that may be committed.

    A file of tests is one of their fixtures.
    """
    path = change.path
    if own_kind_of(path) == "test" and not _in_folder(path):
        return None
    folder = _in_folder(path)
    if folder is not None:
        return folder
    kind = _by_name(path, binary=change.binary)
    return None if kind is None else (path, kind)


def needs_log_lines(path: str) -> bool:
    """Whether the name may be a log's, so that its lines decide."""
    return path.endswith(".log") and path.rpartition("/")[2] not in _FILES


def _in_folder(path: str) -> tuple[str, str] | None:
    """The folder of a tool that the file is in."""
    *folders, _ = path.split("/")
    for at, name in enumerate(folders):
        kind = _FOLDERS.get(name)
        if kind is not None and not _SHARED_OF_VS.search(path):
            return "/".join(folders[: at + 1]) + "/", kind
    output = _OUTPUT_FOLDER.match(path)
    return (output[0], "installed_packages" if output[0].endswith("bundle/") else "compiled_file") if output else None


def _by_name(path: str, *, binary: bool) -> str | None:
    name = path.rpartition("/")[2]
    kind = _FILES.get(name)
    if kind is not None:
        return kind
    if _EDITOR_FILE.search(path):
        return "editor_settings"
    if _LOCAL_SETTINGS.search(path):
        return "local_settings"
    if _BACKUP.search(f"/{path}"):
        return "editor_backup"
    stem, dot, ending = name.rpartition(".")
    ending = ending.lower()
    if binary and (ending in _BINARY_ENDINGS or _DUMP.match(name)) and name not in _PUBLIC_KEY_STORES:
        return _BINARY_ENDINGS.get(ending, "memory_dump")
    return _ENDINGS.get(ending) if dot and stem else None
