"""The process of a plug-in, from its parent's side."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.plugins.process import PluginProcess
from craftnudge.adapters.plugins.sources import PluginSource
from craftnudge.errors import PluginError

if TYPE_CHECKING:
    from pathlib import Path

PLUGIN = "from craftnudge.api import Check\nCHECKS = Check('ACME1', 'Wrong', 'Do  it.', lambda commit: None)\n"


def test_it_describes_its_checks_and_ends_when_closed(tmp_path: Path) -> None:
    """A single check needs no list."""
    (tmp_path / "plugin.py").write_text(PLUGIN)
    with closing(PluginProcess(PluginSource("plugin.py", str(tmp_path / "plugin.py"), is_file=True))) as process:
        assert process.checks == [{"id": "ACME1", "title": "Wrong", "advice": "Do it."}]
    assert process._process.poll() is not None


def test_a_folder_that_is_not_there_is_an_error_of_the_plug_in(tmp_path: Path) -> None:
    """Not one of the program."""
    with pytest.raises(PluginError) as caught:
        PluginProcess(PluginSource("plugin.py", str(tmp_path / "missing" / "plugin.py"), is_file=True))
    assert caught.value.code == "plugin.load"
