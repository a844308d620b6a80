"""pygit2's C module without the Python around it: 12 ms instead of 55, which is most of what a hook costs.

`import pygit2` also loads ssl, cffi, enums and typing for things that we never touch (remotes, callbacks, settings).
All that a commit needs (repository, object database, references, patches) is in its extension module, which is
loaded here by itself, under its own name, so that a later `import pygit2` finds and uses the same one. Where anything
about that is not as expected, the ordinary import is used: dearer, and the same.
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from importlib.machinery import EXTENSION_SUFFIXES, ExtensionFileLoader, PathFinder
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_MODULE = "pygit2._pygit2"
# What we use of it. An older or a newer pygit2 that keeps one of these elsewhere gets the ordinary import.
_NEEDED = ("GitError", "Odb", "Oid", "Patch", "Repository", "init_file_backend")


def load() -> Any:
    """The module `pygit2._pygit2`; ImportError where pygit2 is not installed."""
    loaded = sys.modules.get(_MODULE)
    if loaded is None:
        loaded = _load_alone()
    if loaded is None:
        import pygit2  # noqa: F401, PLC0415 - the dear way, taken only when the cheap one is closed

        loaded = sys.modules[_MODULE]
    return loaded


def _load_alone() -> ModuleType | None:
    """The extension by itself, or None where it cannot be had or lacks something."""
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
        with _no_certificates():
            module = module_from_spec(spec)
            sys.modules[_MODULE] = module
            spec.loader.exec_module(module)
    except Exception:  # noqa: BLE001 - whatever it is, the ordinary import will say it better
        sys.modules.pop(_MODULE, None)
        return None
    if all(hasattr(module, name) for name in _NEEDED):
        return module
    sys.modules.pop(_MODULE, None)
    return None


@contextmanager
def _no_certificates() -> Iterator[None]:
    """OpenSSL, which libgit2 starts as it is loaded, reads no certificates: no server is ever asked for anything.

    Two hundred kilobytes of them are read where this variable names the system's file, or where libgit2 is the
    system's own: 5 ms. The variable is as before afterwards, for a model's server may be asked.
    """
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = os.devnull
    try:
        yield
    finally:
        if before is None:
            del os.environ["SSL_CERT_FILE"]
        else:
            os.environ["SSL_CERT_FILE"] = before
