"""The modules of a package are found by what lies in its folder."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from craftnudge.runtime.folder_modules import module_names

if TYPE_CHECKING:
    import pytest


def test_only_what_can_be_imported_is_a_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As `pkgutil` finds them: files of editors and file systems beside a module are not modules."""
    folder = tmp_path / "found_by_name"
    folder.mkdir()
    for name in ("__init__.py", "b.py", "a.py", ".#a.py", "._b.py", "a.old.py", "c.py~", "notes.txt", "two words.py"):
        Path(folder, name).write_text("", "ascii")
    monkeypatch.syspath_prepend(str(tmp_path))
    package = import_module("found_by_name")
    try:
        assert module_names(package) == [f"found_by_name.{each}" for each in ("a", "b")]
        importable = {entry.name for entry in iter_modules(package.__path__) if entry.name.isidentifier()}
        assert importable == {"a", "b"}
    finally:
        del sys.modules["found_by_name"]
