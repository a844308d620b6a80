"""Modules that our finder loads are those that Python would load; what is unusual is left to Python."""

from __future__ import annotations

import sys
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, Any

import pytest

import craftnudge.domain.commits
from craftnudge.runtime.module_finder import _Finder

if TYPE_CHECKING:
    from importlib.machinery import ModuleSpec
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of modules in a package of our name, one of which is compiled already."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "__init__.py").write_text("VALUE = 'package'\n")
    (tmp_path / "nothing").mkdir()
    (tmp_path / "module.py").write_text("VALUE = 'old'\n")
    assert load(tmp_path).VALUE == "old"
    return tmp_path


def found(folder: Path, name: str) -> ModuleSpec | None:
    """What a new finder finds."""
    return _Finder().find_spec(f"craftnudge.{name}", [str(folder)])


def load(folder: Path, name: str = "module") -> Any:
    """The module as our finder loads it."""
    spec = found(folder, name)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["craftnudge.domain.commits.record", "craftnudge.domain.rubric"])
def test_a_spec_is_the_one_that_python_makes(name: str) -> None:
    """Name, place, compiled file, parts: tracebacks, resources and coverage read them."""
    path = list(craftnudge.domain.commits.__path__ if name.count(".") > 2 else craftnudge.domain.__path__)
    ours, pythons = _Finder().find_spec(name, path), PathFinder.find_spec(name, path)
    assert ours is not None
    assert pythons is not None
    for attribute in ("name", "origin", "cached", "has_location", "parent", "submodule_search_locations"):
        assert getattr(ours, attribute) == getattr(pythons, attribute), attribute
    assert ours.loader.get_source(name) == pythons.loader.get_source(name)  # type: ignore[union-attr]


def test_compiled_code_is_taken_only_for_the_source_that_is_there(folder: Path) -> None:
    """A source that was changed, a compiled file that is damaged or gone: the source counts."""
    (folder / "module.py").write_text("VALUE = 'new and longer'\n")
    assert load(folder).VALUE == "new and longer"
    (compiled,) = (folder / "__pycache__").iterdir()
    compiled.write_bytes(b"damaged")
    assert load(folder).VALUE == "new and longer"
    compiled.unlink()
    assert load(folder).VALUE == "new and longer"


def test_the_compiled_file_is_what_is_run(folder: Path) -> None:
    """With the time and the size of the source unchanged, its text is not read again."""
    (compiled,) = (folder / "__pycache__").iterdir()
    compiled.write_bytes(compiled.read_bytes().replace(b"old", b"pyc"))
    assert load(folder).VALUE == "pyc"


def test_what_is_unusual_is_left_to_python(folder: Path) -> None:
    """Other packages, folders without `__init__.py`, packages in several folders, and folders that are none."""
    assert load(folder, "inner").VALUE == "package"
    assert found(folder, "nothing") is None
    assert found(folder, "missing") is None
    assert found(folder / "no folder", "module") is None
    finder = _Finder()
    assert finder.find_spec("json.decoder", [str(folder)]) is None
    assert finder.find_spec("craftnudge", None) is None
    assert finder.find_spec("craftnudge.module", [str(folder), str(folder)]) is None


def test_a_new_module_is_found_once_caches_are_invalidated(folder: Path) -> None:
    """As with Python's own finder."""
    finder = _Finder()
    assert finder.find_spec("craftnudge.later", [str(folder)]) is None
    (folder / "later.py").write_text("")
    finder.invalidate_caches()
    assert finder.find_spec("craftnudge.later", [str(folder)]) is not None
