"""Where plug-ins are looked for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from craftnudge.adapters.plugins.sources import plugin_sources

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_paths_start_at_the_settings_and_processes_run_beside_the_file(tmp_path: Path) -> None:
    """Never at the current folder, which is a repository."""
    relative, absolute = plugin_sources(("tools/a.py", str(tmp_path / "b.py")), tmp_path / "settings")
    assert (relative.name, relative.target) == ("tools/a.py", str(tmp_path / "settings" / "tools" / "a.py"))
    assert (absolute.target, absolute.folder) == (str(tmp_path / "b.py"), str(tmp_path))


def test_without_a_plug_in_no_metadata_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages with other entry points, and folders that are not there, cost only a look."""
    info = tmp_path / "other-1.dist-info"
    info.mkdir()
    (info / "entry_points.txt").write_text("[console_scripts]\nother = other:main\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), str(tmp_path / "missing")])
    monkeypatch.delitem(sys.modules, "importlib.metadata", raising=False)
    assert plugin_sources((), tmp_path) == ()
    assert "importlib.metadata" not in sys.modules
