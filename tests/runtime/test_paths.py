"""Where the program keeps its data."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

from craftnudge.runtime.paths import home_folder


def test_the_home_is_where_the_platform_keeps_data() -> None:
    """Named by a variable, else by an absolute XDG_DATA_HOME, else in ~/.local/share, as platformdirs has it."""
    assert home_folder({"CRAFTNUDGE_HOME": "/h", "XDG_DATA_HOME": "/d", "HOME": "/u"}) == Path("/h")
    assert home_folder({"XDG_DATA_HOME": "/d", "HOME": "/u"}) == Path("/d/craftnudge")
    for invalid in ("", "relative"):
        assert home_folder({"XDG_DATA_HOME": invalid, "HOME": "/u"}) == Path("/u/.local/share/craftnudge")
    assert home_folder(os.environ | {"CRAFTNUDGE_HOME": ""}) == user_data_path("craftnudge", appauthor=False)
