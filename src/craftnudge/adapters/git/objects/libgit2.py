"""Loads pygit2's C module without its Python package: 12 ms instead of 55, which is most of what a hook costs.

`import pygit2` also loads ssl, cffi, enums and typing for features that are not used here (remotes, callbacks,
settings). Everything that reading a commit needs (repository, object database, references, patches) is in the extension
module. It is loaded under its own name, so that a later `import pygit2` finds and uses it. If anything about it is not
as expected, the ordinary import is used, which takes longer and gives the same.
"""

from __future__ import annotations

import os
import sys

# Not threading: a hook starts 1 ms sooner without it.
from _thread import allocate_lock
from contextlib import contextmanager
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_MODULE = "pygit2._pygit2"
# Everything that is used of it. A pygit2 of another version that keeps one of these elsewhere is imported as a whole.
_NEEDED = ("GitError", "Odb", "Oid", "Patch", "Repository", "init_file_backend")
_lock = allocate_lock()


def load() -> Any:
    """The module `pygit2._pygit2`, loaded once in a process, by whichever thread comes first.

    A program with threads should call this before it starts them: while libgit2 loads, a child process would inherit a
    changed SSL_CERT_FILE. Raises ImportError if pygit2 is not installed.
    """
    with _lock:
        module = sys.modules.get(_MODULE) or _load_extension()
        if module is None:
            with _some_certificates():
                import pygit2  # noqa: F401, PLC0415 - the slow way, taken only if the fast one is closed

            module = sys.modules[_MODULE]
        return module


def load_package() -> Any:
    """The whole of `pygit2`, which is needed where there is no git to ask for settings. Raises ImportError."""
    with _lock, _some_certificates():
        import pygit2  # noqa: PLC0415 - slow

        return pygit2


def _load_extension() -> ModuleType | None:
    """The extension module by itself; None if it is not found or lacks something."""
    package = PathFinder.find_spec("pygit2")
    folders = (package and package.submodule_search_locations) or ()
    candidates = (Path(folder) / f"_pygit2{suffix}" for folder in folders for suffix in EXTENSION_SUFFIXES)
    path = next((path for path in candidates if path.is_file()), None)
    if path is None:
        return None
    spec = spec_from_file_location(_MODULE, path, loader=ExtensionFileLoader(_MODULE, str(path)))
    if spec is None or spec.loader is None:
        return None
    try:
        with _without_certificates():
            module = module_from_spec(spec)
            spec.loader.exec_module(module)
    except Exception:  # noqa: BLE001 - the ordinary import will report it better
        sys.modules.pop(_MODULE, None)
        return None
    if all(hasattr(module, name) for name in _NEEDED):
        # Only now: another thread that imports pygit2 meanwhile must not find half a module.
        sys.modules[_MODULE] = module
        return module
    sys.modules.pop(_MODULE, None)
    return None


@contextmanager
def _some_certificates() -> Iterator[None]:
    """Names a folder of certificates where the machine has none: `import pygit2` raises GitError without one.

    Any folder will do, since no server is ever contacted.
    """
    import ssl  # noqa: PLC0415 - pygit2 loads it anyway

    paths = ssl.get_default_verify_paths()
    if paths.cafile or paths.capath:
        yield
        return
    variable = paths.openssl_capath_env
    before = os.environ.get(variable)
    os.environ[variable] = os.sep
    try:
        yield
    finally:
        del os.environ[variable]
        if before is not None:
            os.environ[variable] = before


@contextmanager
def _without_certificates() -> Iterator[None]:
    """Keeps OpenSSL, which libgit2 starts when it loads, from reading certificates: no server is ever contacted.

    That saves reading 200 kB, 5 ms, if this variable names the system's file or libgit2 is the system's own. Only the C
    library's environment is changed, not `os.environ`; afterwards it is again what `os.environ` says.
    """
    os.putenv("SSL_CERT_FILE", os.devnull)
    try:
        yield
    finally:
        certificates = os.environ.get("SSL_CERT_FILE")
        if certificates is None:
            os.unsetenv("SSL_CERT_FILE")
        else:
            os.putenv("SSL_CERT_FILE", certificates)


# libgit2 maps a pack in one piece, and keeps it mapped: 300 MB of a process that read git's own history.
_WINDOW_BYTES = 4 * 1024**2
_MAPPED_BYTES = 64 * 1024**2


def map_little() -> None:
    """Bounds how much of the packs this process maps at once, for one that reads a long history. Takes 50 ms.

    Repositories that are opened later read as fast.
    """
    settings = load_package().settings
    settings.mwindow_size = _WINDOW_BYTES
    settings.mwindow_mapped_limit = _MAPPED_BYTES
