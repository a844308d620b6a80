"""Which new files belong to one machine or one run."""

from __future__ import annotations

from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.commits.unwanted_files import needs_log_lines, unwanted_kind


def kind(path: str, *, binary: bool = False) -> tuple[str, str] | None:
    """What a new file of this name is."""
    return unwanted_kind(FileChange(path, "A", None if binary else 1, None if binary else 0, binary))


def test_a_folder_stands_for_all_its_files() -> None:
    """The folder that the tool made, not one below it."""
    assert kind("web/node_modules/x/lib/a.js") == ("web/node_modules/", "installed_packages")
    assert kind("target/classes/shop/Main.class", binary=True) == ("target/classes/", "compiled_file")


def test_a_name_with_other_uses_needs_a_binary_file() -> None:
    """A model, a script and a dump in SQL are texts."""
    for path in ("teapot.obj", "core", "shop.dump", "shop.keystore"):
        assert kind(path) is None
        assert kind(path, binary=True) is not None


def test_fixtures_are_wanted() -> None:
    """Tests keep odd files on purpose, but no packages and caches."""
    assert kind("tests/data/in.log") is None
    assert kind("tests/__pycache__/a.pyc", binary=True) is not None


def test_only_an_ordinary_name_of_a_log_needs_its_lines() -> None:
    """The logs of package managers are known by their names."""
    assert needs_log_lines("out/server.log")
    assert not needs_log_lines("npm-debug.log")
